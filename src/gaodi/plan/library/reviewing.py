"""How far the review of a plan is: the state of each item, who decided it, what is still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gaodi.plan.library.decisions import Action, Decision, ItemKind, standing
from gaodi.plan.model import Plan


class State(StrEnum):
    """What has become of an item. SPLIT, MERGED and REJECTED items are no longer in the plan.

    BEFOREHAND: nobody has decided on it here; it came with a plan that was reviewed before it was added.
    """

    PENDING = "pending"
    BEFOREHAND = "beforehand"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    SPLIT = "split"
    MERGED = "merged"
    REJECTED = "rejected"


_AFTER = {
    Action.ACCEPT: State.ACCEPTED,
    Action.CORRECT: State.CORRECTED,
    Action.SPLIT: State.SPLIT,
    Action.MERGE: State.MERGED,
    Action.ADD: State.ADDED,
    Action.REJECT: State.REJECTED,
}


@dataclass(frozen=True, slots=True)
class ItemState:
    """Where one item stands, and the decision that put it there."""

    kind: ItemKind
    item: str
    state: State = State.PENDING
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The review of a whole plan. `items` has an entry for every item that is or was in the plan.

    beginning: where an item stands on which nobody has decided, PENDING or BEFOREHAND.
    """

    items: dict[tuple[ItemKind, str], ItemState]
    beginning: State = State.PENDING

    def state(self, kind: str, item: str) -> ItemState:
        """Where an item stands; as in the beginning if nothing was decided about it."""
        kind = ItemKind(kind)
        return self.items.get((kind, item), ItemState(kind, item, self.beginning))

    @property
    def beforehand(self) -> bool:
        """Whether the plan was reviewed before it was added, and nobody has decided on anything since."""
        return bool(self.items) and all(entry.state is State.BEFOREHAND for entry in self.items.values())

    @property
    def decided(self) -> int:
        """How many items need no look any more: somebody has decided on them, here or before the plan was added."""
        return sum(entry.state is not State.PENDING for entry in self.items.values())

    @property
    def total(self) -> int:
        """How many items there are to decide on."""
        return len(self.items)

    @property
    def share(self) -> float | None:
        """Decided of total, 0 to 1; None where there is nothing to decide on."""
        return self.decided / self.total if self.items else None

    def pending(self, kind: ItemKind | None = None) -> list[ItemState]:
        """What is still to be looked at."""
        return [e for e in self.items.values() if e.state is State.PENDING and kind in (None, e.kind)]


def review_of(compiled: Plan, decisions: Iterable[Decision], beginning: State = State.PENDING) -> Review:
    """The state of every item of the compiled plan, and of those that decisions made.

    beginning: where items stand on which nobody has decided. A correction that follows an acceptance counts as a
    correction; the parts of a split count as decided.
    """
    items = {
        (kind, item.id): ItemState(kind, item.id, beginning)
        for kind in ItemKind
        for item in getattr(compiled, kind.collection)
    }
    for decision in standing(decisions):
        key = (decision.kind, decision.item)
        state = _AFTER[decision.action]
        added = key in items and items[key].state is State.ADDED
        if added and state in (State.ACCEPTED, State.CORRECTED):
            state = State.ADDED
        items[key] = ItemState(decision.kind, decision.item, state, decision)
        for number in range(1, len(decision.payload.get("parts", ())) + 1):
            part = f"{decision.item}.{number}"
            items[decision.kind, part] = ItemState(decision.kind, part, State.ADDED, decision)
    return Review(items, beginning)
