"""What each part of a rulebook needs, and what does not fit it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.checking.writing import BY_RANK, BY_SCORE, GRADED, SCORE, faults, item, one


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ("{A: 20%}, {B: 45%}, {C: 30%}", "100%"),
        ("{A: 20%}, {B: 45%}, {C: 30%}, {D: 6%}", "100%"),
        ("{A: 20}, {B: 80}", "100%"),
        ("{A: -20%}, {B: 120%}", ""),
        ("{A: 20 分}, {B: 80 分}", ""),
        ("{A: 20%, B: 80%}", ""),
    ],
)
def test_shares_of_grades_make_100_percent(tmp_path: Path, bands: str, said: str) -> None:
    found = faults(tmp_path, BY_RANK % bands)
    assert found
    assert all(said in fault for fault in found)


def test_shares_that_make_100_percent_in_decimals_do(tmp_path: Path) -> None:
    assert faults(tmp_path, BY_RANK % "{A: 33.3%}, {B: 33.3%}, {C: 33.4%}") == []
    assert faults(tmp_path, BY_RANK % "{A: 0.1}, {B: 0.2}, {C: 0.7}") == []


@pytest.mark.parametrize(
    "bands",
    [
        "{A: 90}, {B: rest}, {C: 30}",
        "{A: rest}, {B: 60}",
        "{A: 60}, {B: 90}, {C: rest}",
        "{A: 90 万元}, {B: rest}",
        "{A: 90}, {B: 90}, {C: rest}",
    ],
)
def test_scores_of_grades_fall_and_rest_stands_last(tmp_path: Path, bands: str) -> None:
    assert len(faults(tmp_path, BY_SCORE % bands)) == 1


@pytest.mark.parametrize(
    "payers",
    ["[{city: rest}, {district: 3 万元}]", "[{city: rest}, {district: rest}]", "[{city: 3 万元, district: rest}]"],
)
def test_rest_of_payers_stands_last_and_each_payer_by_itself(tmp_path: Path, payers: str) -> None:
    assert len(faults(tmp_path, f"benefit: {{amount: revenue, payers: {payers}}}\n")) == 1


@pytest.mark.parametrize(
    "bands",
    [
        "[{when: iso_9001, points: 3}]",
        "[{otherwise: true, points: 3}, {when: iso_9001, points: 0}]",
        "[{points: 3}, {otherwise: true, points: 0}]",
        "[{when: own_brand, otherwise: true, points: 3}]",
        "[{when: revenue, points: 3}, {otherwise: true, points: 0}]",
        "[{when: iso_9001, points: 3 万元}, {otherwise: true, points: 0}]",
    ],
)
def test_bands_end_with_otherwise_and_each_line_has_a_condition_and_points(tmp_path: Path, bands: str) -> None:
    assert faults(tmp_path, item(f"bands: {bands}"))


def test_a_case_ends_with_otherwise_too(tmp_path: Path) -> None:
    assert "otherwise" in one(tmp_path, "criteria: {case: [{when: iso_9001, test: own_brand}]}\n")


@pytest.mark.parametrize("amount", ["land_area", "iso_9001", "20", "revenue / land_area", "30%", "scale"])
def test_a_benefit_is_an_amount_of_money(tmp_path: Path, amount: str) -> None:
    assert len(faults(tmp_path, f"benefit: {{amount: {amount}}}\n")) == 1


@pytest.mark.parametrize(
    "more",
    [
        "cap: {amount: 3 亩}",
        "budget: {amount: 20}",
        "payers: [{city: 3 亩}]",
        "when: revenue",
        "budget: {amount: 3 万元, past_it: queue}",
    ],
)
def test_what_goes_with_a_benefit_fits_it(tmp_path: Path, more: str) -> None:
    assert len(faults(tmp_path, f"benefit: {{amount: revenue, {more}}}\n")) == 1


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("method: ratio, value: revenue, benchmark: 3 万元", "weight"),
        ("method: ratio, weight: 3, benchmark: 3 万元", "value"),
        ("method: ratio, weight: 3, value: revenue", "benchmark"),
        ("method: inverse, weight: 3, value: revenue, benchmark: 3 万元", "form"),
        ("method: span, weight: 3, value: revenue, base: 3 万元", "lead"),
        ("method: minmax, value: revenue", "weight"),
        ("method: formula", "points"),
        ("test: iso_9001", "points"),
    ],
)
def test_an_item_has_what_its_method_needs(tmp_path: Path, said: str, lacks: str) -> None:
    assert f"`{lacks}`" in one(tmp_path, item(said))


@pytest.mark.parametrize(
    "said",
    [
        "weight: 3",
        "method: formula, points: 3, bands: [{otherwise: true, points: 3}]",
        "method: formula, points: 3, test: iso_9001",
        "method: formula, points: 3, form: quotient",
        "method: ratio, weight: 3, value: revenue, benchmark: 3 万元, floor: 20",
        "aggregate: sum, items: []",
        "method: span, weight: 3, value: revenue, base: 3 万元, lead: 0.0003 亿元",
        "method: ratio, weight: 3, value: revenue, benchmark: {stat: mean, of: ratio_of_sums}",
        "method: ratio, weight: 3, value: revenue, benchmark: {stat: mean, by: [revenue]}",
        "method: magic",
    ],
)
def test_an_item_says_once_how_its_points_are_given(tmp_path: Path, said: str) -> None:
    assert len(faults(tmp_path, item(said))) == 1


@pytest.mark.parametrize(
    "more",
    [
        "overrides: [{when: revenue, at_most: A}]",
        "overrides: [{when: iso_9001, at_most: E}]",
        "overrides: [{when: iso_9001}]",
        "overrides: [{when: iso_9001, at_most: A, at_least: B}]",
        "ties: [iso_9001]",
        "within: [revenue]",
        "within: [nothing]",
    ],
)
def test_what_goes_with_grades_fits_them(tmp_path: Path, more: str) -> None:
    assert len(faults(tmp_path, SCORE + f"grade: {{by: score, bands: [{{A: 90}}, {{B: rest}}], {more}}}\n")) == 1


def test_grades_need_a_score_and_measures_grades(tmp_path: Path) -> None:
    assert "score" in one(tmp_path, "grade: {by: score, bands: [{A: 90}, {B: rest}]}\n")
    assert "A, B" in one(tmp_path, GRADED + "measures: {E: [{instrument: x, amount: 3 元}]}\n")


@pytest.mark.parametrize(
    "measure",
    [
        "{instrument: x}",
        "{instrument: x, escalate: {by: consecutive_years, steps: [3 元, 4 亩]}}",
    ],
)
def test_a_measure_has_amounts_of_one_kind(tmp_path: Path, measure: str) -> None:
    assert len(faults(tmp_path, GRADED + f"measures: {{A: [{measure}]}}\n")) == 1


@pytest.mark.parametrize(
    "clause",
    [
        "{id: x}",
        "{test: revenue}",
        "{all: [{test: iso_9001}], any: [{test: iso_9001}]}",
        "{at_least: {count: 0, of: [{test: iso_9001}]}}",
    ],
)
def test_a_clause_says_one_thing(tmp_path: Path, clause: str) -> None:
    assert len(faults(tmp_path, f"criteria: {clause}\n")) == 1


@pytest.mark.parametrize("value", ["revenue", "3 万圆", "mean(revenue, years=2)"])
def test_a_parameter_is_a_constant(tmp_path: Path, value: str) -> None:
    assert len(faults(tmp_path, f"parameters: {{a: {{value: '{value}', label: 甲}}}}\n")) == 1
