"""Numbers with their units, as each language writes them: 100 万元 and 1,000,000 yuan."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from gaodi import units
from gaodi.units import Unit
from gaodi.units.table import ATOMS, NUMBERS

_JOINED = ("%", "‰")
DIGITS = 4
"""Decimals that are shown of a computed number."""


def quantity(value: float | Fraction, unit: Unit, language: str = "zh", digits: int = DIGITS) -> str:
    """A number with its unit. A ratio is shown as it is. Of large computed numbers fewer decimals are shown."""
    if language.startswith("en"):
        value, words = _english(value, unit)
        text = plain(value, _worth(value, digits))
        return f"{text}{words}" if words in _JOINED else f"{text} {words}".rstrip()
    text = plain(value, _worth(value, digits))
    if unit.symbol == "1":
        return text
    return f"{text}{unit.symbol}" if unit.symbol in _JOINED else f"{text} {unit.symbol}"


def _worth(value: float | Fraction, digits: int) -> int:
    """A computed number from a thousand on is worth two decimals."""
    return 2 if digits == DIGITS and abs(float(value)) >= 1000 else digits


def plain(value: float | Fraction, digits: int = DIGITS) -> str:
    """A number with thousands apart, rounded half up to so many decimals, without zeros at its end."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if not rounded and exact:
        return f"{float(value):.3g}"
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _english(value: float | Fraction, unit: Unit) -> tuple[float | Fraction, str]:
    """English has no 万: the number word before a unit goes into the number."""
    if unit.symbol == "1":
        return value, ""
    if unit.symbol in _JOINED:
        return value, unit.symbol
    made = unit
    for word in sorted(NUMBERS, key=len, reverse=True):
        head, _, tail = unit.symbol.partition("/")
        if head.startswith(word) and head[len(word) :] in ATOMS:
            bare = units.parse(head[len(word) :] + (f"/{tail}" if tail else ""))
            by = units.ratio(unit, bare)
            value = value * by if isinstance(value, Fraction) else value * by.numerator / by.denominator
            made = bare
            break
    label = units.label(made, "en")
    if value == 1 and len(made.terms) == 1:
        label = made.terms[0][0].english
    return value, label
