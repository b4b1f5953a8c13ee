"""A rulebook with other weights, thresholds and rates: the same text, of which some numbers are other ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gaodi.errors import Fault, InputError
from gaodi.rules.files import Source
from gaodi.rules.language.scope import near
from gaodi.rules.model import Item, Rulebook
from gaodi.rules.simulating.numerals import Numeral, numerals


def varied(source: Source, weights: Mapping[str, float], numbers: Mapping[str, float] | None = None) -> Source:
    """The rulebook with other weights of items and other numbers (see `numerals`). Raises InputError for an item that
    has no weight and a number that there is not.

    Shares of grades make up the whole: what one takes, those below it that are not varied give.
    """
    rulebook = _weighted(source.rulebook, weights)
    if numbers:
        rulebook = _numbered(rulebook, numerals(source), numbers)
    return replace(source, rulebook=rulebook)


def _weighted(rulebook: Rulebook, weights: Mapping[str, float]) -> Rulebook:
    known: set[str] = set()
    items = tuple(_item(item, weights, known) for item in rulebook.score)
    if unknown := [name for name in weights if name not in known]:
        expected = f"one of: {', '.join(sorted(known))}" if known else "none: its items have no weights"
        raise InputError.of(
            Fault(f"{rulebook.id} has no item {name!r} with a weight", "", expected, near(name, known))
            for name in unknown
        )
    return rulebook.model_copy(update={"score": items})


def _item(item: Item, weights: Mapping[str, float], known: set[str]) -> Item:
    parts = tuple(_item(part, weights, known) for part in item.items)
    if item.weight is not None:
        known.add(item.id)
    weight = weights.get(item.id, item.weight) if item.weight is not None else None
    return item.model_copy(update={"weight": weight, "items": parts})


def _numbered(rulebook: Rulebook, known: tuple[Numeral, ...], numbers: Mapping[str, float]) -> Rulebook:
    names = [one.id for one in known]
    if unknown := [name for name in numbers if name not in names]:
        lists = "`gaodi simulate RUN --numbers` lists them"
        raise InputError.of(
            Fault(f"{rulebook.id} has no threshold or rate {name!r}", do=near(name, names) or lists) for name in unknown
        )
    chosen = dict(numbers) | _rest(rulebook, known, numbers)
    by_text: dict[tuple[str | int, ...], list[Numeral]] = {}
    for one in known:
        if one.id in chosen:
            by_text.setdefault(one.place.path, []).append(one)
    for path, each in by_text.items():
        rulebook = _replaced(rulebook, path, _text(each, chosen))
    return rulebook


def _rest(rulebook: Rulebook, known: Iterable[Numeral], numbers: Mapping[str, float]) -> dict[str, float]:
    """The shares of grades that are not varied, where those of others are: those below give first, then those above."""
    bands = [one for one in known if one.place.path[:2] == ("grade", "bands")]
    varied = [place for place, one in enumerate(bands) if one.id in numbers]
    if rulebook.grade is None or rulebook.grade.by != "rank" or not varied:
        return {}
    more = (_decimal(numbers[bands[place].id]) - _decimal(bands[place].value) for place in varied)
    left = sum(more, Decimal(0))
    order = [*range(varied[-1] + 1, len(bands)), *reversed(range(varied[-1]))]
    found = {}
    for one in (bands[place] for place in order if place not in varied):
        given = min(left, _decimal(one.value))
        left -= given
        found[one.id] = float(_decimal(one.value) - given)
    return found


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))


def _text(each: list[Numeral], chosen: Mapping[str, float]) -> str:
    """The expression with other numbers, from its end on so that the places of those before stay."""
    text = each[0].place.text
    for one in sorted(each, key=lambda one: -one.span.start):
        text = f"{text[: one.span.start]}{written(chosen[one.id], one.unit)}{text[one.span.end :]}"
    return text


def written(value: float, unit: str) -> str:
    """A number as expressions write it."""
    return f"{_decimal(value):f} {unit}".rstrip()


def _replaced(part: Any, path: tuple[str | int, ...], text: str) -> Any:
    """The part with another text at a path; everything else is the same object."""
    if not path:
        return text
    step, *rest = path
    if isinstance(part, tuple):
        return tuple(_replaced(one, tuple(rest), text) if number == step else one for number, one in enumerate(part))
    if isinstance(part, dict):
        return {key: _replaced(one, tuple(rest), text) if key == step else one for key, one in part.items()}
    return part.model_copy(update={step: _replaced(getattr(part, str(step)), tuple(rest), text)})
