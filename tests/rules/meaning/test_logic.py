"""Conditions: Kleene's tables in expressions and in criteria, `at_least`, cases, what settles an unknown."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.books import NUMBERS, alone, book, judged, lets
from rules.meaning.phrases import truths

TRUTHS = (True, False, None)
PAIRS = [{"p": p, "q": q} for p, q in product(TRUTHS, TRUTHS)]
TRIPLES = [{"p": p, "q": q, "r": r} for p, q, r in product(TRUTHS, TRUTHS, TRUTHS)]
T, F, U = TRUTHS

TABLES = {
    "p and q": [T, F, U, F, F, F, U, F, U],
    "p or q": [T, T, T, T, F, U, T, U, U],
    "not p": [F, F, F, T, T, T, U, U, U],
    "not (p and q)": [F, T, U, T, T, T, U, T, U],
    "not p or not q": [F, T, U, T, T, T, U, T, U],
    "p and not p": [F, F, F, F, F, F, U, U, U],
    "p or true": [T] * 9,
    "p and false": [F] * 9,
}


def test_expressions_follow_the_tables_of_kleene() -> None:
    found = judged(lets(**{f"it{at}": text for at, text in enumerate(TABLES)}), PAIRS)
    assert {text: found.all(f"it{at}") for at, text in enumerate(TABLES)} == TABLES


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("all: [{test: p}, {test: q}]", "p and q"),
        ("any: [{test: p}, {test: q}]", "p or q"),
        ("not: {test: p}", "not p"),
        ("not: {all: [{test: p}, {test: q}]}", "not (p and q)"),
        ("any: [{not: {test: p}}, {not: {test: q}}]", "not p or not q"),
        ("at_least: {count: 2, of: [{test: p}, {test: q}]}", "p and q"),
        ("at_least: {count: 1, of: [{test: p}, {test: q}]}", "p or q"),
        ("all: [{test: p}]", "p and true"),
    ],
)
def test_criteria_follow_the_same_tables(clause: str, text: str) -> None:
    program = book(NUMBERS + f"let: {{it: {text}}}\ncriteria: {{{clause}}}\n")
    found = judged(program, PAIRS)
    assert found.all("qualified") == found.all("it")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_at_least_is_true_with_enough_known_and_false_where_even_the_unknown_would_not_do(count: int) -> None:
    program = book(
        NUMBERS + f"criteria: {{at_least: {{count: {count}, of: [{{test: p}}, {{test: q}}, {{test: r}}]}}}}\n"
    )
    for row, got in zip(TRIPLES, judged(program, TRIPLES).all("qualified"), strict=True):
        trues, unknowns = list(row.values()).count(True), list(row.values()).count(None)
        expected = True if trues >= count else False if trues + unknowns < count else None
        assert (row, got) == (row, expected)


def test_a_count_of_conditions_against_a_number_says_the_same_as_at_least() -> None:
    program = book(
        NUMBERS + "let: {it: 'count_true(p, q, r) >= 2'}\n"
        "criteria: {at_least: {count: 2, of: [{test: p}, {test: q}, {test: r}]}}\n"
    )
    found = judged(program, TRIPLES)
    assert found.all("it") == found.all("qualified")


CASE = """
criteria:
  case:
    - {when: x >= 10000 万元, test: z >= 3}
    - {when: x >= 5000 万元, test: z >= 6}
    - {otherwise: true, test: p}
"""


TIERS = [
    (10000.0, 3.0, F, T),
    (10000.0, 2.9, T, F),
    (9999.0, 5.9, T, F),
    (5000.0, 6.0, F, T),
    (4999.0, 9.0, F, F),
    (4999.0, 0.0, T, T),
    (4999.0, 9.0, U, U),
    (None, 9.0, T, T),
    (None, 0.0, F, F),
    (None, 9.0, F, U),
    ((5000.0, 20000.0), 6.0, F, T),
    ((5000.0, 20000.0), 4.0, T, U),
    ((5000.0, 20000.0), 1.0, T, F),
]


def test_exactly_one_tier_of_a_case_applies_and_where_that_is_open_all_that_may_have_to_agree() -> None:
    rows = [{"x": x, "z": z, "p": p} for x, z, p, _ in TIERS]
    met = judged(book(NUMBERS + CASE), rows).all("qualified")
    assert list(zip(rows, met, strict=True)) == list(zip(rows, [tier[-1] for tier in TIERS], strict=True))


def test_every_clause_says_whether_it_is_met() -> None:
    program = book(NUMBERS + "criteria:\n  all:\n    - {id: money, test: x >= 10 万元}\n    - {id: prize, test: p}\n")
    (row,) = judged(program, [{"x": 10.0}]).rows.values()
    assert (row["clause.money"], row["clause.prize"], row["qualified"]) == (True, None, None)


def test_nobody_is_failed_for_data_that_the_office_did_not_collect() -> None:
    program = book(
        NUMBERS + "criteria:\n  all: [{test: x >= 10 万元}, {test: n >= 1}, {any: [{test: p}, {test: z > 3}]}]\n"
    )
    assert judged(program, [{}]).all("qualified") == [None]


COMPARED = {
    "x >= 5 万元": [T, F, U, T, U, F, U, T],
    "x > 5 万元": [F, F, U, U, U, F, U, U],
    "x <= 5 万元": [T, T, U, U, U, T, U, U],
    "x < 5 万元": [F, T, U, F, U, T, U, F],
    "x == 5 万元": [T, F, U, U, U, F, U, U],
    "x != 5 万元": [F, T, U, U, U, T, U, U],
    "not x >= 5 万元": [F, T, U, F, U, T, U, F],
    "x in [5 万元, 7 万元]": [T, F, U, U, U, F, U, U],
}


def test_a_comparison_is_settled_where_every_value_between_the_ends_agrees() -> None:
    values = (5.0, 4.0, None, (5.0, 9.0), (4.0, 9.0), (1.0, 4.0), (None, 9.0), (5.0, None))
    found = judged(lets(**{f"it{at}": text for at, text in enumerate(COMPARED)}), [{"x": x} for x in values])
    assert {text: found.all(f"it{at}") for at, text in enumerate(COMPARED)} == COMPARED


def test_a_chain_of_comparisons_is_both_of_them() -> None:
    rows = [{"x": x} for x in (0.0, 1.0, 2.0, 3.0, None, (1.0, 2.5), (1.0, 4.0))]
    assert judged(lets(it="1 万元 <= x < 3 万元"), rows).all("it") == [F, T, T, F, U, T, U]


def test_two_bounded_numbers_are_compared_where_they_do_not_overlap() -> None:
    rows = [{"x": (1.0, 2.0), "y": y} for y in ((3.0, 4.0), (2.0, 3.0), (1.5, 3.0), (0.0, 0.5), (0.0, 1.0))]
    assert judged(lets(it="x < y"), rows).all("it") == [T, U, U, F, F]
    assert judged(lets(it="x <= y"), rows).all("it") == [T, T, U, F, U]


cases = st.fixed_dictionaries(
    {
        **{name: st.sampled_from(TRUTHS) for name in "pqr"},
        "x": st.sampled_from([5.0, 4.0, None, (4.0, 6.0), (5.0, 6.0)]),
        "y": st.sampled_from([1.0, 0.0]),
    }
)


@given(truths, truths, truths, cases)
@settings(max_examples=25)
def test_the_laws_that_kleene_keeps(a: str, b: str, c: str, row: dict[str, Any]) -> None:
    laws = [
        (f"{a} and {b}", f"{b} and {a}"),
        (f"{a} or {b}", f"{b} or {a}"),
        (f"not ({a} and {b})", f"not ({a}) or not ({b})"),
        (f"not ({a} or {b})", f"not ({a}) and not ({b})"),
        (f"not (not ({a}))", a),
        (f"{a} and ({b} or {c})", f"{a} and {b} or {a} and {c}"),
        (f"{a} or {a} and {b}", a),
        (f"({a} and {b}) and {c}", f"{a} and ({b} and {c})"),
        (f"{a} and {a}", a),
    ]
    program = lets(
        **{f"l{at}": one for at, (one, _) in enumerate(laws)}, **{f"r{at}": other for at, (_, other) in enumerate(laws)}
    )
    for at, law in enumerate(laws):
        assert (law, alone(program, f"l{at}", **row)) == (law, alone(program, f"r{at}", **row))


@given(truths, cases)
@settings(max_examples=60)
def test_what_is_settled_stays_so_whatever_the_unknown_turns_out_to_be(text: str, row: dict[str, Any]) -> None:
    program = lets(it=text)
    now = alone(program, "it", **row)
    ways = product(*(open_to(row[name], [True, False]) for name in "pqr"), open_to(row["x"], [0.0, 5.0, 9.0]))
    if now is not None:
        assert {alone(program, "it", p=p, q=q, r=r, x=x, y=row["y"]) for p, q, r, x in ways} == {now}


def open_to(value: Any, otherwise: list[Any]) -> list[Any]:
    """What an input may turn out to be."""
    if isinstance(value, tuple):
        return [*value, sum(value) / 2]
    return otherwise if value is None else [value]
