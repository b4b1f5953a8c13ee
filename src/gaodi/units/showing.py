"""Writes a quantity for people: the value with its unit, and the unit's name in Chinese or English."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gaodi.units.converting import unit
from gaodi.units.model import Unit

_JOINED = ("%", "‰")


def show(value: float | Decimal | Fraction, given: Unit | str, digits: int | None = None) -> str:
    """`1,234.5 亿元`, `28%`. digits: places behind the point; without it as many as the value has, up to ten."""
    of = unit(given)
    text = f"{_decimal(value):,f}" if digits is None else f"{_decimal(value):,.{digits}f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if of.symbol == "1":
        return text
    return f"{text}{of}" if of.symbol in _JOINED else f"{text} {of}"


def label(given: Unit | str, language: str = "zh") -> str:
    """The unit's name: its symbol in Chinese, words in English (`10,000 yuan per mu`)."""
    of = unit(given)
    if not language.startswith("en"):
        return of.symbol
    above = [_raised(atom.several, power) for atom, power in of.terms if power > 0]
    below = [_raised(atom.english, -power) for atom, power in of.terms if power < 0]
    parts = (" × ".join(above), *(["per " + " and ".join(below)] if below else []))
    return " ".join(part for part in parts if part) or "number"


def _raised(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def _decimal(value: float | Decimal | Fraction) -> Decimal:
    if isinstance(value, Decimal | int):
        return Decimal(value)
    return Decimal(repr(round(float(value), 10)))
