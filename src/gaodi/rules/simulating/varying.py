"""A rulebook with other weights: the same text, of which some numbers are other ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gaodi.errors import Fault, InputError
from gaodi.rules.files import Source
from gaodi.rules.language.scope import near
from gaodi.rules.model import Item


def varied(source: Source, weights: Mapping[str, float]) -> Source:
    """The rulebook with other weights of items. Raises InputError for an item that has none."""
    if not weights:
        return source
    known: set[str] = set()
    items = tuple(_item(item, weights, known) for item in source.rulebook.score)
    unknown = [name for name in weights if name not in known]
    if unknown:
        faults = (
            Fault(f"{source.rulebook.id} has no item {name!r} with a weight", do=near(name, known)) for name in unknown
        )
        raise InputError.of(faults)
    return replace(source, rulebook=source.rulebook.model_copy(update={"score": items}))


def _item(item: Item, weights: Mapping[str, float], known: set[str]) -> Item:
    parts = tuple(_item(part, weights, known) for part in item.items)
    if item.weight is not None:
        known.add(item.id)
    weight = weights.get(item.id, item.weight) if item.weight is not None else None
    return item.model_copy(update={"weight": weight, "items": parts})
