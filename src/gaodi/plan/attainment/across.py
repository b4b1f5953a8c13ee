"""The same across plans: targets of other plans that are measured by what measures a target.

A city's next plan is another plan in the same workspace. What it asks of an indicator stands beside what this one asks,
also where the words differ (规模工业总产值, 规上工业总产值): the metric or list decides, and for whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.plan.attainment.bindings import Binding
from gaodi.plan.library import Entry
from gaodi.plan.model import Plan, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Alike:
    """A target of another plan that is measured by the same."""

    entry: Entry
    target: Target


def alike(ws: Workspace, plan: Plan, key: str) -> list[Alike]:
    """The targets of other published plans with the metric or list, and the subjects, of a target; by their deadlines.

    None where the target is not bound. Values keep the units of their plans.
    """
    measure = bindings.of(ws, plan).get(key)
    found = _elsewhere(ws, plan, measure) if measure else ()
    return sorted(found, key=lambda one: (one.target.deadline or "", one.entry.id, one.target.id))


def _elsewhere(ws: Workspace, plan: Plan, measure: Binding) -> Iterator[Alike]:
    for entry in library.plans(ws):
        if entry.id == plan.id or entry.version is None:
            continue
        other = library.current(ws, entry.id)
        bound = bindings.of(ws, other)
        for target in other.targets:
            if target.id in bound and _measured(bound[target.id]) == _measured(measure):
                yield Alike(entry, target)


def _measured(binding: Binding) -> tuple[str | None, str | None, frozenset[str]]:
    return binding.metric, binding.list, frozenset(binding.subjects)
