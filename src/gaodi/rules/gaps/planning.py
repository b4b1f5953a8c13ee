"""The smallest sets of changes that reach a goal.

Sets of one input are tried first, then of two, then of three. A set is tried with each of its inputs as far as it may
move in the direction that helps; where that reaches the goal, each is moved back by halves as far as the goal stays
reached, until none moves any more. So a plan is minimal: no input of it can be left out, and none can move less while
the others stay. Of several sets of one size those count first that ask for the least relative change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import ceil, floor
from typing import Any

from gaodi.rules.gaps.moving import Movable

MOST, SETS, STEPS, WIDEST, PASSES = 3, 5, 40, 14, 5

Reached = Callable[[Mapping[str, Any]], bool | None]
"""Whether the goal is reached with these inputs in place of those that there are."""

Worth = Callable[[Mapping[str, Any]], float]
"""How near the goal is, the greater the nearer."""


@dataclass(frozen=True, slots=True)
class Change:
    """An input, from what to what."""

    column: str
    now: Any
    to: Any


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes that reach the goal together. cost: the sum of their relative sizes; a yes for a no counts one."""

    changes: tuple[Change, ...]
    cost: float


def plans(moves: list[Movable], reached: Reached, worth: Worth) -> list[Plan]:
    """The smallest plans, those that ask for least first; none where no three changes do."""
    helping = _helping(moves, worth)
    for size in range(1, MOST + 1):
        found = [plan for chosen in combinations(helping[:WIDEST], size) for plan in _tried(chosen, reached)]
        if found:
            return sorted(found, key=lambda plan: plan.cost)[:SETS]
    return []


@dataclass(frozen=True, slots=True)
class _Move:
    """An input with the values it may be moved to, the farthest that help."""

    one: Movable
    ends: tuple[Any, ...]
    gain: float


def _helping(moves: list[Movable], worth: Worth) -> list[_Move]:
    """The inputs with the ends towards which the goal comes nearer, those that help most first. What does not help
    alone may help together with others, and comes last."""
    before = worth({})
    found = []
    for one in moves:
        ends: tuple[Any, ...] = one.values or tuple(end for end in (one.high, one.low) if end != one.now)
        gains = {end: worth({one.column.input.column: end}) - before for end in ends}
        best = tuple(end for end in ends if gains[end] > 0) or ends
        if best:
            found.append(_Move(one, best, max(gains.values())))
    return sorted(found, key=lambda move: -move.gain)


def _tried(chosen: tuple[_Move, ...], reached: Reached) -> Iterator[Plan]:
    names = [move.one.column.input.column for move in chosen]
    for ends in product(*(move.ends for move in chosen)):
        values = dict(zip(names, ends, strict=True))
        if reached(values) is not True:
            continue
        if any(reached({**values, name: move.one.now}) is True for name, move in zip(names, chosen, strict=True)):
            continue  # one of them is not needed: a smaller set does
        for _ in range(PASSES):  # what one gives back may let another that went before it move less
            before = dict(values)
            for name, move in zip(names, chosen, strict=True):
                values[name] = _back(values, name, move.one, reached)
            if values == before:
                break
        changes = tuple(Change(name, move.one.now, values[name]) for name, move in zip(names, chosen, strict=True))
        yield Plan(changes, sum(_size(change) for change in changes))


def _back(values: Mapping[str, Any], name: str, one: Movable, reached: Reached) -> Any:
    """As near to what it is now as the goal allows, in round figures where those do."""
    end, now = values[name], one.now
    if not isinstance(end, float) or not isinstance(now, int | float) or isinstance(now, bool):
        return end
    far, near = end, float(now)
    for _ in range(STEPS):
        middle = (far + near) / 2
        if reached({**values, name: middle}) is True:
            far = middle
        else:
            near = middle
    if one.whole:
        beyond = float(ceil(far)) if far > near else float(floor(far))
        near_by = float(round(far))
        return near_by if reached({**values, name: near_by}) is True else beyond
    for digits in range(7):
        for rounded in (round(far, digits), _outwards(far, near, digits)):
            between = min(now, end) <= rounded <= max(now, end)
            if between and reached({**values, name: rounded}) is True:
                return rounded
    return far


def _outwards(far: float, near: float, digits: int) -> float:
    """The next round figure beyond."""
    step = 10.0**-digits
    return round(round(far, digits) + (step if far >= near else -step), digits)


def _size(change: Change) -> float:
    if isinstance(change.to, float) and isinstance(change.now, int | float) and not isinstance(change.now, bool):
        return abs(change.to - change.now) / max(abs(change.now), 1e-9) if change.now else 1.0
    return 1.0
