"""From one unit to another, exactly; a refusal says why two units cannot be compared.

Standard coal and energy convert only with a stated coefficient, because there are two. GB/T 2589-2020 gives electricity
0.1229 kgce/kWh at its own heat value (当量值, `CALORIFIC`); the equivalent value (等价值) is what power stations burnt
for a kilowatt-hour that year, so the caller brings it, with its year.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import overload

from gaodi.errors import Fault, UnitError
from gaodi.units.dimension import Dimension
from gaodi.units.model import Unit
from gaodi.units.reading import parse

CALORIFIC = Fraction(1229, 10_000)
"""Kilograms of standard coal for a kilowatt-hour of electricity at its own heat value, GB/T 2589-2020 (当量值)."""

_JOULES_PER_KWH = 3_600_000


def unit(given: Unit | str) -> Unit:
    """The unit itself, read where it is given as text."""
    return parse(given) if isinstance(given, str) else given


def compatible(one: Unit | str, other: Unit | str) -> bool:
    """Whether values in the two units can be compared and added."""
    return unit(one).dimension == unit(other).dimension


def ratio(source: Unit | str, target: Unit | str, coal: Fraction | Decimal | str | None = None) -> Fraction:
    """How many of `target` one of `source` is, exactly. For a column: `values * r.numerator / r.denominator`.

    coal: kilograms of standard coal for a kilowatt-hour, where coal and energy are to be converted.
    Raises UnitError where the two cannot be compared.
    """
    source, target = unit(source), unit(target)
    if source.dimension == target.dimension:
        return source.factor / target.factor
    if coal is not None:
        one, other = _as_energy(source, Fraction(coal)), _as_energy(target, Fraction(coal))
        if one[0] == other[0]:
            return one[1] / other[1]
    raise _refusal(source, target)


@overload
def convert(value: float, source: Unit | str, target: Unit | str, coal: Fraction | str | None = None) -> float: ...
@overload
def convert(value: Decimal, source: Unit | str, target: Unit | str, coal: Fraction | str | None = None) -> Decimal: ...
@overload
def convert(
    value: Fraction, source: Unit | str, target: Unit | str, coal: Fraction | str | None = None
) -> Fraction: ...
def convert(
    value: float | Decimal | Fraction, source: Unit | str, target: Unit | str, coal: Fraction | str | None = None
) -> float | Decimal | Fraction:
    """The value in the other unit, of the type that it came in.

    A Fraction stays exact. A float counts as the decimal it is written as (26.01), and gives the float nearest to the
    exact result. A Decimal is exact where the result ends within the precision of the context. coal: as for `ratio`.
    """
    by = ratio(source, target, coal)
    if isinstance(value, Decimal):
        return value * by.numerator / by.denominator
    if isinstance(value, Fraction):
        return value * by
    if not isfinite(value):
        return value
    return float(Fraction(value if isinstance(value, int) else repr(float(value))) * by)


def _as_energy(given: Unit, coal: Fraction) -> tuple[Dimension, Fraction]:
    power = given.dimension.get("coal", 0)
    swapped = given.dimension * Dimension({"coal": -power, "energy": power})
    return swapped, given.factor * (_JOULES_PER_KWH / coal) ** power


_WHY: tuple[tuple[set[str], set[str], str], ...] = (
    ({"coal"}, {"energy"}, "State the coefficient: coal=units.CALORIFIC (当量值) or the equivalent value of the year"),
    ({"calendar"}, {"time"}, "A year is not a fixed number of days: state the days"),
    ({"point"}, set(), "A score is written in 分"),
)


def _refusal(source: Unit, target: Unit) -> UnitError:
    what = f"{source} cannot be compared with {target}: one is {source.dimension}, the other {target.dimension}"
    only, others = set(source.dimension) - set(target.dimension), set(target.dimension) - set(source.dimension)
    do = next((say for a, b, say in _WHY if (only, others) in ((a, b), (b, a))), "Give both in units of one kind")
    return UnitError(Fault(what, do=do))
