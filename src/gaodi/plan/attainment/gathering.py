"""Takes from the registry what a run needs: observations of metrics for subjects, and counts of named lists.

Everything is read as of one number of the lake, so that a run can be repeated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi import periods, units
from gaodi.periods import Period
from gaodi.plan.attainment.bindings import Binding
from gaodi.plan.attainment.metric_series import series_of
from gaodi.plan.attainment.series import Series
from gaodi.registry import lists, metrics, observations
from gaodi.registry.metrics import Metric, Metrics, Ratio, SubjectKind, Sum, Type, Weighted

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

# Series of these lend to each other; enterprises and projects are judged elsewhere.
POOLED = (SubjectKind.REGION, SubjectKind.PARK, SubjectKind.CHAIN)

Values = dict[Period, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation as it is shown: also those that do not count (losing), with why (set_aside).

    citation, note: where exactly the source says it, and what has to be known of it. provisional: the source will say
    it again. comparable: whether the same was counted as in the other values, as far as is known.
    """

    period: Period | None
    at: date
    value: float | None
    source: str
    confidence: str = ""
    recorded_at: datetime | None = None
    set_aside: str = ""
    batch: int | None = None
    citation: str = ""
    note: str = ""
    provisional: bool = False
    comparable: bool = True


class Gathered:
    """The observations of a workspace as of a number of its lake."""

    def __init__(self, ws: Workspace, number: int) -> None:
        self.ws, self.number = ws, number
        self.metrics: Metrics = metrics.load(ws)
        kinds = [kind.value for kind in POOLED]
        self._frame = observations.read(ws, kind=kinds, known_at=number, everything=True)

    def __repr__(self) -> str:
        """The definitions by which it reads: part of what a run is known by."""
        return repr(list(self.metrics.values()))

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in self._frame.iter_rows(named=True):
            found[(row["subject"], row["metric"])].append(row)
        return found

    def own(self, metric: str, subject: str) -> Values:
        """The values that count of a subject's metric, in the metric's unit."""
        rows = self._rows.get((subject, metric), ())
        return {
            periods.parse(row["period"]): row["value"] for row in rows if row["standing"] and row["value"] is not None
        }

    def values(self, metric: Metric, subjects: Iterable[str]) -> Values:
        """The values of a metric for subjects together, by the metric's rule; only periods that all of them have."""
        subjects = tuple(subjects)
        if len(subjects) == 1:
            found = self.own(metric.id, subjects[0])
            return {**self._quotients(metric.total, metric, subjects), **found}
        match metric.total:
            case Sum():
                return self._sums(metric.id, subjects)
            case Ratio():
                return self._quotients(metric.total, metric, subjects)
            case Weighted(by=by):
                return self._means(metric.id, by, subjects)
            case _:
                return {}

    def _shared(self, metric: str, subjects: Iterable[str]) -> dict[Period, list[float]]:
        each = [self.own(metric, subject) for subject in subjects]
        common = set.intersection(*(set(own) for own in each)) if each else set()
        return {period: [own[period] for own in each] for period in common}

    def _sums(self, metric: str, subjects: Iterable[str]) -> Values:
        return {period: sum(values) for period, values in self._shared(metric, subjects).items()}

    def _means(self, metric: str, by: str, subjects: tuple[str, ...]) -> Values:
        weights = self._shared(by, subjects)
        return {
            period: sum(v * w for v, w in zip(values, weights[period], strict=True)) / sum(weights[period])
            for period, values in self._shared(metric, subjects).items()
            if sum(weights.get(period, ())) > 0
        }

    def _quotients(self, rule: object, metric: Metric, subjects: tuple[str, ...]) -> Values:
        """A ratio is computed from its parts; values of ratios are never averaged."""
        if not isinstance(rule, Ratio):
            return {}
        above, below = self.metrics[rule.numerator], self.metrics[rule.denominator]
        by = float(units.ratio(above.measure / below.measure, metric.measure))
        top, bottom = self._sums(above.id, subjects), self._sums(below.id, subjects)
        return {period: top[period] / bottom[period] * by for period in top if bottom.get(period)}

    def seen(self, metric: Metric, subjects: tuple[str, ...]) -> list[Seen]:
        """The observations as they are shown, the oldest first; for several subjects together what came out."""
        if len(subjects) == 1 and (rows := self._rows.get((subjects[0], metric.id))):
            return [_seen(row) for row in sorted(rows, key=lambda row: (row["end"], row["start"], row["batch"]))]
        parts = {metric.id, *_parts(metric)}
        rows = [row for key, found in self._rows.items() if key[0] in subjects and key[1] in parts for row in found]
        by_period: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            if row["standing"]:
                by_period[row["period"]].append(row)
        return [_together(p, v, by_period[p.code]) for p, v in sorted(self.values(metric, subjects).items())]

    def pooled(self, made_up: bool) -> Iterator[Series]:
        """The series of every numeric metric of every subject that is pooled.

        made_up: those of made-up figures, or those of real ones. Neither lends to the other: what was invented for a
        demonstration must not move a real city's odds.
        """
        for (subject, key), rows in sorted(self._rows.items()):
            metric = self.metrics.get(key) if key in self.metrics else None
            alike = any(row["synthetic"] for row in rows) == made_up
            if alike and metric is not None and metric.type is Type.NUMBER:
                series = series_of(f"{subject}/{key}", metric, self.own(key, subject))
                if series.points:
                    yield series

    def counted(
        self, binding: Binding, start: date | None, deadline: date | None = None
    ) -> tuple[dict[date, int], list[Seen], int]:
        """A named list at the end of each year, on the day of its last addition or until when it is known in full, and
        at the deadline where that is not later; the same as it is shown; and how many members have no date.

        start: of a `sum`, the first day of the plan; then only members count whose first stay began on it or later.
        """
        assert binding.list is not None  # noqa: S101 - the caller has asked
        rows = lists.members(
            self.ws, binding.list, subjects=binding.subjects or None, only=binding.members, known_at=self.number
        )
        undated = rows.filter(pl.col("recognised").is_null())["member"].n_unique()
        days = [day for day in rows["recognised"].to_list() if day is not None]
        until = lists.complete_until(self.ws, binding.list, binding.subjects or None, known_at=self.number)
        if not days and (until is None or undated):
            return {}, [], undated
        days += [until] if until else []
        last = max(days) if start is None else max(*days, start)
        first = min(days) if start is None else start
        ends = {*(date(year, 12, 31) for year in range(first.year, last.year)), last}
        ends |= {day for day in (until, deadline) if day and first <= day <= last}
        counts = {day: _came(rows, start, day) if start else _there(rows, day) for day in sorted(ends)}
        sources = "、".join(sorted({source for source in rows["source"].to_list() if source}))
        recorded = max(rows["recorded_at"].to_list(), default=None)
        known = "synthetic" if rows["synthetic"].any() else ""
        return counts, [Seen(None, day, float(n), sources, known, recorded) for day, n in counts.items()], undated


def _there(rows: pl.DataFrame, day: date) -> int:
    """How many were on the list on a day."""
    there = rows.filter(
        (pl.col("recognised") <= day)
        & (pl.col("expires").is_null() | (pl.col("expires") >= day))
        & (pl.col("left").is_null() | (pl.col("left") > day))
    )
    return there["member"].n_unique()


def _came(rows: pl.DataFrame, start: date, day: date) -> int:
    """How many had their first day on the list between two days: a renewal is no addition."""
    first = rows.group_by("member").agg(pl.col("recognised").min())
    return first.filter((pl.col("recognised") >= start) & (pl.col("recognised") <= day)).height


def _parts(metric: Metric) -> tuple[str, ...]:
    return (metric.total.numerator, metric.total.denominator) if isinstance(metric.total, Ratio) else ()


def _seen(row: Mapping[str, Any]) -> Seen:
    return Seen(
        periods.parse(row["period"]), row["end"], row["value"], row["source"],
        "synthetic" if row["synthetic"] else row["confidence"], row["recorded_at"], row["set_aside"], row["batch"],
        row["citation"] or "", row["note"] or "", row["status"] == "provisional",
        _comparable(row),
    )  # fmt: skip


def _together(period: Period, value: float, rows: list[dict[str, Any]]) -> Seen:
    sources = "、".join(sorted({row["source"] for row in rows}))
    recorded = max((row["recorded_at"] for row in rows), default=None)
    batch = max((row["batch"] for row in rows), default=None)
    known = "synthetic" if any(row["synthetic"] for row in rows) else "derived"
    alike = all(_comparable(row) for row in rows)
    return Seen(period, period.end, value, sources, known, recorded, "", batch, comparable=alike)


def _comparable(row: Mapping[str, Any]) -> bool:
    """Empty, and in a lake that is older than the column, is yes."""
    return row.get("comparable") is not False
