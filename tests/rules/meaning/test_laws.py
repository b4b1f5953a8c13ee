"""What holds for every rulebook: what changes nothing, what can only be better, and two evaluators that agree."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gaodi.rules.single import Interval
from rules import subjects
from rules.books import NUMBERS, Judged, alone, book, judged, lets
from rules.meaning.phrases import numbers, rows, truths

WHOLE = (
    NUMBERS
    + """
population:
  require: area > 0 亩
  exempt: [{when: 'industry in ["D44"]', label: 水电气供应企业, grade: T}]
let:
  per_mu: x / area
  usual: mean(per_mu, by=[park])
  total: ratio_of_sums(x, area, by=[])
  high: quantile(x, 0.9, by=[])
  larger: count(x > 100 万元, by=[park])
  steady: mean(x, years=3)
score:
  - id: mu
    label: 甲
    weight: 30
    value: per_mu
    method: ratio
    benchmark: {stat: mean, of: ratio_of_sums}
    cap_multiple: 1.5
    missing: zero
  - id: less
    label: 乙
    weight: 10
    value: y / x
    method: inverse
    form: complement
    benchmark: 50%
    negative: zero
    cap_multiple: 2
  - {id: growth, label: 丙, weight: 10, value: growth(x), method: span, base: 0%, lead: 20%}
  - {id: place, label: 癸, weight: 5, value: x, method: rank, by: [park]}
  - {id: range, label: 丁, weight: 20, value: y, method: minmax, floor: 20, equal: full, by: [park]}
  - id: parts
    label: 戊
    aggregate: sum
    items:
      - id: table
        label: 己
        bands:
          - {when: n >= 10 or x >= 500 万元, points: 10}
          - {when: n >= 5, points: 5}
          - {otherwise: true, points: 0}
      - {id: prize, label: 庚, test: p and not q, points: 5}
      - {id: own, label: 辛, method: formula, points: 'min(5, floor(n / 2 项))', least: 0, most: 5}
bonus: {most: 5, items: [{id: extra, label: 壬, test: r, points: 3}]}
criteria:
  all:
    - {id: line, test: score >= 40}
    - {id: some, at_least: {count: 2, of: [{test: p}, {test: q}, {test: x >= 100 万元}]}}
    - case: [{when: x >= 1000 万元, test: y / x >= 3%}, {otherwise: true, test: 'y / x >= 6%'}]
grade:
  by: rank
  bands: [{A: 20%}, {B: 45%}, {C: 30%}, {D: 5%}]
  ties: [per_mu]
  overrides: [{when: q, at_most: B}]
benefit:
  - {id: share, amount: 'min(30% * x, 100 万元)', budget: {amount: 500 万元, past_it: prorate}, group: g}
  - {id: lump, amount: 20 万元, when: 'grade == "A"', group: g}
measures:
  D:
    - instrument: power
      escalate: {by: consecutive_years, steps: [0.05 元/kWh, 0.10 元/kWh], reset_when: grade != "D"}
"""
)


def population(number: int = 80) -> list[dict[str, Any]]:
    """Random subjects of the rulebook above, with what is missing, bounded or no number among them."""
    made = []
    for row in subjects.table(book(WHOLE), number, seed=3).iter_rows(named=True):
        found = subjects.inputs(row)
        ends = {name: (value.low, value.high) for name, value in found.items() if isinstance(value, Interval)}
        made.append({name: value for name, value in row.items() if "@low" not in name and "@high" not in name} | ends)
    return made


@pytest.fixture(scope="module")
def whole() -> Judged:
    """What the rulebook above says of them."""
    return judged(book(WHOLE), population())


def test_the_two_evaluators_agree_to_the_last_bit_on_everything_that_a_rulebook_can_say(whole: Judged) -> None:
    """They are compared wherever `judged` is called; here on every kind of subject."""
    assert {"judged", "outside", "exempt", "to-check"} == set(whole.all("standing"))
    assert any(isinstance(score, tuple) for score in whole.all("score"))
    assert {"A", "B", "C", "T", None} == set(whole.all("grade"))


@given(
    st.lists(numbers, min_size=6, max_size=6),
    st.lists(truths, min_size=6, max_size=6),
    st.lists(rows, min_size=12, max_size=12),
)
@settings(max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_the_two_evaluators_agree_on_any_expressions(sums: list[str], held: list[str], subjects: list[Any]) -> None:
    judged(lets(**{f"it{at}": text for at, text in enumerate([*sums, *held])}), subjects)


def test_the_two_evaluators_agree_on_nothing_of_a_number_that_has_one_end() -> None:
    judged(lets(it="0 万元 * (x / 3 万元)", other="(x / 3 万元) * 0 万元"), [{"x": (-4.5, None)}, {"x": (None, 4.5)}])


def test_the_order_of_rows_changes_nothing(whole: Judged) -> None:
    people = population()
    shuffled = judged(book(WHOLE), random.Random(0).sample(people, len(people)))
    assert {name: shuffled.rows[name] for name in whole.rows} == whole.rows
    assert (shuffled.found.statistics, shuffled.found.budgets) == (whole.found.statistics, whole.found.budgets)
    assert sorted(map(str, shuffled.found.cutoffs)) == sorted(map(str, whole.found.cutoffs))


def test_a_column_that_nobody_asks_for_changes_nothing(whole: Judged) -> None:
    more = [{**row, "unrelated": at, "score": 3.0, "grade": "A", "备注": "x"} for at, row in enumerate(population())]
    assert judged(book(WHOLE), more).rows == whole.rows


def test_the_unit_in_which_constants_are_written_changes_nothing(whole: Judged) -> None:
    written = WHOLE
    for one, other in OTHERWISE.items():
        assert one in written
        written = written.replace(one, other)
    assert judged(book(written), population()).rows == whole.rows


OTHERWISE = {
    "500 万元": "0.05 亿元",
    "100 万元": "1000000 元",
    "20 万元": "0.002 亿元",
    "0 亩": "0 公顷",
    "50%": "500‰",
    "0.10 元/kWh": "100 元/MWh",
    ">= 3%": ">= 0.03",
}
"""Constants of the rulebook above in other units."""


MORE_IS_BETTER = {
    "ratio": "weight: 30, value: x, method: ratio, benchmark: 20 万元, cap_multiple: 1.5",
    "span": "weight: 30, value: x, method: span, base: 10 万元, lead: 30 万元",
    "bands": "bands: [{when: x >= 20 万元, points: 10}, {when: x >= 10 万元, points: 5}, {otherwise: true, points: 0}]",
    "test": "test: x >= 15 万元, points: 5",
    "formula": "method: formula, points: 'min(5, floor(x / 4 万元))'",
}
LESS_IS_BETTER = {
    "complement": "weight: 30, value: x, method: inverse, form: complement, benchmark: 20 万元, negative: zero",
    "quotient": "weight: 30, value: x, method: inverse, form: quotient, benchmark: 20 万元, cap_multiple: 1.5",
    "span": "weight: 30, value: x, method: span, base: 30 万元, lead: 10 万元",
}
hundredths = st.integers(1, 6000).map(lambda value: value / 100)


@given(hundredths, hundredths)
@settings(max_examples=40)
def test_more_never_scores_less_where_more_is_better(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for item in MORE_IS_BETTER.values():
        program = book(NUMBERS + f"score:\n  - {{id: a, label: 甲, {item}}}\n")
        assert alone(program, "score", x=low) <= alone(program, "score", x=high)
    for item in LESS_IS_BETTER.values():
        program = book(NUMBERS + f"score:\n  - {{id: a, label: 甲, {item}}}\n")
        assert alone(program, "score", x=low) >= alone(program, "score", x=high)


@given(st.lists(hundredths, min_size=2, max_size=30, unique=True))
@settings(max_examples=8)
def test_methods_that_compare_subjects_keep_their_order(values: list[float]) -> None:
    items = "".join(
        f"  - {{id: {name}, label: 甲, weight: 30, value: x, method: {how}}}\n"
        for name, how in (("m", "minmax"), ("f", "minmax, floor: 20"), ("r", "ratio, benchmark: {stat: mean}"))
    )
    found = judged(book(NUMBERS + "score:\n" + items), [{"x": value} for value in sorted(values)])
    for item in "mfr":
        points = found.all(f"score.{item}")
        assert points == sorted(points)


@given(st.integers(1, 10**6), hundredths)
def test_an_amount_is_never_above_its_cap_nor_below_its_share(limit: int, x: float) -> None:
    program = book(NUMBERS + f"benefit: {{amount: 'min(30% * x, {limit} 元)'}}\n")
    amount = alone(program, "benefit.benefit", x=x)
    assert amount <= limit / 10_000
    assert amount <= 0.3 * x + 1e-9
