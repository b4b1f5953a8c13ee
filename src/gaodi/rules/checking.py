"""Every fault of a rulebook: of its form, of its expressions, each with file, line and column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaodi import catalog
from gaodi.catalog.reading import text
from gaodi.errors import Fault, GaodiError
from gaodi.rules import files, language, library
from gaodi.rules.files import Places
from gaodi.rules.language import ExpressionFault
from gaodi.rules.program import compiled

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_EXPRESSIONS = frozenset(
    ("value", "when", "test", "points", "require", "benchmark", "base", "lead", "order", "reset_when")
)
"""Keys behind which an expression stands wherever they are; what else is one is read where the form is sound."""


def faults(path: str | Path, ws: Workspace | None = None) -> list[Fault]:
    """The faults of the rulebook in a file; none where it is sound.

    Where its form is at fault, what its names mean cannot be told; that its expressions can be read is said all the
    same, so that everything that is there to be found is found at once.
    """
    try:
        source = files.read(path, lambda id_: library.place(ws, id_))
    except GaodiError as error:
        return [*error.faults, *_unreadable(Path(path))]
    try:
        compiled(source, ws)
    except GaodiError as error:
        return list(error.faults)
    return []


def _unreadable(path: Path) -> list[Fault]:
    """The faults of expressions that cannot be read, in a file whose form is at fault."""
    try:
        written = text(path)
        content = catalog.parsed(written, str(path))
    except GaodiError:
        return []
    places = Places(content, str(path), {str(path): written.splitlines()})
    return [fault for at, value in _expressions(content, ()) for fault in _read(places, at, value)]


def _expressions(content: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every expression with its place, from the top down."""
    entries = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in entries:
        path = (*at, key)
        if isinstance(value, str) and (key in _EXPRESSIONS or at == ("let",)) and at[:1] != ("parameters",):
            yield path, value
        else:
            yield from _expressions(value, path)


def _read(places: Places, at: tuple[str | int, ...], value: str) -> list[Fault]:
    try:
        language.parse(value)
    except ExpressionFault as error:
        return places.faults(error, at, value)
    return []
