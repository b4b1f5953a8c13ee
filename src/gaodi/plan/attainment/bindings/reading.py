"""What measures each target of a plan: people's decisions first, then the workspace's file, then the catalogue's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from gaodi import catalog
from gaodi.errors import Fault, InputError
from gaodi.plan.attainment.bindings import tables
from gaodi.plan.attainment.bindings.checking import Known, check
from gaodi.plan.attainment.bindings.model import Binding, File, fingerprint, fingerprint_of
from gaodi.plan.model import Plan, Target
from gaodi.registry import defined, subjects

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Resolved:
    """The bindings of a plan, by the ids of its targets as they are now.

    bound: what measures a target, with its subjects. unbound: target → why nothing does. stale: bindings whose target
    the plan no longer has.
    """

    bound: dict[str, Binding]
    unbound: dict[str, str]
    stale: tuple[Binding, ...]


def of(ws: Workspace, plan: Plan, known_at: At = None) -> dict[str, Binding]:
    """Target id → binding, of the targets that are bound; `subjects` are filled in (the plan's region)."""
    return resolve(ws, plan, known_at).bound


def resolve(ws: Workspace, plan: Plan, known_at: At = None) -> Resolved:
    """The bindings of all targets. Raises InputError where a file of bindings has faults."""
    region = subjects.region(ws, plan.region)
    home = (region.id,) if region else ()
    bound: dict[str, Binding] = {}
    unbound = {target.id: "" for target in plan.targets}
    stale: list[Binding] = []
    for layer in (_files(ws, plan.id), decisions(ws, plan.id, known_at)):
        found, lost = _matched(layer, plan.targets)
        stale += lost
        for key, binding in found.items():
            bound.pop(key, None)
            unbound[key] = binding.reason
            if binding.bound:
                bound[key] = binding.model_copy(update={"target": key, "subjects": binding.subjects or home})
    return Resolved(bound, {key: why for key, why in unbound.items() if key not in bound}, tuple(stale))


def _matched(bindings: Iterable[Binding], targets: Iterable[Target]) -> tuple[dict[str, Binding], list[Binding]]:
    """Each binding with its target: by id and fingerprint, else by a fingerprint that one target alone has, else (the
    scope is read differently now) by an indicator and unit that one target alone has."""
    targets = tuple(targets)
    prints = {target.id: fingerprint_of(target) for target in targets}
    owners = _alone(prints)
    plain = _alone({target.id: fingerprint(target.indicator, target.unit, None) for target in targets})
    found: dict[str, Binding] = {}
    lost = []
    for binding in bindings:
        mark, bare = binding.fingerprint, fingerprint(binding.indicator, binding.unit, None)
        key = binding.target if prints.get(binding.target) == mark else owners.get(mark, plain.get(bare))
        if key is None:
            lost.append(binding)
        else:
            found[key] = binding
    return found, lost


def _alone(marks: dict[str, str]) -> dict[str, str]:
    """The marks that one target alone has → the target."""
    times = Counter(marks.values())
    return {mark: key for key, mark in marks.items() if times[mark] == 1}


def decisions(ws: Workspace, plan: str, known_at: At = None) -> list[Binding]:
    """What people decided on the targets of a plan, the first first; the last on a target counts."""
    if tables.TABLE not in ws.lake.tables():
        return []
    rows = ws.lake.read(tables.TABLE, at=known_at, batch=True).filter(pl.col("plan") == plan)
    # The batch first: two people who decide at once may give the same number.
    ordered = rows.sort("_batch", "number").collect()
    return [tables.binding_of(row) for row in ordered.iter_rows(named=True)]


def _files(ws: Workspace, plan: str) -> tuple[Binding, ...]:
    """The bindings that come with the catalogue and the workspace; of the same target the workspace's."""
    return _read(defined.stamps(f"bindings/{plan}.yaml", ws), Known.of(ws))


@lru_cache(maxsize=16)
def _read_file(stamp: defined.Stamp) -> File:
    return defined.read(stamp, File)[0]


def _read(stamps: tuple[defined.Stamp, ...], known: Known) -> tuple[Binding, ...]:
    found: list[Binding] = []
    for stamp in stamps:
        found += checked(_read_file(stamp), defined.read(stamp, object)[1], str(stamp.path), known)
    return tuple(found)


def checked(file: File, lines: object, where: str, known: Known) -> tuple[Binding, ...]:
    """The bindings of a file. Raises InputError with every fault and its line."""
    faults = [
        Fault(fault.what, catalog.place(lines, ("bindings", number, key), where), fault.expected, fault.do)
        for number, binding in enumerate(file.bindings)
        for key, fault in check(binding, known)
    ]
    if faults:
        raise InputError.of(faults)
    return file.bindings
