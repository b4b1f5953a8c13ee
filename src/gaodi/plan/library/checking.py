"""What a corrected item must be beyond its model's types: checked when a decision is taken, every fault at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from gaodi.errors import Fault, InputError
from gaodi.plan.library.applying import Item
from gaodi.plan.library.decisions import Action, Step
from gaodi.plan.model import Kind, Name, Target, Task

_DEADLINE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")


def check_step(step: Step) -> None:
    """The payload has the shape that its action takes. Raises InputError, `where` being the part that has not."""
    parts, into = step.payload.get("parts"), step.payload.get("into")
    if step.action is Action.SPLIT and not _are_parts(parts):
        raise InputError(Fault("A split needs its parts", where="parts", expected="two or more sets of fields"))
    if step.action is Action.MERGE and not (into and isinstance(into, str)):
        raise InputError(Fault("A merge needs the item that remains", where="into", expected="an id"))


def _are_parts(parts: Any) -> bool:
    return isinstance(parts, list) and len(parts) > 1 and all(isinstance(part, dict) for part in parts)


def check(item: Item, where: str = "") -> None:
    """Raises InputError with every fault; `where` is the field (after a prefix, for one of several parts)."""
    if faults := list(_faults(item, where)):
        raise InputError.of(faults)


def _faults(item: Item, where: str) -> Iterator[Fault]:
    if isinstance(item, Target):
        yield from _target_faults(item, where)
    if isinstance(item, Task) and not item.title.strip():
        yield Fault("A task needs a title", where=f"{where}title")
    if isinstance(item, Name) and not item.text.strip():
        yield Fault("A name needs its text", where=f"{where}text")
    if isinstance(item, Target | Task) and item.deadline and not _DEADLINE.fullmatch(item.deadline):
        yield Fault(
            f"{item.deadline!r} is not a deadline", where=f"{where}deadline", expected="a year or month: 2023, 2023-06"
        )


def _target_faults(item: Target, where: str) -> Iterator[Fault]:
    if not item.indicator.strip():
        yield Fault("A target needs its indicator", where=f"{where}indicator")
    if not math.isfinite(item.value):
        yield Fault("The value must be a finite number", where=f"{where}value")
    if item.kind is Kind.RANGE and item.value_max is None:
        yield Fault("A range needs its upper value", where=f"{where}value_max")
    if item.value_max is not None and not item.value_max > item.value:
        yield Fault(f"The upper value {item.value_max:g} is not above {item.value:g}", where=f"{where}value_max")
    if item.span[0] < 0 or item.span[1] <= item.span[0]:
        yield Fault("The place in the text is empty", where=f"{where}span", do="Select the words in the text")
