"""The compiled plan with the reviewers' decisions applied: a pure function of both.

A decision about an item that is no longer there (because the decision that made it was undone) changes nothing and is
named in `Applied.stranded`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from gaodi.catalog import saying
from gaodi.errors import Fault, InputError
from gaodi.plan.library.decisions import Action, Decision, ItemKind, standing
from gaodi.plan.library.linking import relink
from gaodi.plan.model import Measure, Name, Plan, Repeat, Target, Task

Item = Target | Task | Name
MODELS: dict[ItemKind, type[Item]] = {ItemKind.TARGET: Target, ItemKind.TASK: Task, ItemKind.NAME: Name}


@dataclass(frozen=True, slots=True)
class Applied:
    """The plan as decided, and the decisions that found nothing to act on."""

    plan: Plan
    stranded: tuple[Decision, ...] = ()


@dataclass(slots=True)
class _Desk:
    """Items by kind and id while decisions are worked through. `became` remembers what took an item's place."""

    items: dict[ItemKind, dict[str, Item]]
    became: dict[str, tuple[str, ...]] = field(default_factory=dict)


def apply(plan: Plan, decisions: Iterable[Decision]) -> Applied:
    """Work the standing decisions into the compiled plan, in their order. Raises InputError for a payload that is
    not of the model (those were checked when they were taken)."""
    desk = _Desk({kind: {item.id: item for item in getattr(plan, kind.collection)} for kind in ItemKind})
    stranded = []
    for decision in standing(decisions):
        if not _ACTIONS[decision.action](desk, decision):
            stranded.append(decision)
    changed = {kind.collection: tuple(_in_order(desk.items[kind].values())) for kind in ItemKind}
    return Applied(relink(plan.model_copy(update=changed), desk.became), tuple(stranded))


def _in_order(items: Iterable[Item]) -> list[Item]:
    """Targets and tasks in the order of the text; names by their first mention."""
    return sorted(items, key=lambda item: (place(item), item.id))


def place(item: Item) -> tuple[int, int]:
    """Where an item stands first."""
    if isinstance(item, Name):
        return min((mention.span for mention in item.mentions), default=(0, 0))
    return item.span


def changed(item: Item, fields: dict[str, Any]) -> Item:
    """The item with some fields replaced, checked against its model; every wrong field is a fault of its own."""
    try:
        return type(item).model_validate(item.model_dump() | fields | {"id": item.id})
    except ValidationError as error:
        raise InputError.of(_fault(part) for part in error.errors()) from None


def made(kind: ItemKind, key: str, fields: dict[str, Any], where: str = "") -> Item:
    """A new item from its fields. where: what to put before the name of a field that is wrong."""
    try:
        return MODELS[kind].model_validate(fields | {"id": key})
    except ValidationError as error:
        raise InputError.of(_fault(part, where) for part in error.errors()) from None


def _fault(part: Any, where: str = "") -> Fault:
    where += ".".join(str(step) for step in part["loc"])
    if part["type"] == "missing":
        return Fault("This field is missing", where)
    if part["type"] == "extra_forbidden":
        return Fault("There is no such field", where)
    return Fault(f"{saying.shown(part['input'])} does not fit this field", where, saying.expected(part))


def _accept(desk: _Desk, decision: Decision) -> bool:
    return decision.item in desk.items[decision.kind]


def _correct(desk: _Desk, decision: Decision) -> bool:
    items = desk.items[decision.kind]
    if decision.item not in items:
        return False
    items[decision.item] = changed(items[decision.item], decision.payload)
    return True


def _split(desk: _Desk, decision: Decision) -> bool:
    items = desk.items[decision.kind]
    whole = items.pop(decision.item, None)
    if whole is None:
        return False
    parts = [
        made(decision.kind, f"{whole.id}.{number}", whole.model_dump() | fields, f"parts.{number - 1}.")
        for number, fields in enumerate(decision.payload["parts"], 1)
    ]
    items.update({part.id: part for part in parts})
    desk.became[whole.id] = tuple(part.id for part in parts)
    return True


def _merge(desk: _Desk, decision: Decision) -> bool:
    items = desk.items[decision.kind]
    into = str(decision.payload["into"])
    if decision.item not in items or into not in items or into == decision.item:
        return False
    items[into] = _joined(items[into], items.pop(decision.item))
    desk.became[decision.item] = (into,)
    return True


def _joined(kept: Item, gone: Item) -> Item:
    """One item out of two that say the same: places of both, fields of the one that is kept."""
    if isinstance(kept, Target) and isinstance(gone, Target):
        repeats = {r.span: r for r in (*kept.repeats, Repeat(span=gone.span, quote=gone.quote), *gone.repeats)}
        others = (repeats[span] for span in sorted(repeats) if span != kept.span)
        return kept.model_copy(update={"repeats": tuple(others)})
    if isinstance(kept, Name) and isinstance(gone, Name):
        mentions = {mention.span: mention for mention in (*gone.mentions, *kept.mentions)}
        return kept.model_copy(update={"mentions": tuple(mentions[span] for span in sorted(mentions))})
    if isinstance(kept, Task) and isinstance(gone, Task):
        return _joined_tasks(kept, gone)
    return kept


def _joined_tasks(kept: Task, gone: Task) -> Task:
    measures: dict[tuple[int, int], Measure] = {m.span: m for m in (*kept.measures, *gone.measures)}
    return kept.model_copy(
        update={
            "lead": tuple(dict.fromkeys((*kept.lead, *gone.lead))),
            "measures": tuple(measures[span] for span in sorted(measures)),
            "targets": tuple(dict.fromkeys((*kept.targets, *gone.targets))),
            "names": tuple(dict.fromkeys((*kept.names, *gone.names))),
        }
    )


def _add(desk: _Desk, decision: Decision) -> bool:
    desk.items[decision.kind][decision.item] = made(decision.kind, decision.item, decision.payload)
    return True


def _reject(desk: _Desk, decision: Decision) -> bool:
    if desk.items[decision.kind].pop(decision.item, None) is None:
        return False
    desk.became[decision.item] = ()
    return True


_ACTIONS: dict[Action, Callable[[_Desk, Decision], bool]] = {
    Action.ACCEPT: _accept,
    Action.CORRECT: _correct,
    Action.SPLIT: _split,
    Action.MERGE: _merge,
    Action.ADD: _add,
    Action.REJECT: _reject,
}
