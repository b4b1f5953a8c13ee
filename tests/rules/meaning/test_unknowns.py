"""Numbers that are known, bounded or unknown: what arithmetic, choices and limits make of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError
from rules.books import NUMBERS, alone, book, judged, lets
from rules.meaning.phrases import numbers

NAN, INFINITE = float("nan"), float("inf")


def several(texts: dict[str, Any], **inputs: Any) -> dict[str, Any]:
    """Expressions and what comes out of each."""
    (row,) = judged(lets(**{f"it{at}": text for at, text in enumerate(texts)}), [inputs]).rows.values()
    return {text: row[f"it{at}"] for at, text in enumerate(texts)}


def test_arithmetic_with_bounds_gives_every_value_that_there_may_be() -> None:
    texts = {
        "x + y": (4.0, 6.0),
        "x - y": (-3.0, -1.0),
        "y - x": (1.0, 3.0),
        "x * 2": (2.0, 4.0),
        "x * -2": (-4.0, -2.0),
        "-x": (-2.0, -1.0),
        "x / y": (0.25, 2 / 3),
        "y / x": (1.5, 4.0),
        "1 万元 / x": (0.5, 1.0),
        "x * (y / 1 万元)": (3.0, 8.0),
        "x * (-y / 1 万元)": (-8.0, -3.0),
        "abs(-x)": (1.0, 2.0),
        "min(x, y)": (1.0, 2.0),
        "max(x, y)": (3.0, 4.0),
        "max(x, 1.5 万元)": (1.5, 2.0),
        "clip(x, 1.2 万元, 1.8 万元)": (1.2, 1.8),
        "floor(x / 1 万元 * 1.2)": (1.0, 2.0),
        "30% * x": (0.3, 0.6),
    }
    assert several(texts, x=(1.0, 2.0), y=(3.0, 4.0)) == texts


def test_arithmetic_with_what_is_unknown_is_unknown() -> None:
    texts: dict[str, Any] = dict.fromkeys(("x + y", "y - x", "x * y", "x / y", "y / x", "-x", "abs(x)", "x - x"))
    found = several(texts, y=3.0)
    assert found.pop("abs(x)") in (None, (0.0, None))
    assert all(value is None for value in found.values())


def test_what_has_one_end_keeps_it() -> None:
    texts = {
        "x + y": (4.0, None),
        "y - x": (None, 2.0),
        "x * 2": (2.0, None),
        "max(x, y)": (3.0, None),
        "min(x, y)": (1.0, 3.0),
    }
    assert several(texts, x=(1.0, None), y=3.0) == texts


def test_the_least_and_the_greatest_of_several_need_all_of_them() -> None:
    """SQL's LEAST(NULL, 2) is 2."""
    texts = {
        "min(x, y)": (None, 3.0),
        "max(x, y)": (3.0, None),
        "min(x, y) >= 2 万元": None,
        "min(x, y) >= 4 万元": False,
    }
    assert several(texts, y=3.0) == texts


def test_a_choice_whose_condition_is_unknown_is_none_of_the_two() -> None:
    """In SQL, a NULL falls into ELSE."""
    texts = {
        "x if p else y": (1.0, 3.0),
        "x if p else x": 1.0,
        "x if not p else y": (1.0, 3.0),
        "x if p or true else y": 1.0,
        "x if p and false else y": 3.0,
        "5 万元 if x > 2 万元 else y": 3.0,
        "(x if p else y) >= 1 万元": True,
        "(x if p else y) >= 4 万元": False,
        "(x if p else y) >= 2 万元": None,
    }
    assert several(texts, x=1.0, y=3.0) == texts


def test_a_choice_of_conditions_is_settled_where_both_agree() -> None:
    texts = {"(x > 0 万元) if p else (y > 0 万元)": True, "(x > 2 万元) if p else (y > 2 万元)": None}
    assert several(texts, x=1.0, y=3.0) == texts


@pytest.mark.parametrize("below", [0.0, -0.0, NAN, INFINITE, -INFINITE, None])
def test_a_quotient_by_zero_or_by_what_is_no_number_is_unknown(below: float | None) -> None:
    texts: dict[str, Any] = dict.fromkeys(("x / y", "x / y >= 1", "not x / y >= 1", "0 * (x / y)", "(x - x) / y"))
    texts |= {"x / y > 0 or p": True, "x / y > 0 and q": False, "known(x / y)": False}
    assert several(texts, x=1.0, y=below, p=True, q=False) == texts


def test_zero_over_a_number_is_zero() -> None:
    assert several({"x / y": 0.0}, x=0.0, y=5.0) == {"x / y": 0.0}


def test_a_quotient_by_what_may_be_zero_is_unknown_and_by_what_is_above_it_bounded() -> None:
    program = lets(it="x / y")
    below = [(0.0, 2.0), (-1.0, 2.0), (1.0, 2.0), (1.0, None), (-2.0, -1.0)]
    found = judged(program, [{"x": 4.0, "y": y} for y in below]).all("it")
    assert found[0] in (None, (2.0, None))
    assert found[1:] == [None, (2.0, 4.0), (0.0, 4.0), (-4.0, -2.0)]


@pytest.mark.parametrize("odd", [NAN, INFINITE, -INFINITE])
def test_an_input_that_is_no_number_is_one_that_nobody_knows(odd: float) -> None:
    texts: dict[str, Any] = dict.fromkeys(("x", "x + y", "x >= 1 万元", "x == x", "min(x, y) > 4 万元"))
    texts |= {"min(x, y) > 4 万元": False, "known(x)": False, "mean(x, by=[])": None}
    assert several(texts, x=odd, y=3.0) == texts


def test_what_becomes_too_large_for_a_number_is_never_nan() -> None:
    found = several({"x * y": None, "x * y - x * y": None, "x * y / (x * y)": None}, x=1e200, y=1e200)
    assert all(value is None for value in found.values())


def test_a_constant_that_no_number_can_hold_is_refused() -> None:
    with pytest.raises(InputError):
        judged(lets(it=f"x < 1{'0' * 400} 万元"), [{"x": 1.0}])


def test_one_absurd_figure_does_not_keep_the_others_from_being_judged() -> None:
    program = book(
        NUMBERS + "let: {mean: 'mean(x, by=[])', rounded: 'round(x, 2)', floored: 'floor(x / 1 万元)'}\n"
        "score: [{id: a, label: 甲, method: formula, points: x / 1 万元 * 1 分}]\n"
    )
    found = judged(program, [{"x": 12.345}, {"x": 1e30}])
    assert (found.rows["s0"]["rounded"], found.rows["s0"]["floored"], found.rows["s0"]["score"]) == (12.35, 12.0, 12.35)


def test_an_input_outside_its_bounds_is_no_value() -> None:
    program = book("inputs:\n  t: {label: 甲, unit: 分, bounds: [0, 15]}\nlet: {it: t}\n")
    found = judged(program, [{"t": value} for value in (0.0, 15.0, 15.1, -1.0, None)])
    assert found.all("it") == [0.0, 15.0, None, None, None]


PARAMETERS = """
parameters:
  line: {value: to be confirmed, unit: 分, label: 线}
  rate: {value: 30%, label: 比例}
  share: {value: to be confirmed, unit: '%', label: 比例}
let: {passed: z >= line, either: z >= line or p, amount: rate * x, unsure: share * x, above: x > 0 万元}
"""


def test_what_depends_on_a_parameter_that_is_to_be_confirmed_is_unknown_and_nothing_else() -> None:
    (row,) = judged(book(NUMBERS + PARAMETERS), [{"z": 70.0, "p": True, "x": 10.0}]).rows.values()
    assert {name: row[name] for name in ("passed", "either", "amount", "unsure", "above")} == {
        "passed": None,
        "either": True,
        "amount": 3.0,
        "unsure": None,
        "above": True,
    }


def test_a_parameter_that_is_settled_counts_in_whatever_unit_it_is_settled() -> None:
    program = book(NUMBERS + PARAMETERS, line="60 分", share="500‰")
    (row,) = judged(program, [{"z": 70.0, "x": 10.0}]).rows.values()
    assert (row["passed"], row["unsure"]) == (True, 5.0)


shares = st.integers(0, 1000).map(lambda number: number / 1000)
bounds = st.tuples(st.integers(-50, 50), st.integers(0, 50)).map(lambda two: (float(two[0]), float(two[0] + two[1])))


@given(numbers, bounds, bounds, shares, shares)
@settings(max_examples=150)
def test_a_bounded_result_holds_every_value_that_the_inputs_may_lead_to(
    text: str, x: Any, y: Any, one: float, other: float
) -> None:
    program = lets(it=text)
    wide = alone(program, "it", x=x, y=y, p=None, q=True)
    narrow = alone(program, "it", x=between(x, one), y=between(y, other), p=True, q=True)
    for whole, part, sign in zip(both(wide), both(narrow), (1, -1), strict=True):
        assert whole is None or (part is not None and sign * whole <= sign * part + 1e-9 * max(1.0, abs(part)))


def both(value: Any) -> tuple[Any, Any]:
    """The two ends of a number."""
    return value if isinstance(value, tuple) else (value, value)


def between(value: Any, share: float) -> float:
    """A value within the ends."""
    low, high = both(value)
    return low + (high - low) * share
