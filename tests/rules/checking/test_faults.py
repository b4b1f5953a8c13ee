"""What makes a rulebook wrong, each with what was expected; and all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.rules import checking
from rules.books import HEAD
from rules.checking.writing import faults

SCORE = "score: [{id: a, label: 甲, method: formula, points: 3}]\n"
BY_RANK = SCORE + "grade: {by: rank, bands: [%s]}\n"
BY_SCORE = SCORE + "grade: {by: score, bands: [%s]}\n"
GRADED = BY_SCORE % "{A: 90}, {B: rest}"


def item(said: str) -> str:
    """A rulebook with one item."""
    return f"score: [{{id: a, label: 甲, {said}}}]\n"


def one(folder: Path, body: str) -> str:
    """The one fault of a rulebook."""
    (fault,) = faults(folder, body)
    return fault


def test_a_sound_rulebook_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "") == []
    assert faults(tmp_path, GRADED) == []


def test_an_unknown_key_is_said_with_the_one_that_is_near(tmp_path: Path) -> None:
    assert "Perhaps `score` is meant" in one(tmp_path, "scor: []\n")
    assert "Perhaps `weight` is meant" in one(tmp_path, item("wieght: 3, method: formula, points: 3"))
    assert "does not know the key `colour`" in one(tmp_path, "colour: red\n")


OPTIONAL = (
    "grade", "score", "criteria", "benefit", "let", "population", "measures", "levels", "bonus", "extends", "about",
    "parameters", "inputs", "questionnaire", "data_year", "notes", "round", "labels", "sources",
)  # fmt: skip


@pytest.mark.parametrize("key", OPTIONAL)
def test_an_empty_value_is_an_error(tmp_path: Path, key: str) -> None:
    assert "empty" in one(tmp_path, f"{key}:\n")


@pytest.mark.parametrize(
    "body",
    ["let:\n  a:\n", "let: {a: ''}\n", "notes:\n  -\n", "population: {require: }\n", item("method: formula, points: ")],
)
def test_an_empty_value_within_a_part_is_an_error(tmp_path: Path, body: str) -> None:
    assert len(faults(tmp_path, body)) == 1


def test_an_expression_stands_never_bare_where_yaml_reads_something_else(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "let: {a: [1, 2]}\n")) == 1
    assert len(faults(tmp_path, "let: {a: {b: 1}}\n")) == 1


@pytest.mark.parametrize(
    ("body", "circle"),
    [
        ("let: {a: a + 1}\n", "a → a"),
        ("let: {a: b, b: c, c: a}\n", "a → b → c → a"),
        ("let: {a: score + 1}\n" + item("method: formula, points: a"), "a → score"),
    ],
)
def test_what_is_defined_by_itself_is_a_circle(tmp_path: Path, body: str, circle: str) -> None:
    said = one(tmp_path, body)
    assert "Break the circle" in said
    assert circle in said


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (item("method: formula, points: score.a"), "score.a"),
        (item("method: formula, points: score"), "score"),
        ("criteria: {id: x, test: qualified}\n", "qualified"),
    ],
)
def test_a_name_that_cannot_stand_here_is_not_answered_with_itself(tmp_path: Path, body: str, name: str) -> None:
    assert f"Did you mean {name}" not in one(tmp_path, body).replace(f"{name}?", f"{name} ")


def test_names_that_stand_behind_those_that_use_them_are_no_circle(tmp_path: Path) -> None:
    assert faults(tmp_path, "let: {a: b + c, b: c * 2, c: revenue}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "score: [{id: a, label: 甲, method: formula, points: 3}, {id: a, label: 乙, method: formula, points: 3}]\n",
        "score: [{id: a, label: 甲, aggregate: sum, items: [{id: a, label: 乙, method: formula, points: 3}]}]\n",
        SCORE + "bonus: {items: [{id: a, label: 乙, method: formula, points: 3}]}\n",
        "criteria: {all: [{id: a, test: iso_9001}, {any: [{id: a, test: iso_9001}]}]}\n",
        "levels: [{id: a, label: 甲, test: iso_9001}, {id: a, label: 乙, test: own_brand}]\n",
        "benefit: [{id: a, amount: revenue}, {id: a, amount: revenue}]\n",
        BY_SCORE % "{A: 90}, {A: 60}, {B: rest}",
        GRADED + "measures: {A: [{instrument: x, amount: 3 元}, {instrument: x, amount: 4 元}]}\n",
        "let: {a: revenue}\nparameters: {a: {value: '3', label: 甲}}\n",
        "inputs: {a: {label: 甲}}\nparameters: {a: {value: '3', label: 甲}}\n",
        "inputs: {a: {label: 甲}}\nlet: {a: revenue}\n",
    ],
)
def test_an_id_stands_once(tmp_path: Path, body: str) -> None:
    assert len(faults(tmp_path, body)) == 1


@pytest.mark.parametrize("name", ["score", "grade", "qualified", "level"])
def test_names_of_results_are_taken(tmp_path: Path, name: str) -> None:
    assert f"'{name}'" in one(tmp_path, f"let: {{{name}: revenue}}\n")


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
        "{instrument: x, amount: revenue}",
        "{instrument: x, escalate: {by: consecutive_years, steps: [3 元, 4 亩]}}",
    ],
)
def test_a_measure_has_constant_amounts_of_one_kind(tmp_path: Path, measure: str) -> None:
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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: 试行办法\n", "", "lacks `title`"),
        ("status: reconstructed", "status: certain", "'official', 'secondary' or 'reconstructed'"),
        ("purpose: 亩均效益评价", "purpose: 其他", "per-mu-evaluation"),
        ("id: test/2022", "id: Test 2022", "`id`"),
        ("{from: 2022-01-01}", "{from: 2022-01-01, to: 2021-01-01}", "before it begins"),
        ("gaodi-rulebook/1", "gaodi-rulebook/2", "`format`"),
    ],
)
def test_what_is_wrong_in_the_head(tmp_path: Path, old: str, new: str, said: str) -> None:
    (fault,) = faults(tmp_path, "", HEAD.replace(old, new))
    assert said in fault


@pytest.mark.parametrize("text", ["", "3\n", "- a\n", "a: [\n", "\x00", "a: &a [*a]\n"])
def test_what_is_no_rulebook_at_all_is_one_fault(tmp_path: Path, text: str) -> None:
    assert len(faults(tmp_path, "", text)) == 1


def test_files_that_cannot_be_read_are_faults(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path, tmp_path / "nothing.yaml", tmp_path / "odd.yaml"):
        (fault,) = checking.faults(path)
        assert str(path) in fault.where
        assert fault.do


EVERYTHING = """\
let:
  a: revenue + land_area
  b: foo
  c: a + b
score:
  - {id: s, label: 甲, method: ratio, weight: 3, value: revenue, benchmark: 60}
  - {id: s, label: 乙, bands: [{when: iso_9001, points: 3}]}
criteria: {all: [{test: revenue}, {id: x}]}
grade: {by: rank, bands: [{A: 20%}, {B: 45%}]}
benefit: {amount: land_area}
levels: [{id: l, label: 一级, test: 3}]
"""


def test_all_faults_of_a_file_are_said_at_once(tmp_path: Path) -> None:
    said = "\n".join(faults(tmp_path, EVERYTHING))
    expected = [
        "万元 and 亩",
        "'foo'",
        "60 万元",
        "two items 's'",
        "otherwise",
        "true or false",
        "nothing",
        "100%",
        "money",
    ]
    assert [one for one in expected if one not in said] == []
    assert len(said.split("\n")) == 10


def test_faults_of_form_do_not_hide_faults_of_expressions(tmp_path: Path) -> None:
    said = "\n".join(faults(tmp_path, "colour: red\nround: 9\nlet: {a: foo}\n"))
    assert [one for one in ("`colour`", "`round`", "'foo'") if one not in said] == []


def test_what_uses_something_faulty_is_no_further_fault(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "let: {a: revenue + land_area, b: a * 2, c: b > 3 万元}\ncriteria: {test: c}\n")) == 1
