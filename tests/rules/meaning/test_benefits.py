"""Amounts: who gets them, at most how much, which of several, and what is left of a budget."""

from __future__ import annotations

from typing import Any

import pytest

from rules.books import NUMBERS, Judged, book, judged


def granted(benefit: str, *rows: Any, more: str = "") -> Judged:
    """A rulebook with one benefit; a bare value is the x of a subject."""
    program = book(NUMBERS + more + f"benefit: {{{benefit}}}\n")
    return judged(program, [row if isinstance(row, dict) else {"x": row} for row in rows])


def test_a_share_up_to_a_limit() -> None:
    found = granted("amount: 'min(30% * x, 0.1 亿元)'", 100.0, 3333.0, 1e5, None)
    assert found.all("benefit.benefit") == [30.0, 999.9, 1000.0, (0.0, 1000.0)]
    assert found.all("paid.benefit") == [30.0, 999.9, 1000.0, 0.0]


def test_an_amount_is_given_in_one_unit_however_it_is_written() -> None:
    assert granted("amount: 0.5 亿元 / 10", 1.0).all("benefit.benefit") == [500.0]
    assert granted("amount: 200000 元", 1.0).all("benefit.benefit") == [20.0]


def test_no_name_of_a_rulebook_is_taken_for_what_claims_are_made_of() -> None:
    found = granted("amount: x", 10.0, more="let: {kept: x, kept_jobs: x * 2, certain: x * 3, claim: x * 4}\n")
    assert [found.all(name) for name in ("kept", "kept_jobs", "certain", "claim")] == [[10.0], [20.0], [30.0], [40.0]]
    assert not [name for name in found.rows["s0"] if name.startswith("claim.")]


def test_a_cap_for_each_enterprise() -> None:
    found = granted("amount: 30% * x, cap: {per: enterprise, period: year, amount: 200000 元}", 10.0, 100.0, None)
    assert found.all("benefit.benefit") == [3.0, 20.0, (0.0, 20.0)]


def test_who_gets_it_has_to_meet_the_criteria_and_its_own_condition() -> None:
    rows = [{"x": 10.0, "p": p, "q": q} for p in (True, False, None) for q in (True, False, None)]
    found = granted("amount: x, when: p", *rows, more="criteria: {test: q}\n")
    assert found.all("due.benefit") == [True, False, None, False, False, False, None, False, None]
    open_ = (0.0, 10.0)
    assert found.all("benefit.benefit") == [10.0, 0.0, open_, 0.0, 0.0, 0.0, open_, 0.0, open_]
    assert found.all("paid.benefit") == [10.0] + [0.0] * 8


def test_who_is_not_judged_is_paid_nothing() -> None:
    rows = [{"x": 10.0, "p": p} for p in (True, False, None)]
    found = granted("amount: x", *rows, more="population: {require: p}\n")
    assert found.all("paid.benefit") == [10.0, 0.0, 0.0]


def test_an_amount_that_an_office_settles_is_paid_at_its_least_until_then() -> None:
    found = granted("amount: 'range(5 万元, 20 万元)'", 1.0, 1.0)
    assert found.all("benefit.benefit") == [(5.0, 20.0)] * 2
    (spent,) = found.found.budgets
    assert (spent.due, spent.asked, spent.most) == (2, 10.0, 40.0)


def test_nobody_pays_for_a_benefit() -> None:
    found = granted("amount: x - 50 万元, budget: {amount: 100 万元, past_it: prorate}", 60.0, 10.0)
    assert found.all("paid.benefit") == [10.0, 0.0]


TWO = """
benefit:
  - {id: equipment, amount: 30% * x, group: upgrade}
  - {id: lump, amount: 10 万元, group: upgrade}
  - {id: other, amount: 1 万元}
"""


def test_of_several_in_a_group_the_highest_is_paid() -> None:
    found = judged(book(NUMBERS + TWO), [{"x": 10.0}, {"x": 40.0}, {}])
    assert found.all("paid.equipment") == [0.0, 12.0, 0.0]
    assert found.all("paid.lump") == [10.0, 0.0, 10.0]
    assert found.all("paid.other") == [1.0] * 3


def test_of_two_equal_ones_in_a_group_one_is_paid() -> None:
    (row,) = judged(book(NUMBERS + TWO), [{"x": 100 / 3}]).rows.values()
    assert row["paid.equipment"] + row["paid.lump"] == 10.0


def test_of_two_that_exclude_each_other_only_one_is_paid() -> None:
    exclusive = TWO.replace(", group: upgrade", "").replace("30% * x", "30% * x, exclusive_with: [lump]")
    for row in judged(book(NUMBERS + exclusive), [{"x": 10.0}, {"x": 40.0}]).rows.values():
        assert sorted((row["paid.equipment"], row["paid.lump"])) == [0.0, max(row["benefit.equipment"], 10.0)]


def test_past_the_budget_every_amount_is_cut_alike_and_the_sum_never_exceeds_it() -> None:
    found = granted("amount: x, budget: {amount: 100 万元, past_it: prorate}", 60.0, 50.0, 30.0, 20.0)
    assert found.all("paid.benefit") == [37.5, 31.25, 18.75, 12.5]
    thirds = granted("amount: x, budget: {amount: 100 万元, past_it: prorate}", 100.0, 100.0, 100.0).all("paid.benefit")
    assert thirds == [33.3333] * 3


def test_a_budget_that_suffices_cuts_nothing() -> None:
    for past in ("prorate", "queue, order: z", "none"):
        found = granted(
            f"amount: x, budget: {{amount: 100 万元, past_it: {past}}}", {"x": 60.0, "z": 1.0}, {"x": 40.0, "z": 2.0}
        )
        assert found.all("paid.benefit") == [60.0, 40.0]


def test_a_budget_that_binds_nobody_is_only_reported() -> None:
    found = granted("amount: x, budget: {amount: 100 万元, past_it: none}", 80.0, 70.0)
    assert found.all("paid.benefit") == [80.0, 70.0]
    (spent,) = found.found.budgets
    assert (spent.due, spent.asked, spent.budget, spent.paid) == (2, 150.0, 100.0, 150.0)


QUEUE = "amount: x, budget: {amount: 100 万元, past_it: queue, order: z}"


def test_in_a_queue_the_first_are_paid_whole_and_the_one_at_the_edge_in_part() -> None:
    rows = [{"x": 60.0, "z": 1.0}, {"x": 50.0, "z": 3.0}, {"x": 30.0, "z": 2.0}, {"x": 10.0, "z": 0.0}]
    found = granted(QUEUE, *rows)
    assert found.all("paid.benefit") == [20.0, 50.0, 30.0, 0.0]
    (spent,) = found.found.budgets
    assert (spent.due, spent.asked, spent.paid) == (4, 150.0, 100.0)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
def test_a_queue_of_equals_does_not_depend_on_the_order_of_rows(order: list[int]) -> None:
    rows = [{"subject": f"s{at}", "x": 60.0, "z": 1.0} for at in range(3)]
    paid = {name: row["paid.benefit"] for name, row in granted(QUEUE, *(rows[at] for at in order)).rows.items()}
    assert sorted(paid.values()) == [0.0, 40.0, 60.0]
    assert paid == {"s0": 60.0, "s1": 40.0, "s2": 0.0}


def test_what_is_open_asks_for_nothing_yet() -> None:
    rows = [{"x": 60.0, "z": 1.0}, {"z": 3.0}, {"x": (10.0, 90.0), "z": 2.0}]
    found = granted(QUEUE, *rows)
    assert found.all("paid.benefit")[:2] == [60.0, 0.0]
    (spent,) = found.found.budgets
    assert spent.most is None
    assert spent.asked == 70.0


def test_a_share_that_comes_to_whole_yuan_is_paid_whole() -> None:
    found = granted("amount: x, budget: {amount: 3 元, past_it: prorate}", 0.0003, 0.0003, 0.0003)
    assert found.all("paid.benefit") == [0.0001] * 3


def test_a_queue_pays_no_more_than_there_is_whatever_parts_of_a_yuan_are_asked_for() -> None:
    rows = [{"x": 1.00004, "z": float(-at)} for at in range(4)]
    found = granted("amount: x, budget: {amount: 3 万元, past_it: queue, order: z}", *rows)
    assert found.all("paid.benefit") == [1.00004, 1.00004, 0.99992, 0.0]


def test_who_is_excluded_by_what_is_not_kept_itself_is_paid() -> None:
    chain = """
benefit:
  - {id: low, amount: 10 万元}
  - {id: middle, amount: 20 万元, exclusive_with: [low, high]}
  - {id: high, amount: 30 万元}
"""
    (row,) = judged(book(NUMBERS + chain), [{}]).rows.values()
    assert [row[f"paid.{name}"] for name in ("low", "middle", "high")] == [10.0, 0.0, 30.0]
