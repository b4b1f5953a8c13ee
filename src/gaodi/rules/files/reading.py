"""Reads the file of a rulebook, with that of the rulebook it extends, into the model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gaodi import catalog
from gaodi.catalog.lines import Listed, Mapped
from gaodi.catalog.reading import text
from gaodi.errors import Fault, InputError
from gaodi.rules.files import refusing
from gaodi.rules.files.merging import extended, marked
from gaodi.rules.files.places import Places
from gaodi.rules.model import Rulebook

Find = Callable[[str], Path | None]
"""The file of a rulebook by its id."""

DEEPEST = 8


@dataclass(frozen=True)
class Source:
    """A rulebook and its file. written: the text of the file, without what it extends. hash: SHA-256 of its text and of
    those that it extends, by which a run names it."""

    rulebook: Rulebook
    path: Path
    written: str
    hash: str
    places: Places = field(repr=False)


def read(path: str | Path, find: Find = lambda _: None) -> Source:
    """The rulebook in a file. find: where another one is, for `extends`. Raises InputError with every fault of form.

    What its expressions mean is checked by `gaodi.rules.program`.
    """
    path = Path(path)
    return loads(text(path, "a rulebook"), str(path), path, find)


def loads(written: str, where: str, path: Path | None = None, find: Find = lambda _: None) -> Source:
    """The rulebook in a text. where: what to call it in faults."""
    texts: dict[str, list[str]] = {}
    hashes: list[str] = []
    content = _content(written, where, find, texts, hashes, DEEPEST)
    places = Places(content, where, texts)
    rulebook = _validated(content, places)
    digest = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    return Source(rulebook, path or Path(where), written, digest, places)


def _validated(content: Any, places: Places) -> Rulebook:
    """The content as a rulebook; a key behind which nothing stands is a fault as well."""
    empty = [_nothing(path, places.of(path)) for path in _empty(content, (), set())]
    try:
        found = TypeAdapter(Rulebook).validate_python(content)
    except ValidationError as error:
        said = {fault.where for fault in empty}
        faults = refusing.refused(error, content, places, "The rulebook")
        raise InputError.of([*empty, *(fault for fault in faults if fault.where not in said)]) from None
    if empty:
        raise InputError.of(empty)
    return found


def _nothing(path: tuple[str | int, ...], where: str) -> Fault:
    """A key behind which nothing stands. One that is no word is what YAML cut off an expression at a comma."""
    key = str(path[-1])
    if re.fullmatch(r"[\w-]+", key):
        return Fault(f"`{key}` is empty", where, "a value", "Give it one, or take it out")
    return Fault(f"`{key}` is empty", where, "a value", "Within { } a value ends at a comma: put it in quotes")


def _empty(content: Any, at: tuple[str | int, ...], seen: set[int]) -> Iterator[tuple[str | int, ...]]:
    """The paths of keys that have no value."""
    if id(content) in seen:
        return
    seen.add(id(content))
    if isinstance(content, Mapped):
        for key, value in content.items():
            if value is None:
                yield (*at, key)
            yield from _empty(value, (*at, key), seen)
    elif isinstance(content, Listed):
        for number, value in enumerate(content):
            if isinstance(value, Mapped | Listed):
                yield from _empty(value, (*at, number), seen)


@lru_cache(maxsize=512)
def _parsed(written: str, where: str) -> Any:
    """The content of a text; a rulebook that others extend is read for each of them."""
    try:
        content = catalog.parsed(written, where)
    except InputError as error:
        raise refusing.unreadable(error, written, where) from None
    refusing.bearable(content, where)
    return marked(content, where)


def content_of(written: str, where: str, find: Find) -> tuple[Any, dict[str, list[str]]]:
    """The content of a text upon what it extends, and the lines of every file that took part."""
    texts: dict[str, list[str]] = {}
    return _content(written, where, find, texts, [], DEEPEST), texts


def _content(written: str, where: str, find: Find, texts: dict[str, list[str]], hashes: list[str], deeper: int) -> Any:
    content = _parsed(written, where)
    texts[where] = written.splitlines()
    lines = "\n".join((*texts[where], ""))  # however they ended: a run keeps the lines
    hashes.append(hashlib.sha256(lines.encode()).hexdigest())
    if not isinstance(content, Mapped) or not isinstance(base := content.get("extends"), str):
        return content
    found = find(base)
    at = Places(content, where, texts).start(("extends",))
    if found is None:
        raise InputError(Fault(f"There is no rulebook {base!r} to extend", at, do="`gaodi rulebook list` lists them"))
    if not deeper or str(found) in texts:
        raise InputError(Fault("Rulebooks extend one another in a circle", at, do="Let one of them stand alone"))
    below = _content(text(found, "a rulebook"), str(found), find, texts, hashes, deeper - 1)
    return extended(content, below)
