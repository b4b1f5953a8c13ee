"""What metrics must keep among each other: names are told apart, references lead somewhere, no metric needs itself."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping

from gaodi.errors import Fault
from gaodi.registry.metrics.kinds import Nature, SubjectKind, Type
from gaodi.registry.metrics.model import Metric
from gaodi.registry.metrics.rules import Ratio, Sum, Weighted

Where = Callable[[str, str], str]
"""(id of a metric, key) → file and line."""

_IN_TIME = (Nature.FLOW, Nature.CUMULATIVE)


def references(metric: Metric) -> dict[str, str]:
    """The other metrics that it stands on: key → id."""
    found = {"growth_of": metric.growth_of} if metric.growth_of else {}
    if isinstance(metric.total, Ratio):
        found |= {"numerator": metric.total.numerator, "denominator": metric.total.denominator}
    if isinstance(metric.total, Weighted):
        found["by"] = metric.total.by
    if metric.gathers and metric.gathers.metric:
        found["metric"] = metric.gathers.metric
    return found


def check(metrics: Mapping[str, Metric], where: Where) -> Iterator[Fault]:
    """Everything that does not hold together."""
    for metric in metrics.values():
        unknown = [(key, other) for key, other in references(metric).items() if other not in metrics]
        for key, other in unknown:
            near = difflib.get_close_matches(other, metrics, n=1)
            do = f"Perhaps {near[0]!r} is meant" if near else "Define it, or take the reference out"
            yield Fault(f"{metric.id}: there is no metric {other!r} (`{key}`)", where(metric.id, key), do=do)
        circle = _circle(metric.id, metrics)
        if circle:
            way = " → ".join(circle)
            yield Fault(f"{metric.id} stands on itself: {way}", where(metric.id, "total"), "parts that are counted")
        elif not unknown:
            yield from _parts(metric, metrics, where)
            yield from _measured(metric, metrics, where)
            yield from _gathered(metric, metrics, where)
    yield from _names(metrics, where)


def _circle(start: str, metrics: Mapping[str, Metric]) -> list[str]:
    """The way from a metric over its references back to itself; empty where there is none."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for other in references(metrics[way[-1]]).values():
            if other == start:
                return [*way, other]
            if other in metrics and other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []


def _parts(metric: Metric, metrics: Mapping[str, Metric], where: Where) -> Iterator[Fault]:
    total = metric.total
    if isinstance(total, Ratio):
        for key in ("numerator", "denominator"):
            yield from _additive(metric, metrics[getattr(total, key)], key, where)
        top, bottom = metrics[total.numerator].measure, metrics[total.denominator].measure
        if (top / bottom).dimension != metric.measure.dimension:
            what = f"{metric.id}: {top} over {bottom} does not give {metric.unit}"
            yield Fault(what, where(metric.id, "unit"), f"a unit like {top / bottom}")
    elif isinstance(total, Weighted):
        yield from _additive(metric, metrics[total.by], "by", where)
    base = metrics[metric.growth_of] if metric.growth_of else None
    if base is not None and metric.measure.dimension:
        yield Fault(f"{metric.id}: a growth is a plain ratio", where(metric.id, "unit"), "%")


def _additive(metric: Metric, part: Metric, key: str, where: Where) -> Iterator[Fault]:
    if not isinstance(part.total, Sum) or part.nature in (Nature.RATE, Nature.INDEX):
        what = f"{metric.id}: {part.id} does not add up over subjects, so nothing can be computed from it (`{key}`)"
        yield Fault(what, where(metric.id, key), "a metric with `total: {rule: sum}`")


def _measured(metric: Metric, metrics: Mapping[str, Metric], where: Where) -> Iterator[Fault]:
    """What it is computed from is measured for the same subjects, and as often."""
    for key, other in references(metric).items():
        if key == "metric":
            continue
        part = metrics[other]
        if lacking := [kind for kind in metric.subjects if kind not in part.subjects]:
            what = f"{metric.id}: {part.id} is not measured for {'、'.join(lacking)} (`{key}`)"
            yield Fault(what, where(metric.id, key), do=f"Take them out of the subjects, or add them to {part.id}")


def _gathered(metric: Metric, metrics: Mapping[str, Metric], where: Where) -> Iterator[Fault]:
    """A total is of the same kind as what it is gathered from, in a unit that can be converted."""
    if metric.gathers is None:
        return
    single = metrics[metric.gathers.metric] if metric.gathers.metric else None
    at = where(metric.id, "gathers")
    if single is None or single.type is Type.YES_NO:
        if not metric.whole:
            yield Fault(f"{metric.id}: what counts enterprises is in 家 or 个", at, "such a unit, from 0 up")
    elif single.measure.dimension != metric.measure.dimension or not isinstance(single.total, Sum):
        what = f"{metric.id}: {single.id} ({single.unit or single.type}) does not add up to {metric.unit}"
        yield Fault(what, at, "a metric that is summed, in a unit of the same kind")
    elif (single.nature in _IN_TIME) != (metric.nature in _IN_TIME):
        yield Fault(f"{metric.id} is a {metric.nature}, and {single.id} a {single.nature}", at, "both the same in time")
    if single is not None and SubjectKind.ENTERPRISE not in single.subjects:
        yield Fault(f"{metric.id}: {single.id} is not measured for enterprises", at, "a metric of enterprises")


def _names(metrics: Mapping[str, Metric], where: Where) -> Iterator[Fault]:
    """A name may be that of two metrics only if their units or their subjects tell them apart."""
    taken: dict[tuple[str, object, SubjectKind], str] = {}
    for metric in metrics.values():
        for name in dict.fromkeys(metric.names):
            rivals = (taken.setdefault((name, metric.measure.dimension, kind), metric.id) for kind in metric.subjects)
            if rival := next((other for other in rivals if other != metric.id), None):
                what = f"{metric.id} and {rival} are both called {name}, in the same kind of unit"
                yield Fault(what, where(metric.id, "name"), do="Give one of them another name")
