"""Additions to the library: a plan, a decision, an undo, a publication. Each is one batch of the lake."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from gaodi.errors import Fault, InputError
from gaodi.plan.library import reading, tables
from gaodi.plan.library.applying import Applied, Item, apply
from gaodi.plan.library.carrying import carry
from gaodi.plan.library.checking import check, check_step
from gaodi.plan.library.decisions import Action, Decision, ItemKind, Step, standing
from gaodi.plan.library.documents import alone, attach, source_text
from gaodi.plan.model import Plan

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a plan: its revision; whether it was there already; which decisions it kept, which not."""

    plan: str
    revision: int
    new: bool
    kept: int = 0
    left: tuple[Decision, ...] = ()


def add(
    ws: Workspace,
    plan: Plan,
    *,
    text: str | None = None,
    original: bytes | None = None,
    user: str = "",
    origin: str = "document",
    made_up: bool = False,
) -> Added:
    """Add a compiled plan: a new one, or a new revision of the plan with its id.

    text: what the spans count in; without it (a plan of the catalogue) pages show the quotes only. Adding what is there
    already changes nothing, except that a document is attached which was missing. Decisions on the revision before
    are kept for items that are unchanged.
    """
    with alone(ws, plan.id):
        if text is not None:
            attach(ws, plan, text, original)
        tables.define(ws.lake)
        content = plan.model_dump_json()
        last = next((e for e in reading.plans(ws) if e.id == plan.id), None)
        if last is not None and reading.compiled(ws, plan.id).model_dump_json() == content:
            return Added(plan.id, last.revision, new=False)
        return _add(ws, plan, content, last, text=text, user=user, origin=origin, made_up=made_up)


def _add(ws: Workspace, plan: Plan, content: str, last: reading.Entry | None, **more: Any) -> Added:
    revision = last.revision + 1 if last else 1
    kept: list[Decision] = []
    left: list[Decision] = []
    if last is not None:
        text = more["text"] if more["text"] is not None else source_text(ws, plan)
        kept, left = carry(reading.decisions(ws, plan.id), reading.compiled(ws, plan.id), plan, revision, text)
    batch = {tables.PLANS: tables.frame(tables.PLANS, [_row(plan, content, revision, **more)])}
    if kept:
        batch[tables.DECISIONS] = _decision_rows(ws, plan.id, kept)
    digest = hashlib.sha256(f"{plan.id}\n{revision}\n{content}".encode()).hexdigest()
    ws.lake.write(batch, kind="plan", source=plan.source.file, user=more["user"], checksum=digest)
    return Added(plan.id, revision, new=True, kept=len(kept), left=tuple(left))


def _row(
    plan: Plan, content: str, revision: int, *, text: str | None, user: str, origin: str, made_up: bool
) -> dict[str, Any]:
    begins, ends = plan.period or (None, None)
    return {
        "plan": plan.id,
        "revision": revision,
        "title": plan.title,
        "region": plan.region,
        "begins": begins,
        "ends": ends,
        "file": plan.source.file,
        "sha256": plan.source.sha256,
        "origin": origin,
        "made_up": made_up,
        "compiled": content,
        "user": user,
        "at": datetime.now(UTC),
    }


def _decision_rows(ws: Workspace, plan: str, taken: Iterable[Decision]) -> Any:
    numbers = reading.rows(ws, tables.DECISIONS, plan, columns=["plan", "number"])["number"].to_list()
    start = max(numbers, default=0) + 1
    return tables.frame(tables.DECISIONS, [tables.decision_row(d, n) for n, d in enumerate(taken, start)])


def decide(ws: Workspace, plan: str, step: Step, *, user: str, seen: str | None = None) -> Decision:
    """Take one step in the review of a plan; the decision as it is kept.

    seen: the id of the last decision on the item that the person had before their eyes ("" for none). Raises
    InputError when somebody has decided on it since, when the item is not there, or when a field is wrong (a fault
    for each, `where` being the field).
    """
    check_step(step)
    with alone(ws, plan):
        taken = reading.decisions(ws, plan)
        _refuse_if_changed(step, taken, seen)
        decision = _decision(ws, plan, step, taken, user)
        _check(apply(reading.compiled(ws, plan), [*taken, decision]), decision)
        tables.define(ws.lake)
        batch = {tables.DECISIONS: _decision_rows(ws, plan, [decision])}
        ws.lake.write(batch, kind="plan decision", source=plan, user=user)
    return decision


def _decision(ws: Workspace, plan: str, step: Step, taken: list[Decision], user: str) -> Decision:
    key = f"added-{uuid4().hex[:8]}" if step.action is Action.ADD else step.item
    items = {item.id: item for item in getattr(apply(reading.compiled(ws, plan), taken).plan, step.kind.collection)}
    item: Item | None = items.get(key)
    return Decision(
        **step.model_dump(exclude={"item"}),
        item=key,
        id=uuid4().hex,
        plan=plan,
        revision=reading.entry(ws, plan).revision,
        user=user,
        at=datetime.now(UTC),
        before=item.model_dump(mode="json") if item else None,
    )


def _refuse_if_changed(step: Step, taken: list[Decision], seen: str | None) -> None:
    last = last_on(taken, step.kind, step.item)
    if seen is None or (last.id if last else "") == seen:
        return
    who = last.user if last else "Somebody"
    what = last.action.value if last else "an undo"
    raise InputError(
        Fault(f"{who} has decided on this item since you opened it ({what})", do="Look at it again, then decide")
    )


def _check(applied: Applied, decision: Decision) -> None:
    """The decision found its item, and what it made is sound."""
    if applied.stranded[-1:] == (decision,):
        what = f"The {decision.kind} {decision.item!r} is not in the draft of this plan"
        raise InputError(Fault(what, do="Reload the page"))
    items = {item.id: item for item in getattr(applied.plan, decision.kind.collection)}
    if decision.action in (Action.CORRECT, Action.ADD):
        check(items[decision.item])
    for number in range(1, len(decision.payload.get("parts", ())) + 1):
        check(items[f"{decision.item}.{number}"], f"parts.{number - 1}.")


def last_on(taken: Iterable[Decision], kind: ItemKind, item: str) -> Decision | None:
    """The last standing decision on an item."""
    return next((d for d in reversed(standing(taken)) if d.kind is kind and d.item == item), None)


def undo(ws: Workspace, plan: str, decision: str, *, user: str, reason: str = "") -> Decision:
    """Take a decision away by a further one; undoing an undo brings it back. Raises InputError if it does not stand."""
    with alone(ws, plan):
        taken = reading.decisions(ws, plan)
        found = next((d for d in taken if d.id == decision), None)
        if found is None:
            raise InputError(Fault("This decision is not one on the present revision of the plan", do="Reload it"))
        step = Step(action=Action.UNDO, kind=found.kind, item=found.item, payload={"decision": decision}, reason=reason)
        undoing = _decision(ws, plan, step, taken, user)
        if standing([*taken, undoing]) == standing(taken):
            raise InputError(Fault("This decision was undone already", do="Reload the page"))
        batch = {tables.DECISIONS: _decision_rows(ws, plan, [undoing])}
        ws.lake.write(batch, kind="plan decision", source=plan, user=user)
    return undoing


def publish(ws: Workspace, plan: str, *, user: str, note: str = "") -> int:
    """Make the draft the next version, which never changes again; its number. Refused when nothing has changed.

    Raises NotFound for a plan that is not in the library.
    """
    reading.entry(ws, plan)
    with alone(ws, plan):
        before = reading.versions(ws, plan)
        draft = reading.current(ws, plan, reading.DRAFT)
        if before and reading.current(ws, plan, before[-1].version) == draft:
            raise InputError(Fault(f"Nothing has changed since version {before[-1].version}"))
        number = before[-1].version + 1 if before else 1
        tables.define(ws.lake)
        row = {
            "plan": plan,
            "version": number,
            "revision": reading.entry(ws, plan).revision,
            "decided": len(standing(reading.decisions(ws, plan))),
            "content": draft.model_dump_json(),
            "note": note,
            "user": user,
            "at": datetime.now(UTC),
        }
        batch = {tables.PUBLICATIONS: tables.frame(tables.PUBLICATIONS, [row])}
        ws.lake.write(batch, kind="plan publication", source=plan, user=user)
    return number
