"""A unit: one word, or words multiplied and divided. Units multiply, divide and are raised to whole powers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from gaodi.units.dimension import RATIO, Dimension
from gaodi.units.table import Atom

Term = tuple[Atom, int]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    symbol: the one spelling that Gaodi writes (万元/亩); `units.parse` reads it back to the same unit.
    dimension: base quantity → power. Two units are compatible when it is the same.
    factor: how many base units one of it is, exactly. terms: the words and their powers, in the order written.
    """

    symbol: str
    dimension: Dimension
    factor: Fraction
    terms: tuple[Term, ...] = field(repr=False)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Unit:
        """The unit made of these words; a word that is there twice is taken together."""
        powers: dict[Atom, int] = {}
        for atom, power in terms:
            powers[atom] = powers.get(atom, 0) + power
        kept = tuple((atom, power) for atom, power in powers.items() if power and atom.symbol != "1")
        dimension, factor = RATIO, Fraction(1)
        for atom, power in kept:
            dimension *= atom.dimension**power
            factor *= atom.factor**power
        return cls(_symbol(kept), dimension, factor, kept)

    def __mul__(self, other: Unit) -> Unit:
        return Unit.of((*self.terms, *other.terms))

    def __truediv__(self, other: Unit) -> Unit:
        return self * other**-1

    def __pow__(self, exponent: int) -> Unit:
        return Unit.of((atom, power * exponent) for atom, power in self.terms)

    def __str__(self) -> str:
        return self.symbol


def _symbol(terms: tuple[Term, ...]) -> str:
    above = [_raised(atom.symbol, power) for atom, power in terms if power > 0]
    below = [_raised(atom.symbol, -power) for atom, power in terms if power < 0]
    head = "·".join(above) or "1"
    if not below:
        return head
    return f"{head}/{below[0]}" if len(below) == 1 else f"{head}/({'·'.join(below)})"


def _raised(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"
