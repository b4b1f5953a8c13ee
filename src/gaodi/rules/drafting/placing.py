"""The files of rulebooks that are in force in a workspace: put there, or taken away, unless the record of it fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from gaodi import catalog
from gaodi.registry import defined
from gaodi.rules import library

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@contextmanager
def placed(ws: Workspace, rulebook: str, text: str, tests: str) -> Iterator[None]:
    """The text and its tests in the catalogue of the workspace; what was there before where the block fails."""
    path = _place(ws, rulebook)
    with _restored(path):
        # The tests first: a rulebook is never beside the tests of another text for long, and counts by itself.
        _write(library.tests_of(path), tests)
        _write(path, text)
        yield


@contextmanager
def removed(ws: Workspace, rulebook: str) -> Iterator[None]:
    """The text and its tests taken away; there again where the block fails."""
    path = _place(ws, rulebook)
    with _restored(path):
        path.unlink(missing_ok=True)
        library.tests_of(path).unlink(missing_ok=True)
        yield


def _place(ws: Workspace, rulebook: str) -> Path:
    """The file that the workspace has for it, or will have."""
    found = library.place(ws, rulebook)
    if found is not None and not found.is_relative_to(catalog.root()):
        return found
    folder, _, edition = rulebook.rpartition("/")
    return ws.path / defined.FOLDER / library.FOLDER / f"{folder}-{edition}.yaml"


@contextmanager
def _restored(path: Path) -> Iterator[None]:
    before: Mapping[Path, str | None] = {
        one: one.read_text("utf-8") if one.is_file() else None for one in (path, library.tests_of(path))
    }
    try:
        yield
    except BaseException:
        for one, text in before.items():
            _write(one, text or "")
        raise


def _write(path: Path, text: str) -> None:
    """Write a file whole; an empty text takes it away."""
    if not text.strip():
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{uuid4().hex}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
