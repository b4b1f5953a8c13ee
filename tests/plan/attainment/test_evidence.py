"""What may be compared with what: growth with growth, additions with additions, and nothing across units or prices."""

from __future__ import annotations

from datetime import date

import pytest

from gaodi import periods
from gaodi.plan.attainment.bindings import Transform
from gaodi.plan.attainment.comparison import Incomparable, Quantity, Reason
from gaodi.plan.attainment.evidence import from_list, from_metric
from gaodi.plan.attainment.forecast import Knowledge
from gaodi.plan.attainment.judgement import Thresholds, course, judge
from gaodi.plan.attainment.series import Nature
from gaodi.plan.model import Target
from gaodi.registry import metrics
from plan.library.plans import plan

PLAN = plan()
METRICS = metrics.load()


def target(value: float, unit: str, **more) -> Target:
    fields = {"indicator": "指标", "comparator": "=", "kind": "level", "deadline": "2023", "quote": "", "span": (0, 1)}
    return Target(value=value, unit=unit, **fields | more)


def known(**values: float):
    return {periods.parse(code[1:].replace("_", "-")): value for code, value in values.items()}


def judged(evidence):
    return judge(evidence, Knowledge.of([evidence.series]), Thresholds())


def refused(*arguments) -> Reason:
    with pytest.raises(Incomparable) as error:
        from_metric(*arguments)
    return error.value.reason


OUTPUT = METRICS["industrial-output"]
GROWTH = METRICS["industrial-value-added-growth"]


def test_values_come_in_the_unit_of_the_target():
    found = from_metric(target(1.1, "万亿元"), PLAN, OUTPUT, known(y2020=9800.0))
    assert found.series.last.value == pytest.approx(0.98)


def test_what_is_in_another_kind_of_unit_is_not_compared():
    assert refused(target(20, "家"), PLAN, OUTPUT, known(y2020=9800.0)) is Reason.UNIT


def test_growth_is_never_derived_from_nominal_levels():
    asked = target(8, "%", kind="growth", indicator="工业总产值年均增长")
    assert refused(asked, PLAN, OUTPUT, known(y2020=100.0, y2021=108.0)) in (Reason.PRICES, Reason.UNIT)
    with pytest.raises(Incomparable) as error:
        from_metric(asked, PLAN, OUTPUT, known(y2020=100.0, y2021=108.0), Transform.GROWTH)
    assert error.value.reason is Reason.PRICES


def test_a_mean_growth_target_is_compared_with_the_mean_of_published_rates():
    asked = target(6, "%", kind="growth", indicator="增加值年均增长", comparator=">=")
    found = from_metric(asked, PLAN, GROWTH, known(y2020=5.1, y2021=8.0, y2022=7.0, y2023=6.8))
    assert (found.quantity, found.first, found.last) == (Quantity.MEAN, 2021, 2023)
    answer = judged(found)
    assert (answer.status, answer.odds) == ("done", 1.0)
    assert answer.middle == pytest.approx(((1.08 * 1.07 * 1.068) ** (1 / 3) - 1) * 100)
    assert course(found)[0].value == pytest.approx(8.0)


def test_a_good_year_does_not_settle_a_mean_of_three():
    asked = target(6, "%", kind="growth", indicator="增加值年均增长", comparator=">=")
    answer = judged(from_metric(asked, PLAN, GROWTH, known(y2019=6.0, y2020=5.1, y2021=8.0)))
    assert answer.status != "done"
    assert 0 < answer.odds < 1


def test_growth_against_a_base_year_is_chained():
    asked = target(20, "%", kind="growth", indicator="增加值较2020年增长", baseline="2020")
    found = from_metric(asked, PLAN, GROWTH, known(y2021=8.0, y2022=7.0))
    assert found.quantity is Quantity.CHAIN
    answer = judged(found)
    assert answer.progress.latest.value == pytest.approx((1.08 * 1.07 - 1) * 100)
    assert answer.progress.share == pytest.approx((1.08 * 1.07 - 1) / 0.2)


def test_a_fall_is_met_by_falling_whichever_way_the_metric_counts():
    asked = target(7, "%", kind="growth", indicator="能耗较2020年下降", baseline="2020")
    falls = METRICS["energy-per-value-added-fall"]
    found = from_metric(asked, PLAN, falls, known(y2021=3.0, y2022=2.5, y2023=2.0), Transform.COMPOUND)
    assert judged(found).status == "done"


def test_increments_are_added_up_over_the_years_of_the_plan():
    added = METRICS["specialised-smes-added"]
    found = from_metric(target(30, "家", kind="increment"), PLAN, added, known(y2020=50.0, y2021=12.0, y2022=9.0))
    assert (found.series.nature, found.series.last.value) == (Nature.COUNT, 21)
    assert [p.value for p in course(found)] == [12, 21]


def test_a_difference_of_totals_is_no_addition():
    total = METRICS["industrial-firms"]
    assert refused(target(30, "家", kind="increment"), PLAN, total, known(y2020=100.0, y2022=140.0)) is Reason.TOTALS


def test_a_missing_year_leaves_a_sum_open_unless_the_others_suffice():
    added = METRICS["specialised-smes-added"]
    asked = target(30, "家", kind="increment")
    assert refused(asked, PLAN, added, known(y2022=9.0)) is Reason.GAPS
    assert judged(from_metric(asked, PLAN, added, known(y2022=31.0))).status == "done"


def test_sums_of_money_add_the_years_to_come_to_those_that_are_known():
    invested = next(m for m in METRICS.values() if m.nature == "flow" and not m.whole and m.unit in ("亿元", "万元"))
    asked = target(300, "亿元", kind="increment")
    per = 1.0 if invested.unit == "亿元" else 1e4
    found = from_metric(asked, PLAN, invested, known(y2019=80 * per, y2020=90 * per, y2021=100 * per, y2022=110 * per))
    assert found.quantity is Quantity.SUM
    answer = judged(found)
    assert answer.progress.latest.value == pytest.approx(210)
    assert 210 < answer.low < answer.middle < answer.high
    assert answer.middle == pytest.approx(210 + 120, rel=0.05)


def test_a_floor_is_done_only_when_its_last_year_is_known():
    floor = target(95, "%", comparator=">=", firmness="稳定在", quote="稳定在95%以上")
    quality = METRICS["product-quality-rate"]
    assert judged(from_metric(floor, PLAN, quality, known(y2020=96.0, y2022=96.1))).status == "on_track"
    assert judged(from_metric(floor, PLAN, quality, known(y2020=96.0, y2023=96.1))).status == "done"
    assert judged(from_metric(floor, PLAN, quality, known(y2020=96.0, y2023=94.9))).status == "unlikely"


def test_a_list_that_can_lose_members_is_no_running_total():
    days = {date(2021, 12, 31): 8, date(2022, 12, 31): 7}
    assert from_list(target(10, "家"), PLAN, days).series.nature is Nature.LEVEL
    assert from_list(target(10, "家"), PLAN, {date(2021, 12, 31): 8}).series.nature is Nature.COUNT


def test_without_a_deadline_of_its_own_a_target_has_that_of_the_plan():
    assert from_metric(target(500, "亿元", deadline=None), PLAN, OUTPUT, known(y2020=400.0)).deadline == date(
        2023, 12, 31
    )
    endless = PLAN.model_copy(update={"period": None})
    answer = judged(from_metric(target(500, "亿元", deadline=None), endless, OUTPUT, known(y2020=400.0)))
    assert (answer.status, answer.odds) == ("no_data", None)


def test_a_mean_that_was_published_for_the_years_of_the_plan_is_taken_as_it_is():
    asked = target(6, "%", kind="growth", indicator="增加值年均增长", comparator=">=")
    values = {periods.parse("2021..2023"): 6.4, periods.parse("2022"): 9.0}
    answer = judged(from_metric(asked, PLAN, GROWTH, values))
    assert (answer.status, answer.middle) == ("done", pytest.approx(6.4))


def test_of_a_stock_two_periods_that_end_on_one_day_are_one_value():
    firms = METRICS["industrial-firms"]
    found = from_metric(target(500, "家"), PLAN, firms, known(y2020=400.0, y2021_12=430.0, y2021=432.0))
    assert [p.value for p in found.series.points] == [400, 432]


def test_what_was_reached_after_the_deadline_was_not_reached_in_time():
    late = judged(from_metric(target(600, "亿元", deadline="2021"), PLAN, OUTPUT, known(y2020=400.0, y2022=700.0)))
    assert (late.status, 0 < late.odds < 1) == ("unlikely", True)
    after = judged(from_metric(target(500, "亿元", deadline="2021"), PLAN, OUTPUT, known(y2022=600.0)))
    assert (after.status, after.odds) == ("no_data", None)


def test_a_target_that_was_reached_needs_no_value_at_its_end():
    evidence = from_metric(target(400, "亿元"), PLAN, OUTPUT, known(y2020=390.0, y2021=410.0))
    found = judge(evidence, Knowledge.of([evidence.series]), Thresholds(), day=date(2026, 1, 1))
    assert (found.status, found.overdue, found.progress.pace) == ("done", False, None)
