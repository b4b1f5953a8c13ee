"""What happens to decisions when a newer version of the document is compiled.

A decision is kept where the compiler finds the same item again: same words, same fields, wherever it has moved to.
The others are listed for a new look; they are never applied to something else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from gaodi.plan.library.applying import Item, place
from gaodi.plan.library.decisions import Action, Decision, ItemKind, standing
from gaodi.plan.model import Plan, Target, Task

_TARGET = ("indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope", "firmness", "quote")
_TASK = ("title", "lead", "deadline", "quote")
_NAME = ("text", "kind")


def fingerprint(item: Item) -> str:
    """What makes an item the same item in another edition of the text: its words and fields, not its place."""
    keys = _TARGET if isinstance(item, Target) else _TASK if isinstance(item, Task) else _NAME
    content = json.dumps(item.model_dump(mode="json", include=set(keys)), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:24]


def carry(
    decisions: Iterable[Decision], old: Plan, new: Plan, revision: int, text: str | None
) -> tuple[list[Decision], list[Decision]]:
    """The decisions on the old compilation as decisions on the new one, and those that need a new look.

    text: the new source text, in which added items are looked up by their quote.
    """
    moved = _moved(old, new)
    carried: list[Decision] = []
    left: list[Decision] = []
    for decision in standing(decisions):
        repeated = _repeated(decision, moved, revision, text)
        if repeated is None:
            left.append(decision)
        else:
            moved.update(_made(decision, repeated))
            carried.append(repeated)
    return carried, left


Moved = dict[tuple[ItemKind, str], tuple[str, int]]


def _moved(old: Plan, new: Plan) -> Moved:
    """(kind, old id) → (new id, how far it has moved), for items that are the same. Twins are paired in order."""
    pairs: Moved = {}
    for kind in ItemKind:
        found: dict[str, list[Item]] = {}
        for item in getattr(new, kind.collection):
            found.setdefault(fingerprint(item), []).append(item)
        for item in getattr(old, kind.collection):
            if twins := found.get(fingerprint(item)):
                twin = twins.pop(0)
                pairs[kind, item.id] = (twin.id, place(twin)[0] - place(item)[0])
    return pairs


def _repeated(decision: Decision, moved: Moved, revision: int, text: str | None) -> Decision | None:
    if decision.action is Action.ADD:
        return _added_again(decision, revision, text)
    if (decision.kind, decision.item) not in moved:
        return None
    item, by = moved[decision.kind, decision.item]
    payload = _shifted(decision.payload, by)
    if decision.action is Action.MERGE:
        into = moved.get((decision.kind, str(payload["into"])))
        if into is None:
            return None
        payload = payload | {"into": into[0]}
    return _copy(decision, revision, item, payload)


def _added_again(decision: Decision, revision: int, text: str | None) -> Decision | None:
    """An item added by hand stays when its words stand in the new text exactly once."""
    fields = decision.payload
    quote = fields.get("quote") or fields.get("text") or ""
    span = fields.get("span") or next((mention["span"] for mention in fields.get("mentions", ())), None)
    if text is None or span is None or not quote or text.count(quote) != 1:
        return None
    return _copy(decision, revision, decision.item, _shifted(decision.payload, text.index(quote) - span[0]))


def _made(decision: Decision, repeated: Decision) -> Moved:
    """Items that a decision makes can be decided on too: where they are now."""
    if decision.action is Action.ADD:
        return {(decision.kind, decision.item): (repeated.item, 0)}
    count = len(decision.payload.get("parts", ()))
    return {(decision.kind, f"{decision.item}.{n}"): (f"{repeated.item}.{n}", 0) for n in range(1, count + 1)}


def _copy(decision: Decision, revision: int, item: str, payload: dict[str, Any]) -> Decision:
    return decision.model_copy(
        update={
            "id": uuid4().hex,
            "revision": revision,
            "item": item,
            "payload": payload,
            "carried": decision.carried or decision.id,
        }
    )


def _shifted(payload: dict[str, Any], by: int) -> dict[str, Any]:
    """Spans in a payload moved along with the text; a deadline may stand elsewhere, so its span is dropped."""

    def shift(value: Any, key: str = "") -> Any:
        if key in {"span"} and value:
            return [value[0] + by, value[1] + by]
        if isinstance(value, dict):
            return {k: shift(v, k) for k, v in value.items() if not (by and k in {"deadline_span", "part_of"})}
        return [shift(part) for part in value] if isinstance(value, list | tuple) else value

    shifted: dict[str, Any] = shift(payload)
    return shifted
