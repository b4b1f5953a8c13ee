"""Takes a person's decision on what a target is measured by. Each is a row of the lake; none is ever taken out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi import catalog
from gaodi.errors import Fault, InputError, NotFound
from gaodi.plan.attainment.bindings import tables
from gaodi.plan.attainment.bindings.checking import Known, check
from gaodi.plan.attainment.bindings.model import Binding, File, Transform
from gaodi.plan.attainment.bindings.reading import checked, decisions
from gaodi.plan.model import Plan, Target
from gaodi.registry import defined

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def bind(
    ws: Workspace,
    plan: Plan,
    target: str,
    *,
    user: str,
    metric: str | None = None,
    list: str | None = None,  # noqa: A002 - what the table and the files call it
    subjects: Iterable[str] = (),
    transform: Transform | str = Transform.VALUE,
    members: Iterable[str] = (),
    reason: str = "",
) -> Binding:
    """Bind a target to a metric or a named list. Raises InputError with every fault, NotFound for the target."""
    if not metric and not list:
        raise InputError(Fault("Nothing is named to measure the target by", expected="a metric or a list"))
    decided = {
        "metric": metric, "list": list, "subjects": tuple(subjects), "transform": Transform(transform),
        "members": tuple(members), "reason": reason,
    }  # fmt: skip
    binding = Binding.model_validate(_about(_target(plan, target), user) | decided)
    faults = [fault for _, fault in check(binding, Known.of(ws))]
    if faults:
        raise InputError.of(faults)
    return _kept(ws, plan.id, [binding], user)[0]


def unbind(ws: Workspace, plan: Plan, target: str, *, user: str, reason: str) -> Binding:
    """Say that nothing measures a target, and why. What the catalogue binds it to no longer counts."""
    binding = Binding.model_validate(_about(_target(plan, target), user) | {"reason": reason})
    return _kept(ws, plan.id, [binding], user)[0]


def load(ws: Workspace, path: str | Path, *, user: str) -> int:
    """Take the bindings of a file (YAML) as decisions; how many were new. Loading it again changes nothing.

    Raises InputError with every fault of the file and its line.
    """
    lines = defined.lines(path)
    file = catalog.validated(lines, File, str(path))
    given = checked(file, lines, str(path), Known.of(ws))
    last = {one.fingerprint: one for one in decisions(ws, file.plan)}
    new = [one for one in given if _content(one) != _content(last.get(one.fingerprint))]
    stamp = {"user": user, "at": datetime.now(UTC)}
    _kept(ws, file.plan, [one.model_copy(update=stamp) for one in new], user)
    return len(new)


def _content(binding: Binding | None) -> object:
    return binding and binding.model_dump(exclude={"user", "at"})


def _target(plan: Plan, key: str) -> Target:
    found = next((target for target in plan.targets if target.id == key), None)
    if found is None:
        raise NotFound(Fault(f"The plan {plan.id!r} has no target {key!r}"))
    return found


def _about(target: Target, user: str) -> dict[str, object]:
    named = {"target": target.id, "indicator": target.indicator, "unit": target.unit, "scope": target.scope}
    return named | {"user": user, "at": datetime.now(UTC)}


def _kept(ws: Workspace, plan: str, made: list[Binding], user: str) -> list[Binding]:
    if made:
        ws.lake.define(tables.TABLE, tables.SCHEMA)
        first = len(decisions(ws, plan)) + 1
        rows = tables.frame([tables.row(plan, number, one) for number, one in enumerate(made, first)])
        ws.lake.write({tables.TABLE: rows}, kind="target bindings", source=plan, user=user)
    return made
