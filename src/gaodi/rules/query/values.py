"""The values of nodes as columns: a number as its two ends, which are one where it can only be known or not.

gaodi.rules.single.intervals has the same operations for one subject; the two agree to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any

import ibis
from ibis.expr.types import Value

from gaodi.rules.exactness import ROUNDED
from gaodi.rules.query.ranges import ANY, Range, among


@dataclass(frozen=True)
class Number:
    """A number: the column of its low end and of its high end; null is no end on that side. low_is, high_is: what is
    certain of the two."""

    low: Any
    high: Any
    low_is: Range = ANY
    high_is: Range = ANY

    @property
    def point(self) -> bool:
        """Whether it is known or unknown and nothing between."""
        return self.low is self.high


Lowered = Number | Value


@lru_cache(maxsize=4096)
def literal(value: float) -> Any:
    """A number as a double."""
    return ibis.literal(float(value), "float64")


def nothing() -> Any:
    """A number without end."""
    return ibis.null("float64")


def point(column: Any, is_: Range = ANY) -> Number:
    """A number that is known where the column is not null."""
    return Number(column, column, is_, is_)


def constant(value: float) -> Number:
    """The same number for every row."""
    return point(literal(value), among([value]))


def _each(of: Number, change: Callable[[Any], Any], bound: Callable[[float], float] | None = None) -> Number:
    """Both ends changed, the low one staying the lower. bound: the same change of a number; None where a range says
    nothing of the outcome."""
    low = change(of.low)
    low_is, high_is = (ANY if bound is None else one.moved(bound) for one in (of.low_is, of.high_is))
    return Number(low, low if of.point else change(of.high), low_is, high_is)


def is_known(of: Number) -> Any:
    """Whether it is one number."""
    return of.low.notnull() if of.point else (of.low == of.high).fill_null(False)


def times(of: Number, by: float) -> Number:
    """Times a constant; nothing times zero is nothing, whatever is known of it."""
    if by == 0 and not of.point:
        zero = ibis.ifelse(of.low.notnull() | of.high.notnull(), literal(0), nothing())
        return Number(zero, zero)
    made = _each(of, lambda end: end * literal(by), lambda end: end * by)
    return made if by >= 0 or made.point else Number(made.high, made.low, made.high_is, made.low_is)


def scaled(of: Number, above: int, below: int) -> Number:
    """Times a fraction: multiplied first, then divided."""
    made = times(of, float(above)) if above != 1 else of
    return made if below == 1 else _each(made, lambda end: end / literal(below), lambda end: end / below)


def plus(one: Number, other: Number) -> Number:
    """The sum."""
    low = one.low + other.low
    high = low if one.point and other.point else one.high + other.high
    return Number(low, high, one.low_is.plus(other.low_is), one.high_is.plus(other.high_is))


def minus(one: Number, other: Number) -> Number:
    """The difference."""
    low = one.low - other.high
    high = low if one.point and other.point else one.high - other.low
    return Number(low, high, one.low_is.plus(other.high_is.turned()), one.high_is.plus(other.low_is.turned()))


def multiplied(one: Number, other: Number) -> Number:
    """The product; unknown where one of the two has no end and the other is not above zero."""
    if one.point and other.point:
        return point(one.low * other.low)
    fixed, varied = (one, other) if one.point or not other.point else (other, one)
    if fixed.point:
        rising = fixed.low >= literal(0)
        nothing_left = (fixed.low == literal(0)) & (varied.low.notnull() | varied.high.notnull())
        return Number(
            ibis.cases((nothing_left, literal(0)), (rising, varied.low * fixed.low), else_=varied.high * fixed.low),
            ibis.cases((nothing_left, literal(0)), (rising, varied.high * fixed.low), else_=varied.low * fixed.low),
        )
    products = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    ends = reduce(lambda a, b: a & b, (end.notnull() for end in (one.low, one.high, other.low, other.high)))
    upward = (one.low >= literal(0)) & (other.low >= literal(0))
    zero = ((one.low == literal(0)) & is_known(one)) | ((other.low == literal(0)) & is_known(other))
    some = reduce(lambda a, b: a & b, (n.low.notnull() | n.high.notnull() for n in (one, other)))
    low = ibis.cases(
        (zero & some, literal(0)),
        (is_known(one), _by_sign(one.low, other.low, other.high)),
        (is_known(other), _by_sign(other.low, one.low, one.high)),
        (ends, ibis.least(*products)),
        (upward, one.low * other.low),
        else_=nothing(),
    )
    high = ibis.cases(
        (zero & some, literal(0)),
        (is_known(one), _by_sign(one.low, other.high, other.low)),
        (is_known(other), _by_sign(other.low, one.high, one.low)),
        (ends, ibis.greatest(*products)),
        (upward, one.high * other.high),
        else_=nothing(),
    )
    return Number(low, high)


def _by_sign(by: Any, rising: Any, falling: Any) -> Any:
    return ibis.ifelse(by >= literal(0), rising * by, falling * by)


def divided(one: Number, other: Number) -> Number:
    """The quotient; unknown where what is below may be zero."""
    if one.point and other.point:
        return point(one.low / other.low.nullif(literal(0)))
    if other.point:
        below = other.low.nullif(literal(0))
        up = below > literal(0)
        return Number(
            ibis.ifelse(up, one.low / below, one.high / below), ibis.ifelse(up, one.high / below, one.low / below)
        )
    upward, downward = _quotient(one, other), _quotient(_negative(one), _negative(other))
    above, under = other.low > literal(0), other.high < literal(0)
    return Number(
        ibis.cases((under, downward.low), (above, upward.low), else_=nothing()),
        ibis.cases((under, downward.high), (above, upward.high), else_=nothing()),
    )


def _negative(of: Number) -> Number:
    return Number(-of.high, -of.low)


def _quotient(one: Number, below: Number) -> Number:
    """Of what is below and above zero."""

    def over(end: Any, *, rising: bool) -> Any:
        far = ibis.coalesce(end / below.high, literal(0))
        near = end / below.low.nullif(literal(0))
        positive = end >= literal(0)
        return ibis.cases((end.isnull(), nothing()), (positive if rising else ~positive, near), else_=far)

    return Number(over(one.low, rising=False), over(one.high, rising=True))


def positive(of: Number) -> Number:
    """The number where it is certainly above zero."""
    above = of.low > literal(0)
    low = ibis.ifelse(above, of.low, nothing())
    return Number(low, low if of.point else ibis.ifelse(above, of.high, nothing()))


def power(of: Number, exponent: float) -> Number:
    """To a power between 0 and 1."""
    there = of.low >= literal(0)

    def root(end: Any) -> Any:
        bare = ibis.greatest(end, literal(0))
        made = bare.sqrt() if exponent == 0.5 else bare ** literal(exponent)
        return ibis.ifelse(there & end.notnull(), made, nothing())

    return _each(of, root)


def whole(of: Number, way: str, digits: int) -> Number:
    """Rounded down, up or half up."""
    size = 10.0**digits

    def rounded(end: Any) -> Any:
        moved = end * literal(size) if digits else end
        slack = moved.abs() * literal(ROUNDED)
        if way == "ceil":
            made = (moved - slack).ceil().cast("float64")
        else:
            half = moved + literal(0.5) if way == "round" else moved
            made = (half + slack).floor().cast("float64")
        return made / literal(size) if digits else made

    return _each(of, rounded, lambda end: _rounded(end, way, digits))


def _rounded(number: float, way: str, digits: int) -> float:
    """A number rounded as the column is."""
    moved, size = number * 10.0**digits, 10.0**digits
    if way == "ceil":
        return math.ceil(moved - abs(moved) * ROUNDED) / size
    half = 0.5 if way == "round" else 0.0
    return math.floor(moved + half + abs(moved) * ROUNDED) / size


def over(of: Number, by: float) -> Number:
    """Divided by a constant, which is not zero unless the file says so."""
    if by == 0:
        return point(nothing())
    made = _each(of, lambda end: end / literal(by), lambda end: end / by)
    return made if by > 0 or made.point else Number(made.high, made.low, made.high_is, made.low_is)
