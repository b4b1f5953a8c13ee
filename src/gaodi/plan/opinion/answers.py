"""Reads what the model answered: strictly. What does not stand in the text as it says is dropped and counted."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isclose
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from gaodi.errors import InputError
from gaodi.plan.library.checking import check
from gaodi.plan.model import Span
from gaodi.plan.opinion import prompt
from gaodi.plan.opinion.model import Reason, Suggestion

if TYPE_CHECKING:
    from gaodi.plan.targets.quantities import Quantity

LONGEST_QUOTE = 300
"""A quote is to show the place, not to repeat the page."""

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\A\s*```[\w-]*[ \t]*\n(.*?)\n?[ \t]*```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Read:
    """The suggestions of one answer (their spans count in the piece), and how many were dropped for which reason."""

    suggestions: tuple[Suggestion, ...] = ()
    dropped: Counter[Reason] = field(default_factory=Counter)


class _Dropped(Exception):
    """Not a suggestion, for this reason."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason


def read(answer: str, piece: str) -> Read:
    """The suggestions in an answer about a piece of text.

    Fences around the JSON and a model's thoughts before it do not matter. An answer that is not the JSON that was asked
    for has none and is counted as unreadable.
    """
    listed = _targets(answer)
    if listed is None:
        return Read(dropped=Counter([Reason.UNREADABLE]))
    kept: list[Suggestion] = []
    dropped: Counter[Reason] = Counter()
    taken: set[tuple[Span, float]] = set()
    for said in listed:
        try:
            kept.append(_suggestion(said, piece, taken))
        except _Dropped as why:
            dropped[why.reason] += 1
    return Read(tuple(kept), dropped)


def _targets(answer: str) -> list[Any] | None:
    """The list under `targets`; None where there is none."""
    bare = _THOUGHT.sub("", answer)
    fenced = _FENCED.match(bare)
    try:
        content = json.loads(fenced[1] if fenced else bare)
    except (ValueError, RecursionError):
        return None
    listed = content.get("targets") if isinstance(content, dict) else None
    return listed if isinstance(listed, list) else None


def _suggestion(said: Any, piece: str, taken: set[tuple[Span, float]]) -> Suggestion:
    """One suggestion, checked in full. Raises _Dropped with the first reason against it."""
    made = _formed(said)
    places = list(_places(made.quote, piece))
    if not places:
        raise _Dropped(Reason.QUOTE)
    value = _quantity(made, piece).value
    place = next((place for place in places if (place, value) not in taken), None)
    if place is None:
        raise _Dropped(Reason.TWICE)
    taken.add((place, value))
    return made.model_copy(update={"span": place, "value": value})


def _formed(said: Any) -> Suggestion:
    """The keys that were asked for, in their types; empty text is no text."""
    if not isinstance(said, dict):
        raise _Dropped(Reason.FORM)
    given = {key: said[key] for key in prompt.KEYS if key in said}
    stripped = {key: value.strip() if isinstance(value, str) else value for key, value in given.items()}
    empty = {key: None for key in ("deadline", "scope") if stripped.get(key) == ""}
    try:
        made = Suggestion.model_validate(stripped | empty | {"span": (0, 1)})
        check(made)
    except (ValidationError, InputError):
        raise _Dropped(Reason.FORM) from None
    return made


def _places(quote: str, piece: str) -> Iterator[Span]:
    """Where the quote stands in the piece, word for word."""
    if not quote or len(quote) > LONGEST_QUOTE:
        return
    at = piece.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = piece.find(quote, at + 1)


def _quantity(said: Suggestion, piece: str) -> Quantity:
    """The number of the quote that is suggested, with the unit that it is given."""
    from gaodi.plan.targets import quantities  # the compiler is read where a text is

    found = [q for q in quantities.find(said.quote) if _is_value(q, said) and q.value_max == said.value_max]
    if not found:
        raise _Dropped(Reason.VALUE)
    of_unit = [q for q in found if _is_unit(q, said.unit, piece)]
    if not of_unit:
        raise _Dropped(Reason.UNIT)
    return of_unit[0]


def _is_unit(found: Quantity, unit: str, piece: str) -> bool:
    """The same unit, with or without 个 (个百分点). A bare number has its unit elsewhere: at the head of its column."""
    if found.unit == "":
        return unit in piece
    return unit == found.unit or (unit != "" and found.unit == f"个{unit}")


def _is_value(found: Quantity, said: Suggestion) -> bool:
    """The same number; one written in words (三分之一) may be said as 33.33."""
    return isclose(found.value, said.value, rel_tol=1e-3 if found.han else 1e-9)
