"""Whether a binding can hold: what it names exists, and the value it gives can be compared with the target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.errors import Fault, GaodiError, NotFound
from gaodi.plan.attainment.bindings.model import Binding, Transform
from gaodi.registry import lists, metrics, subjects
from gaodi.registry.lists import Lists
from gaodi.registry.metrics import Metric, Metrics, Nature, Prices
from gaodi.registry.subjects import Subjects

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Finding = tuple[str, Fault]
"""The key of the binding that is wrong, and what is wrong with it."""

_RATES = (Transform.COMPOUND, Transform.MEAN)


@dataclass(frozen=True, slots=True)
class Known:
    """What bindings may name."""

    metrics: Metrics
    lists: Lists
    subjects: Subjects

    @classmethod
    def of(cls, ws: Workspace) -> Known:
        """What a workspace knows."""
        return cls(metrics.load(ws), lists.load(ws), subjects.load(ws))


def check(binding: Binding, known: Known) -> Iterator[Finding]:
    """Everything that is wrong with it."""
    for key in binding.subjects:
        if key not in known.subjects:
            yield "subjects", Fault(f"There is no subject {key!r}", do="Load it with its observations")
    try:
        if binding.metric:
            yield from _metric(binding, known.metrics[binding.metric], known)
        elif binding.list:
            yield from _unit(binding, known.lists[binding.list].unit)
    except NotFound as error:
        yield from (("metric" if binding.metric else "list", fault) for fault in error.faults)


def _metric(binding: Binding, metric: Metric, known: Known) -> Iterator[Finding]:
    there = [known.subjects[key] for key in binding.subjects if key in known.subjects]
    for subject in there:
        if subject.kind not in metric.subjects:
            what = f"{metric.id} is not measured for a {subject.kind} ({subject.name})"
            yield "subjects", Fault(what, expected=f"a subject: {'、'.join(metric.subjects)}")
    if binding.transform is Transform.GROWTH and (other := _comparable(metric, known.metrics)):
        what = f"Growth at comparable prices does not follow from {metric.id}, which is at current prices"
        yield "transform", Fault(what, do=f"Bind {other} with `mean` or `compound`")
    if binding.transform in _RATES and not metric.growth_of:
        yield "transform", Fault(f"{metric.id} is no yearly growth: nothing can be chained", expected="a growth metric")
    if binding.transform is Transform.SUM and metric.nature not in (Nature.FLOW, Nature.CUMULATIVE):
        what = f"{metric.id} is a {metric.nature}: its years do not add up"
        yield "transform", Fault(what, do="Bind additions (a flow) or a named list")
    if binding.transform is Transform.CHANGE and metric.nature is Nature.STOCK and metric.whole:
        what = f"The difference of two totals of {metric.id} is not what was added, because totals lose members"
        yield "transform", Fault(what, do="Bind additions or a named list")
    yield from _unit(binding, "%" if binding.transform in (Transform.GROWTH, *_RATES) else metric.unit)


def _comparable(metric: Metric, known: Metrics) -> str | None:
    """The metric of growth at comparable prices that there is of this one."""
    growths = (m for m in known.values() if m.growth_of == metric.id and m.prices is Prices.COMPARABLE)
    return next((m.id for m in growths), None)


def _unit(binding: Binding, unit: str) -> Iterator[Finding]:
    try:
        units.ratio(unit or "1", binding.unit or "1")
    except GaodiError as error:
        yield from (("unit", fault) for fault in error.faults)
