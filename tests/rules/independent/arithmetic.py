"""Multiplies and divides numbers with their units."""

from __future__ import annotations

from gaodi import units
from gaodi.units import Unit
from rules.independent.intervals import Interval
from rules.independent.values import PLAIN, Number


def times(left: Number, right: Number) -> Number:
    """The product, in the product of the units."""
    return _plain(left.span * right.span, _joined(left.unit, right.unit, below=False))


def over(left: Number, right: Number) -> Number:
    """The quotient; unknown where the divisor may be zero."""
    return _plain(left.span / right.span, _joined(left.unit, right.unit, below=True))


def _joined(left: Unit | None, right: Unit | None, below: bool) -> Unit | None:
    if right is None:
        return left
    return (left or PLAIN) / right if below else (left or PLAIN) * right


def _plain(span: Interval, unit: Unit | None) -> Number:
    """What has no dimension left is a plain number: 万元 over 亿元 is 1/10000."""
    number = Number(span, unit)
    return number.to(PLAIN) if unit is not None and unit.dimension == units.RATIO else number
