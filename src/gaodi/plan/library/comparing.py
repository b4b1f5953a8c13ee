"""What changed between two versions of a plan, item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gaodi.plan.library.applying import Item
from gaodi.plan.library.carrying import fingerprint
from gaodi.plan.library.decisions import ItemKind
from gaodi.plan.model import Name, Plan, Target, Task

TARGET_FIELDS = ("indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope", "firmness")
TASK_FIELDS = ("title", "lead", "deadline")
NAME_FIELDS = ("text", "kind")


@dataclass(frozen=True, slots=True)
class Change:
    """An item that came (before is None), went (after is None), or changed in the named fields."""

    kind: ItemKind
    before: Item | None
    after: Item | None
    fields: tuple[str, ...] = ()


def compare(old: Plan, new: Plan) -> list[Change]:
    """Every difference, in the order of the new plan, what went last."""
    found: list[Change] = []
    for kind in ItemKind:
        found.extend(_compare(kind, getattr(old, kind.collection), getattr(new, kind.collection)))
    return found


def _compare(kind: ItemKind, old: Iterable[Item], new: Iterable[Item]) -> list[Change]:
    """Items are paired by what they say; of the rest, those of the same id, then those about the same matter."""
    before, after = _unpaired(list(old), list(new), fingerprint)[:2]
    pairs: dict[str, Item] = {}
    for key in (_same_place, _same_matter):
        waiting = [item for item in after if item.id not in pairs]
        before, _, paired = _unpaired(before, waiting, key)
        pairs |= paired
    changes = [_change(kind, pairs.get(item.id), item) for item in after]
    return [c for c in changes if c.before is None or c.fields] + [Change(kind, item, None) for item in before]


def _change(kind: ItemKind, before: Item | None, after: Item) -> Change:
    return Change(kind, before, after, _differing(before, after) if before is not None else ())


def _unpaired(
    old: list[Item], new: list[Item], key: Callable[[Item], str]
) -> tuple[list[Item], list[Item], dict[str, Item]]:
    """What is left of both sides after pairing by a key, and the pairs: id of the new item → old item."""
    waiting: dict[str, list[Item]] = {}
    for item in old:
        waiting.setdefault(key(item), []).append(item)
    rest, pairs = [], {}
    for item in new:
        if found := waiting.get(key(item)):
            pairs[item.id] = found.pop(0)
        else:
            rest.append(item)
    paired = {id(item) for item in pairs.values()}
    return [item for item in old if id(item) not in paired], rest, pairs


def _same_place(item: Item) -> str:
    words = item.text if isinstance(item, Name) else item.quote
    return f"{item.id} {words}"


def _same_matter(item: Item) -> str:
    if isinstance(item, Target):
        return f"{item.indicator} {item.scope}"
    return f"{item.number} {item.title}" if isinstance(item, Task) else item.text


def _differing(before: Item, after: Item) -> tuple[str, ...]:
    fields = TARGET_FIELDS if isinstance(after, Target) else TASK_FIELDS if isinstance(after, Task) else NAME_FIELDS
    return tuple(name for name in fields if getattr(before, name, None) != getattr(after, name))
