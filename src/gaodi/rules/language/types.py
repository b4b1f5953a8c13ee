"""What kind of value an expression has: a number with its unit, yes or no, a text, a code, a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gaodi import units
from gaodi.units import Unit


class Kind(StrEnum):
    """The kinds. CODE is one of a classification (industries, regions) in which a beginning stands for all under it."""

    NUMBER = "number"
    TRUTH = "yes or no"
    TEXT = "text"
    CODE = "code"
    DATE = "day"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Type:
    """A type. unit: of a number, in which its values come. bare: it is made of numbers without a unit only, which take
    on the unit of what they meet where that is a count, points or a ratio. values: all that a text may be, if known."""

    kind: Kind
    unit: Unit | None = None
    bare: bool = False
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind is not Kind.NUMBER:
            return {Kind.TRUTH: "yes or no", Kind.DATE: "a day", Kind.CODE: "a code"}.get(self.kind, "a text")
        if self.bare:
            return "a bare number"
        return f"a number in {self.measure}" if self.measure.symbol != "1" else "a ratio"

    @property
    def measure(self) -> Unit:
        """The unit of a number."""
        return self.unit or ONE


ONE = units.parse("1")
POINTS = units.parse("分")
YEAR = units.parse("年")

TRUTH = Type(Kind.TRUTH)
TEXT = Type(Kind.TEXT)
CODE = Type(Kind.CODE)
DATE = Type(Kind.DATE)
BARE = Type(Kind.NUMBER, ONE, bare=True)
RATIO = Type(Kind.NUMBER, ONE)
SCORE = Type(Kind.NUMBER, POINTS)

_MEASURED = {"length", "mass", "time", "energy", "coal", "CO2", "barrel", "CNY", "USD", "EUR", "HKD", "JPY", "GBP"}


def number(unit: Unit) -> Type:
    """A number in a unit."""
    return Type(Kind.NUMBER, unit)


def takes_bare(unit: Unit) -> bool:
    """Whether a bare number may stand beside it: points, ratios, and what is counted one by one (家, 人, 项, 年).

    2万 is a count of 10 000 as well, but a bare 5 beside 万人 would be read both ways.
    """
    return unit.symbol == "1" or (len(unit.dimension) == 1 and not set(unit.dimension) & _MEASURED and unit.factor == 1)
