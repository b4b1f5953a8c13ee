"""The scales on which series are forecast, so that a forecast can never leave what is possible.

Positive levels are forecast by their logarithm, shares by the logit, growth rates as they are (as parts of the whole).
Levels that are not all positive (profits) are measured by their own mean size, which makes them free of units too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log

from gaodi.plan.attainment.series import Nature, Series

# A share is kept this far from nothing and all, where the logit has no value.
EDGE = 5e-4
# exp() of more than this is no number that a plan could ask for.
FAR = 500.0


class Kind(StrEnum):
    """The family of a scale; series of the same family are pooled."""

    LOG = "log"
    LOGIT = "logit"
    RATE = "rate"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Scale:
    """A strictly increasing map of values. unit: the whole of a share or growth, the mean size of a plain level."""

    kind: Kind
    unit: float = 1.0

    def to(self, value: float) -> float:
        """A value on the scale."""
        match self.kind:
            case Kind.LOG:
                return log(value) if value > 0 else -FAR
            case Kind.LOGIT:
                return _logit(value / self.unit)
            case _:
                return value / self.unit

    def back(self, place: float) -> float:
        """The value at a place of the scale."""
        place = min(max(place, -FAR), FAR)
        match self.kind:
            case Kind.LOG:
                return exp(place)
            case Kind.LOGIT:
                return self.unit / (1 + exp(-place))
            case _:
                return place * self.unit


def _logit(share: float) -> float:
    if not 0 <= share <= 1:
        return FAR if share > 1 else -FAR
    share = min(max(share, EDGE), 1 - EDGE)
    return log(share / (1 - share))


def scale_of(series: Series) -> Scale:
    """The scale that suits a series: by what it is, unless its values do not fit that."""
    values = [p.value for p in series.points]
    if series.nature is Nature.GROWTH:
        return Scale(Kind.RATE, series.whole)
    if series.nature is Nature.SHARE and all(0 <= v <= series.whole for v in values):
        return Scale(Kind.LOGIT, series.whole)
    if all(v > 0 for v in values):
        return Scale(Kind.LOG)
    return Scale(Kind.PLAIN, sum(abs(v) for v in values) / len(values) or 1.0)
