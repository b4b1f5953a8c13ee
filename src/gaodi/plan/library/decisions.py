"""What a reviewer decides about one item of a compiled plan, and which decisions still stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from gaodi.plan.model import Record


class Action(StrEnum):
    """What is done to an item. UNDO names an earlier decision (which may itself be an undo) and takes it away."""

    ACCEPT = "accept"
    CORRECT = "correct"
    SPLIT = "split"
    MERGE = "merge"
    ADD = "add"
    REJECT = "reject"
    UNDO = "undo"


class ItemKind(StrEnum):
    """The three kinds of items that a plan is reviewed by."""

    TARGET = "target"
    TASK = "task"
    NAME = "name"

    @property
    def collection(self) -> str:
        """The field of the plan that holds items of this kind."""
        return f"{self.value}s"


class Step(Record):
    """What is asked for.

    payload: for correct the fields with their new values; for split `parts`, a list of such fields; for merge `into`,
    the id of the item that remains; for add the fields of the new item; for undo `decision`, an id.
    """

    action: Action
    kind: ItemKind
    item: str = ""
    payload: dict[str, Any] = Field(default_factory=dict)
    reason: str = ""


class Decision(Step):
    """A step that was taken: by whom, when, on which revision of the compiled plan.

    before: the item as it stood (None for an item that is added). carried: the decision on an earlier revision that
    this one repeats, because the item has not changed.
    """

    id: str
    plan: str
    revision: int
    user: str
    at: datetime
    before: dict[str, Any] | None = None
    carried: str | None = None


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that count, in order: those not undone, without the undoing ones.

    Read from the last to the first, since an undo can itself be undone.
    """
    gone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(list(decisions)):
        if decision.id in gone:
            continue
        if decision.action is Action.UNDO:
            gone.add(str(decision.payload.get("decision", "")))
        else:
            kept.append(decision)
    return kept[::-1]
