"""The words that fictional names are put together of: catalog/demo/words.yaml."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from gaodi import catalog
from gaodi.registry.definition import Definition, Text


class Words(Definition):
    """Characters of brands (a first and one or two second ones), brands to avoid, names of people and roads."""

    format: Literal["gaodi-demo-words/1"]
    first: Text
    second: Text
    avoided: tuple[Text, ...]
    surnames: Text
    given: Text
    roads: tuple[Text, ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words. Raises InputError for faults of the file."""
    return catalog.load(catalog.path("demo/words.yaml"), Words)


@lru_cache(maxsize=1)
def short_brands() -> tuple[str, ...]:
    """Every brand of two characters but those to avoid."""
    known = words()
    return tuple(a + b for a in known.first for b in known.second if a != b and a + b not in known.avoided)
