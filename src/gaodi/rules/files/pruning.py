"""What is left of a rulebook whose form is at fault, so that the rest of it can be looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from gaodi.catalog.lines import Listed, Mapped
from gaodi.catalog.reading import text
from gaodi.errors import GaodiError
from gaodi.rules.files.places import Places
from gaodi.rules.files.reading import Find, Source, content_of
from gaodi.rules.model import Rulebook

ROUNDS = 8
HEAD: dict[str, Any] = {
    "id": "a/b",
    "family": "a",
    "title": "a",
    "issuer": "a",
    "status": "reconstructed",
    "in_force": {"from": "2000-01-01"},
    "purpose": "public",
}
"""What stands for a head that is missing or faulty: nothing of it is shown to anybody."""


def pruned(path: Path, find: Find) -> Source | None:
    """The rulebook without what its form is at fault in; None where nothing is left that can be read."""
    try:
        written = text(path)
        content, texts = content_of(written, str(path), find)
    except (GaodiError, RecursionError):
        return None
    if not isinstance(content, Mapped):
        return None
    content = _copied(content, set())
    for _ in range(ROUNDS):
        try:
            rulebook = TypeAdapter(Rulebook).validate_python({**HEAD, **content})
        except ValidationError as error:
            for found in error.errors(include_url=False):
                _drop(content, tuple(found["loc"]))
        except RecursionError:
            return None
        else:
            return Source(rulebook, path, written, "", Places(content, str(path), texts))
    return None


def _copied(content: Any, above: set[int]) -> Any:
    """A copy that keeps its lines; without keys that have no value, and without what holds itself."""
    if id(content) in above or not isinstance(content, Mapped | Listed):
        return None if id(content) in above else content
    inside = above | {id(content)}
    keys: Any = list(content) if isinstance(content, Mapped) else range(len(content))
    made: Any = Mapped() if isinstance(content, Mapped) else Listed()
    made.lines, made.marks, made.files = {}, {}, {}
    for key in keys:
        value = _copied(content[key], inside)
        if value is None and (isinstance(content, Mapped) or content[key] is not None):
            continue
        at = key if isinstance(content, Mapped) else len(made)
        if isinstance(made, Mapped):
            made[key] = value
        else:
            made.append(value)
        made.lines[at], made.marks[at] = content.lines[key], content.marks[key]
        made.files[at] = getattr(content, "files", {}).get(key, "")
    return made


def _drop(content: Any, path: tuple[Any, ...]) -> None:
    """Take out the deepest part of the path that is there."""
    holder, last, inside = None, None, content
    for step in path:
        known = isinstance(inside, Mapped) and step in inside
        known = known or (isinstance(inside, Listed) and isinstance(step, int) and step < len(inside))
        if known:
            holder, last, inside = inside, step, inside[step]
    if isinstance(holder, Mapped):
        holder.pop(last, None)
    elif isinstance(holder, Listed) and isinstance(last, int):
        _without(holder, last)


def _without(entries: Listed, at: int) -> None:
    """Take out an entry; those behind it keep their lines."""
    del entries[at]
    for kept in (entries.lines, entries.marks, entries.files):  # type: ignore[attr-defined]
        moved = {(key if key < at else key - 1): value for key, value in kept.items() if key != at}
        kept.clear()
        kept.update(moved)
