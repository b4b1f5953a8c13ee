"""What could measure a target that is not bound: by exact rules on its name, scope and unit. Nothing is guessed.

A metric or list is suggested when its name or an alias is the target's indicator and its unit fits. Where the scope of
the target names a district or a chain of the region, that is the subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gaodi.errors import GaodiError
from gaodi.plan.attainment.bindings.checking import Known, check
from gaodi.plan.attainment.bindings.model import Binding, Transform
from gaodi.plan.model import Kind, Plan, Target
from gaodi.registry import subjects
from gaodi.registry.metrics import Metric, Nature, SubjectKind

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_BASE = re.compile(r"(?:[较比与](?:\d{4}年)?(?:相比)?)?(?:累计)?(?:年均)?(?:下降|降低|增长|提高|提升)$")
_MEAN = re.compile(r"^年均|年均(?=增长|增速)")
_CHAIN = re.compile(r"(?:产业链|产业集群|产业|集群)$")


def suggest(ws: Workspace, plan: Plan, target: Target) -> tuple[Binding, ...]:
    """The bindings that could hold for a target, metrics before lists; empty where nothing fits exactly."""
    known = Known.of(ws)
    about = {"target": target.id, "indicator": target.indicator, "unit": target.unit, "scope": target.scope}
    home = subjects.region(ws, plan.region)
    made = [
        Binding.model_validate(about | {"metric": m.id, "transform": _transform(target, m), "subjects": who})
        for m in _metrics(target, known)
        if (who := _subjects(m, target, known, home.id if home else "")) is not None
    ]
    for one in _lists(target, known):
        adds = target.kind is Kind.INCREMENT
        made.append(Binding.model_validate(about | {"list": one, "transform": "sum" if adds else "value"}))
    return tuple(binding for binding in made if not any(check(binding, known)))


def _names(target: Target) -> list[str]:
    """What the metric may be called: the indicator, without the base year that it is compared with."""
    plain = _MEAN.sub("", _BASE.sub("", target.indicator))
    names = [target.indicator, plain]
    if target.kind is Kind.GROWTH:
        names += [f"{plain}增速", f"{plain}降低率", f"{re.sub('增长$', '', plain)}增速"]
    return list(dict.fromkeys(names))


def _metrics(target: Target, known: Known) -> list[Metric]:
    try:
        found = [m for name in _names(target) for m in known.metrics.named(name, target.unit or "1")]
    except GaodiError:
        return []
    return list({m.id: m for m in found}.values())


def _lists(target: Target, known: Known) -> list[str]:
    try:
        return [one.id for one in known.lists.named(target.indicator, target.unit or "1")]
    except GaodiError:
        return []


def _transform(target: Target, metric: Metric) -> Transform:
    if metric.growth_of and target.kind is Kind.GROWTH:
        return Transform.MEAN if "年均" in target.indicator else Transform.COMPOUND
    if metric.nature is Nature.FLOW and metric.whole:
        return Transform.SUM
    return Transform.VALUE


def _subjects(metric: Metric, target: Target, known: Known, home: str) -> tuple[str, ...] | None:
    """The part or chain of the region that the scope names; () for the region itself; None where the metric is not
    measured for what the scope names."""
    scope = target.scope or ""
    parts = known.subjects.named(scope, SubjectKind.REGION, home)
    if len(parts) == 1 and SubjectKind.REGION in metric.subjects:
        return (parts[0].id,)
    if SubjectKind.CHAIN not in metric.subjects:
        return () if SubjectKind.REGION in metric.subjects else None
    for name in dict.fromkeys((scope, _CHAIN.sub("", scope))):
        found = known.subjects.named(name, SubjectKind.CHAIN, home)
        if len(found) == 1:
            return (found[0].id,)
    return () if SubjectKind.REGION in metric.subjects and not scope else None
