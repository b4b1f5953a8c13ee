"""Comparisons: true or false where every value that it may be agrees, else unknown."""

from __future__ import annotations

from fractions import Fraction

from rules.independent.intervals import End
from rules.independent.truths import Truth, opposite, some
from rules.independent.values import Code, Day, Fact, Number, Several, Value, Word, common

TOLERANCE = Fraction(1, 10**12)
"""By which part a computed number may differ and still count as equal (gaodi/rules/exactness.py)."""


def compared(left: Value, sign: str, right: Value) -> Truth:
    """Whether `left sign right` holds."""
    if sign == "!=":
        return opposite(compared(left, "==", right))
    if isinstance(left, Number) and isinstance(right, Number):
        return _numbers(left, sign, right)
    if isinstance(left, Code) or isinstance(right, Code):
        assert sign == "=="
        return _code(left, right)
    if isinstance(left, Fact) and isinstance(right, Fact):
        return None if None in (left.truth, right.truth) else left.truth == right.truth
    if isinstance(left, Day) and isinstance(right, Day):
        return _days(left, sign, right)
    assert isinstance(left, Word), left
    assert isinstance(right, Word), right
    return _words(left, sign, right)


def among(value: Value, listing: Value) -> Truth:
    """Whether the value is one of a list."""
    assert isinstance(listing, Several)
    return some(compared(value, "==", one) for one in listing.parts)


def _numbers(left: Number, sign: str, right: Number) -> Truth:
    one, other = common([left, right])
    exact = one.given and other.given
    lowest = _order(one.span.least, other.span.most, exact)
    highest = _order(one.span.most, other.span.least, exact)
    if sign == "==":
        known = one.span.known and other.span.known
        return False if lowest > 0 or highest < 0 else True if known else None
    at_lowest, at_highest = (_holds(order > 0, order == 0, sign) for order in (lowest, highest))
    return at_lowest if at_lowest == at_highest else None


def _order(one: End, other: End, exact: bool) -> int:
    computed = not exact and isinstance(one, Fraction) and isinstance(other, Fraction)
    if computed and abs(one - other) <= TOLERANCE * max(abs(one), abs(other)):
        return 0
    return (one > other) - (one < other)


def _holds(greater: bool, equal: bool, sign: str) -> bool:
    return {
        "==": equal,
        ">": greater,
        ">=": greater or equal,
        "<": not greater and not equal,
        "<=": not greater,
    }[sign]


def _days(left: Day, sign: str, right: Day) -> Truth:
    if left.day is None or right.day is None:
        return None
    return _holds(left.day > right.day, left.day == right.day, sign)


def _words(left: Word, sign: str, right: Word) -> Truth:
    if left.text is None or right.text is None:
        return None
    if sign == "==":
        return left.text == right.text
    order = left.order or right.order
    if left.text not in order or right.text not in order:
        return None
    one, other = order.index(left.text), order.index(right.text)
    return _holds(one > other, one == other, sign)


def _code(left: Value, right: Value) -> Truth:
    """The beginning of a code stands for all under it. A code that is itself such a beginning may be any of them."""
    value, said = (left, right) if isinstance(left, Code) else (right, left)
    assert isinstance(value, Code)
    assert isinstance(said, Code | Word)
    if value.text is None or said.text is None:
        return None
    here, beginning = _beginning(value.text), _beginning(said.text)
    if here.startswith(beginning):
        return True
    return None if beginning.startswith(here) else False


def _beginning(code: str) -> str:
    """Of a code of a region, without the zeros that stand for all under it: 4301 for 430100."""
    if len(code) == 6 and code.isdecimal():
        while code.endswith("00"):
            code = code[:-2]
    return code
