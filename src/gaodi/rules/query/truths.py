"""Conditions as columns: SQL's own `and`, `or` and `not` are Kleene's, everything else is written out here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import ibis

from gaodi.rules.query.values import Number, literal


def compared(sign: str, left: Number, right: Number, slack: float, right_constant: float | None) -> Any:
    """Whether the comparison holds for every value that the two may have, for none (false), or that is open (null)."""
    if sign == "==":
        reaches, more = (compared(one, left, right, slack, right_constant) for one in (">=", ">"))
        return ibis.cases(((~reaches) | more, False), (reaches & ~more, True), else_=ibis.null("boolean"))
    if sign in ("<", "<="):
        return ~compared(">=" if sign == "<" else ">", left, right, slack, right_constant)
    test = _reaches if sign == ">=" else _beyond
    if left.point and right.point:
        return test(left.low, right.low, slack, right_constant)
    surely = test(left.low, right.high, slack, right_constant)
    perhaps = test(left.high, right.low, slack, right_constant)
    return ibis.cases((surely, True), (~perhaps, False), else_=ibis.null("boolean"))


def _reaches(value: Any, threshold: Any, slack: float, constant: float | None) -> Any:
    return value >= _moved(threshold, -slack, constant)


def _beyond(value: Any, threshold: Any, slack: float, constant: float | None) -> Any:
    return value > _moved(threshold, slack, constant)


def _moved(threshold: Any, slack: float, constant: float | None) -> Any:
    """The threshold with its tolerance; a constant is moved here and not for every row."""
    if not slack:
        return threshold
    if constant is not None:
        return literal(constant + abs(constant) * slack if slack > 0 else constant - abs(constant) * -slack)
    distance = threshold.abs() * literal(abs(slack))
    return threshold + distance if slack > 0 else threshold - distance


def every(parts: Sequence[Any]) -> Any:
    """Kleene's and."""
    return reduce(lambda one, other: one & other, parts)


def some(parts: Sequence[Any]) -> Any:
    """Kleene's or."""
    return reduce(lambda one, other: one | other, parts)


def count(parts: Sequence[Any], otherwise: bool) -> Any:
    """How many are true; what is unknown counts as `otherwise`."""
    ones = [ibis.ifelse(~part, literal(0), literal(1)) if otherwise else _one(part) for part in parts]
    return reduce(lambda one, other: one + other, ones)


def _one(part: Any) -> Any:
    return ibis.ifelse(part, literal(1), literal(0))


def at_least(number: int, parts: Sequence[Any]) -> Any:
    """Whether so many are true."""
    met, open_ = count(parts, otherwise=False), count(parts, otherwise=True)
    wanted = literal(number)
    return ibis.cases((met >= wanted, True), (open_ < wanted, False), else_=ibis.null("boolean"))
