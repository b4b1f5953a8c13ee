"""What the tests of a rulebook gave: kept by all that decides it, so that a page only reads."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import WorkspaceError
from gaodi.registry import derived, lists, metrics
from gaodi.rules import library, trying
from gaodi.rules.trying import Outcome, Tried
from gaodi.web.rulebooks import selectors

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FILE = "outcome.json"


def kept(ws: Workspace, key: str) -> Outcome | None:
    """The outcome where the tests were run since the last change; else None."""
    path = _place(ws, key) / FILE
    if not path.is_file():
        return None
    tried = json.loads(path.read_text("utf-8"))
    return Outcome(key, tuple(Tried(**(one | {"differs": tuple(one["differs"])})) for one in tried))


def run(ws: Workspace | None, key: str) -> Outcome:
    """Run the tests, unless they were run since the last change, and keep what they gave."""
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    derived.kept(_place(ws, key), lambda folder: _write(ws, key, folder))
    outcome = kept(ws, key)
    return outcome if outcome is not None else trying.run(ws, key)


def _write(ws: Workspace, key: str, folder: Path) -> None:
    outcome = trying.run(ws, key)
    folder.mkdir(parents=True)
    content = [asdict(one) for one in outcome.tried]
    (folder / FILE).write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _place(ws: Workspace, key: str) -> Path:
    """By the rulebook, its tests, the definitions that it may name, and the version of Gaodi."""
    source = library.source(ws, key)
    tests = selectors.tests_of(source)
    about = [
        version("gaodi"),
        source.hash,
        tests.read_text("utf-8") if tests else "",
        [repr(one) for one in metrics.load(ws).values()],
        [repr(one) for one in lists.load(ws).values()],
    ]
    return derived.place(ws, f"rulebook-tests/{key.replace('/', '--')}", derived.fingerprint(about))
