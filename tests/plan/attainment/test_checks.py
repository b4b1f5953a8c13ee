"""Checks between targets: each on a plan of two or three targets, with the arithmetic said in both languages."""

from __future__ import annotations

import pytest

from gaodi.plan.attainment.breakdown import Share, adds_up
from gaodi.plan.attainment.checks import RATES, Check, deadlines, growth, parts, rates, say
from gaodi.plan.attainment.goals import Better
from gaodi.plan.model import Comparator, Target


def target(key: str, indicator: str, value: float, unit: str, at: int = 0, **more) -> Target:
    fields = {"comparator": "=", "kind": "level", "deadline": "2023", "quote": indicator} | more
    return Target(id=key, indicator=indicator, value=value, unit=unit, span=(at, at + 5), **fields)


OUTPUT = target("t1", "规模工业总产值", 1.1, "万亿元", 0, comparator=">=")
ADDED = target("t2", "规模工业增加值", 2800, "亿元", 10, comparator=">=")


def words(check: Check, language: str) -> tuple[str, str]:
    said = say(check.kind, check.verdict.value, check.facts, language)
    return said.what, said.detail


def test_output_and_value_added_imply_a_rate_that_nothing_states():
    (found,) = rates([OUTPUT, ADDED], {})
    assert found.verdict == "open"
    assert found.facts["implied"] == pytest.approx(2800 / 11000 * 100)
    assert found.spans == ((10, 15), (0, 5))
    assert words(found, "zh")[1] == "2,800 亿元 ÷ 1.1 万亿元 = 25.45%"
    assert "25.45%" in words(found, "en")[0]


@pytest.mark.parametrize(("stated", "verdict"), [(25.4, "holds"), (25.45, "holds"), (28.0, "fails"), (22.0, "fails")])
def test_an_implied_rate_must_be_the_stated_one(stated, verdict):
    (found,) = rates([OUTPUT, ADDED, target("t3", "工业增加值率", stated, "%", 20)], {})
    assert (found.verdict, found.targets) == (verdict, ("t2", "t1", "t3"))


@pytest.mark.parametrize(("seen", "verdict"), [(24.0, "holds"), (28.0, "holds"), (20.0, "fails")])
def test_an_implied_rate_must_be_near_the_observed_one(seen, verdict):
    (found,) = rates([OUTPUT, ADDED], {}, observed=lambda rate: ("2020", seen) if rate == RATES[0] else None)
    assert found.verdict == verdict
    assert "2020" in words(found, "zh")[0]


def test_targets_of_another_scope_or_deadline_imply_nothing():
    elsewhere = ADDED.model_copy(update={"scope": "长沙经开区"})
    later = ADDED.model_copy(update={"deadline": "2025"})
    assert not list(rates([OUTPUT, elsewhere, later], {}))


def test_targets_are_known_by_the_metrics_that_they_are_bound_to():
    renamed = [OUTPUT.model_copy(update={"indicator": "产值"}), ADDED.model_copy(update={"indicator": "增加值"})]
    assert not list(rates(renamed, {}))
    assert list(rates(renamed, {"t1": "industrial-output", "t2": "industrial-value-added"}))


def test_parts_that_exceed_their_whole_are_named_with_the_excess():
    whole = target("w", "新增企业", 30, "家", 0, kind="increment")
    own = [
        target(k, k, v, "家", 10 * n, kind="increment", part_of=(0, 5))
        for n, (k, v) in enumerate([("甲", 20), ("乙", 15)], 1)
    ]
    (found,) = parts([whole, *own])
    assert (found.verdict, found.facts["over"]) == ("fails", 5)
    assert words(found, "zh") == ("甲、乙合计比新增企业多 5 家", "20 + 15 = 35 > 30 家")
    (fits,) = parts([whole, own[0]])
    assert (fits.verdict, words(fits, "en")) == ("holds", ("The parts fit 新增企业", "20 ≤ 30 家"))


def test_parts_are_compared_in_the_unit_of_the_whole():
    whole = target("w", "产值", 1, "万亿元", 0)
    (found,) = parts([whole, target("p", "其中智能产业", 7500, "亿元", 10, part_of=(0, 5))])
    assert found.facts["total"] == pytest.approx(0.75)


def test_an_indicator_must_go_the_good_way_over_its_deadlines():
    first, second = (
        target("a", "产值", 500, "亿元", 0, deadline="2023"),
        target("b", "产值", 480, "亿元", 10, deadline="2025"),
    )
    (found,) = deadlines([second, first], {})
    assert (found.kind, found.verdict, found.targets) == ("order", "fails", ("a", "b"))
    (falling,) = deadlines([first, second], {"a": Better.LESS})
    assert falling.verdict == "holds"
    ceilings = [t.model_copy(update={"comparator": Comparator.AT_MOST}) for t in (first, second)]
    assert [c.verdict for c in deadlines(ceilings, {})] == ["holds"]


def test_two_values_for_one_deadline_must_agree_in_whatever_unit():
    first, same = target("a", "产值", 1.1, "万亿元"), target("b", "产值", 11000, "亿元", 10)
    assert [(c.kind, c.verdict) for c in deadlines([first, same], {})] == [("twice", "holds")]
    other = same.model_copy(update={"value": 12000})
    assert [(c.kind, c.verdict) for c in deadlines([first, other], {})] == [("twice", "fails")]


def test_a_level_its_base_and_a_growth_must_fit_but_for_prices():
    level, rate = target("l", "增加值", 500, "亿元"), target("g", "增加值年均增长", 7, "%", 10, kind="growth")
    (found,) = growth([level, rate], {"g": "l"}, lambda t: (2020, 400.0))
    assert found.facts["implied"] == pytest.approx(((500 / 400) ** (1 / 3) - 1) * 100)
    assert found.verdict == "holds"
    assert "0.72" in words(found, "zh")[0]
    (far,) = growth([level, rate], {"g": "l"}, lambda t: (2020, 300.0))
    assert far.verdict == "fails"
    assert not list(growth([level, rate], {"g": "l"}, lambda t: None))


SHARES = [Share("甲区", 300), Share("乙县", 180)]


def test_a_breakdown_that_does_not_add_up_names_the_shortfall():
    found = adds_up(target("t", "增加值", 500, "亿元"), SHARES)
    assert (found.verdict, found.facts["shortfall"]) == ("fails", 20)
    assert words(found, "zh") == ("增加值的分解之和与全市目标相差 20 亿元", "300 + 180 = 480 亿元 < 500 亿元")
    more = adds_up(target("t", "增加值", 450, "亿元"), SHARES)
    assert (more.verdict, more.facts["shortfall"]) == ("holds", 0)


def test_of_a_ceiling_the_districts_may_not_bring_more():
    ceiling = target("t", "用能", 450, "万吨标准煤", comparator="<=")
    assert adds_up(ceiling, SHARES).facts["shortfall"] == 30


def test_a_ratio_adds_up_by_its_denominators_and_never_by_its_sum():
    rate = target("t", "配套率", 40, "%")
    own = [Share("甲区", 50), Share("乙县", 20)]
    assert adds_up(rate, own, "mean", [200, 100]).facts["total"] == pytest.approx((50 * 200 + 20 * 100) / 300)
    assert adds_up(rate, own, "mean", [200, 100]).verdict == "holds"
    untold = adds_up(rate, own, "none")
    assert (untold.verdict, untold.facts["shortfall"]) == ("open", None)
    assert words(untold, "zh")[1] == ""
