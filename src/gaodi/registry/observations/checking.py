"""Looks at every observation of a load before any is kept, and makes the rows. All faults are found, not the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from gaodi import periods, units
from gaodi.errors import Fault, GaodiError, InputError, NotFound
from gaodi.registry import metrics, sources, subjects
from gaodi.registry.metrics import Metric, Metrics, Nature, Type
from gaodi.registry.observations.model import Observation
from gaodi.registry.sources import Sources
from gaodi.registry.subjects import Subject, Subjects

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Where = Callable[[int, str], str]
"""(number of the observation from 0, its key) → where it stands."""

WORDS = {"yes": True, "no": False, "是": True, "否": False}


@dataclass(frozen=True, slots=True)
class Known:
    """What observations may speak of."""

    metrics: Metrics
    subjects: Subjects
    sources: Sources

    @classmethod
    def of(cls, ws: Workspace, more: Iterable[Subject] = (), asked: Iterable[str] = ()) -> Known:
        """What a workspace knows, and the subjects that come with the load. asked: those that it speaks of."""
        everybody = Subjects([*subjects.among(ws, asked).values(), *more])
        return cls(metrics.load(ws), everybody, sources.load(ws))


def rows(given: Iterable[Observation], known: Known, where: Where) -> list[dict[str, Any]]:
    """The rows to keep. Raises InputError with every fault of every observation."""
    made: list[dict[str, Any]] = []
    faults: list[Fault] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, one in enumerate(given):
        row, wrong = _row(one, known, lambda key, n=number: where(n, key))  # type: ignore[misc]
        faults += wrong
        if row is None:
            continue
        made.append(row)
        key = tuple(row[name] for name in ("subject_kind", "subject", "metric", "start", "end", "source"))
        first = seen.setdefault(key, number)
        if first != number:
            what = f"{one.metric} of {row['subject']} in {row['period']} is given twice by {row['source']}"
            faults.append(Fault(what, where(number, "metric"), do=f"Take one out; the other is at {where(first, '')}"))
    if faults:
        raise InputError.of(faults)
    return made


def _row(one: Observation, known: Known, at: Callable[[str], str]) -> tuple[dict[str, Any] | None, list[Fault]]:
    faults: list[Fault] = []

    def found(table: Any, key: str, field: str) -> Any:
        try:
            return table[key]
        except NotFound as error:
            faults.extend(Fault(f.what, at(field), f.expected, f.do) for f in error.faults)
            return None

    metric = found(known.metrics, one.metric, "metric")
    subject = found(known.subjects, one.subject, "subject")
    source = found(known.sources, one.source, "source")
    period, wrong = _period(one, metric, at("period"))
    faults += wrong
    if metric is None or subject is None or source is None or period is None:
        return None, faults
    values, wrong = _values(one, metric, at)
    faults += wrong
    faults += _fits(one, metric, subject, period, at("subject"))
    if faults:
        return None, faults
    start = period.end if metric.nature is Nature.STOCK else period.start
    kept = {name: getattr(one, name) or None for name in ("published", "citation", "address", "quote", "note")}
    return {
        "subject_kind": subject.kind.value, "subject": subject.id, "metric": metric.id,
        "period": period.code, "start": start, "end": period.end, **values, **kept,
        "source": source.id, "status": one.status.value, "confidence": one.confidence.value,
        "synthetic": one.synthetic or source.synthetic or subject.synthetic,
        "comparable": None if one.comparable else False,
    }, []  # fmt: skip


def _period(one: Observation, metric: Metric | None, at: str) -> tuple[periods.Period | None, list[Fault]]:
    try:
        period = periods.parse(one.period)
    except GaodiError as error:
        return None, [Fault(f.what, at, f.expected, f.do) for f in error.faults]
    if metric is None:
        return period, []
    period = _counted_as(period, metric)
    if period.kind in metric.frequency:
        return period, []
    expected = "、".join(metric.frequency)
    return None, [Fault(f"{metric.id} has no values for a period like {one.period}", at, f"a period by {expected}")]


def _counted_as(period: periods.Period, metric: Metric) -> periods.Period:
    """The period as the metric counts: the first half of a figure that runs from January is its first six months."""
    from_january = period.start.month == 1 and period.year == period.start.year
    cumulative = periods.Kind.CUMULATIVE in metric.frequency and period.kind not in metric.frequency
    if cumulative and from_january and period.kind is not periods.Kind.YEAR:
        return periods.cumulative(period.year, period.end.month)
    return period


def _fits(one: Observation, metric: Metric, subject: Subject, period: periods.Period, at: str) -> Iterator[Fault]:
    if subject.kind not in metric.subjects:
        kinds = "、".join(metric.subjects)
        yield Fault(f"{metric.id} is not measured for a {subject.kind} ({subject.name})", at, f"a subject: {kinds}")
    if not _overlaps(subject, period.start, period.end):
        yield Fault(f"{subject.name} ({subject.id}) did not exist in {period.code}", at)


def _overlaps(subject: Subject, start: date, end: date) -> bool:
    return (subject.since is None or subject.since <= end) and (subject.until is None or start <= subject.until)


def _values(one: Observation, metric: Metric, at: Callable[[str], str]) -> tuple[dict[str, Any], list[Fault]]:
    """The columns of the value, or what is wrong with it."""
    empty: dict[str, Any] = {"value": None, "value_low": None, "value_high": None, "code": None, "given": None}
    empty |= {"unit": metric.unit or None, "given_unit": None}
    if metric.type is not Type.NUMBER:
        return _worded(one, metric, empty, at("value"))
    if isinstance(one.value, bool | str):
        return empty, [Fault(f"{metric.id} is a number, not {one.value!r}", at("value"), f"a number in {metric.unit}")]
    unit = one.unit or metric.unit
    try:
        by = _ratio(unit, metric.unit)
    except GaodiError as error:
        return empty, [Fault(f"{metric.id}: {f.what}", at("unit"), f.expected, f.do) for f in error.faults]
    values = {
        name: None if value is None else float(Fraction(value) * by if by != 1 and isfinite(value) else value)
        for name, value in (("value", one.value), ("value_low", one.low), ("value_high", one.high))
    }
    given = None if one.value is None else float(one.value)
    return empty | values | {"given": given, "given_unit": unit}, list(_bounds(one, metric, values, at("value")))


@lru_cache(maxsize=1024)
def _ratio(unit: str, into: str) -> Fraction:
    return units.ratio(unit, into)


def _bounds(one: Observation, metric: Metric, values: dict[str, float | None], at: str) -> Iterator[Fault]:
    low, high = metric.bounds
    for value in values.values():
        if value is None:
            continue
        if not isfinite(value):
            yield Fault(f"{metric.id}: {value} is not a number that can be kept", at, "a finite number")
        elif (low is not None and value < low) or (high is not None and value > high):
            allowed = f"{'' if low is None else f'{low:g}'} … {'' if high is None else f'{high:g}'}"
            do = "Check the unit and the decimal point"
            yield Fault(f"{metric.id}: {value:g} {metric.unit} is out of bounds", at, allowed.strip(), do)
        elif metric.whole and value != round(value):
            yield Fault(f"{metric.id} counts things, and {value:g} is not a whole number", at, "a whole number")


def _worded(one: Observation, metric: Metric, empty: dict[str, Any], at: str) -> tuple[dict[str, Any], list[Fault]]:
    if one.unit:
        return empty, [Fault(f"{metric.id} has no unit", at, do=f"Take {one.unit} out")]
    if metric.type is Type.TEXT:
        return empty | {"code": str(one.value)}, []
    if metric.type is Type.YES_NO:
        said = WORDS.get(str(one.value).lower()) if isinstance(one.value, str) else one.value
        if not isinstance(said, bool):
            return empty, [Fault(f"{metric.id} is yes or no, not {one.value!r}", at, "true, false, 是 or 否")]
        return empty | {"code": "yes" if said else "no", "value": float(said)}, []
    if one.value not in metric.codes:
        return empty, [Fault(f"{metric.id} has no code {one.value!r}", at, f"one of: {', '.join(metric.codes)}")]
    return empty | {"code": str(one.value), "value": float(metric.codes.index(str(one.value)) + 1)}, []
