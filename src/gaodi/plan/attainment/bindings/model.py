"""What a target is measured by: a metric or a named list, for whom, and how its values become that of the target."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from gaodi.plan.model import Record, Target
from gaodi.registry.metrics.reading import folded

WHOLE = ("全省", "全市", "全区", "全县", "全州")
_BASE = re.compile(r"[较比与]\d{4}年")


class Transform(StrEnum):
    """How the values of a metric or list become the value that a target speaks of.

    VALUE: as it is at the deadline; of a list, its members on that day. SUM: of the years of the plan, from its first
    year to the deadline; of a list, the members that came in that time. CHANGE: since the year before the plan (or the
    target's baseline), in the unit of the metric. GROWTH: the same in percent of the base. COMPOUND: yearly growth
    rates chained since the base. MEAN: the yearly mean of chained growth rates.
    """

    VALUE = "value"
    SUM = "sum"
    CHANGE = "change"
    GROWTH = "growth"
    COMPOUND = "compound"
    MEAN = "mean"


class Action(StrEnum):
    """A target is bound, or it is said that nothing measures it."""

    BIND = "bind"
    UNBIND = "unbind"


class Binding(Record):
    """The binding of one target.

    target: its id; indicator, unit, scope: as the target has them, so that a plan that is compiled anew keeps it.
    metric or list: what measures it. subjects: ids, added up by the metric's rule; none: the plan's region.
    members: of a list, the names of those that count; none: all. reason: why this one, or what has to be borne in mind.
    user, at: who decided and when; "" and None where the catalogue says so.
    """

    target: str
    indicator: str
    unit: str
    scope: str | None = None
    metric: str | None = None
    list: str | None = None
    subjects: tuple[str, ...] = ()
    transform: Transform = Transform.VALUE
    members: tuple[str, ...] = ()
    reason: str = ""
    user: str = ""
    at: datetime | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Binding:
        if self.metric and self.list:
            raise ValueError("a target is measured by a metric or by a list, not by both")
        if self.list and self.transform not in (Transform.VALUE, Transform.SUM):
            raise ValueError(f"a list has no {self.transform}: it is counted (`value`) or its additions are (`sum`)")
        if self.members and not self.list:
            raise ValueError("`members` are those of a list")
        return self

    @property
    def bound(self) -> bool:
        """Whether anything measures it; otherwise `reason` says why not."""
        return bool(self.metric or self.list)

    @property
    def fingerprint(self) -> str:
        """What the target is told by when its id has changed."""
        return fingerprint(self.indicator, self.unit, self.scope)


class File(Record):
    """What a file of bindings holds."""

    format: Literal["gaodi-bindings/1"]
    plan: str
    bindings: tuple[Binding, ...]


def fingerprint(indicator: str, unit: str, scope: str | None) -> str:
    """Indicator, unit and scope without what writers vary: spaces, quotation marks, the base year (较2020年), and
    words for the whole region, which say the same as no scope."""
    plain = _BASE.sub("", indicator)
    return "|".join(folded(part) for part in (plain, unit, "" if scope in WHOLE else scope or ""))


def fingerprint_of(target: Target) -> str:
    """The fingerprint of a target."""
    return fingerprint(target.indicator, target.unit, target.scope)
