"""What pages read of rulebooks: the shelf, one rulebook with what it computes or why it cannot, its tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404

from gaodi import catalog
from gaodi.errors import Fault, GaodiError
from gaodi.registry import defined
from gaodi.rules import library
from gaodi.rules.files import Source
from gaodi.rules.library import Rulebooks
from gaodi.rules.library.reading import FOLDER, TESTS
from gaodi.rules.model import Rulebook
from gaodi.rules.program import Program
from gaodi.rules.trying import File
from gaodi.web.plans.workspace import workspace

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Opened:
    """A rulebook as a page has it. program: None where its expressions are faulty; faults then says what is wrong."""

    ws: Workspace | None
    source: Source
    program: Program | None
    faults: tuple[Fault, ...]
    editions: tuple[Rulebook, ...]

    @property
    def rulebook(self) -> Rulebook:
        """What its file says, with what it takes over."""
        return self.source.rulebook


def shelf() -> Rulebooks:
    """Every rulebook: of the catalogue, and of the workspace where there is one."""
    return library.load(workspace())


def opened(key: str) -> Opened:
    """One rulebook. Raises Http404 where there is none."""
    ws = workspace()
    known = library.load(ws)
    if key not in known:
        raise Http404
    source = library.source(ws, key)
    program, faults = compiled(ws, key)
    return Opened(ws, source, program, faults, known.families[source.rulebook.family])


def compiled(ws: Workspace | None, key: str) -> tuple[Program | None, tuple[Fault, ...]]:
    """What a rulebook computes, or the faults of its expressions."""
    try:
        return library.program(ws, key), ()
    except GaodiError as error:
        return None, tuple(place_hidden(fault) for fault in error.faults)


def place_hidden(fault: Fault) -> Fault:
    """The fault with the name of its file, without the folders of this server."""
    head, comma, rest = fault.where.partition(", line ")
    return Fault(fault.what, Path(head).name + comma + rest if head else "", fault.expected, fault.do)


def origin(source: Source) -> str:
    """Whose file it is: `catalogue`, or `workspace`."""
    return "catalogue" if source.path.is_relative_to(catalog.root()) else "workspace"


def tests_of(source: Source) -> Path | None:
    """The file of tests beside a rulebook, where there is one."""
    path = library.tests_of(source.path)
    return path if path.is_file() else None


def checks() -> dict[str, int]:
    """Rulebook → how many checks stand beside it; those of the workspace take the place of those of the catalogue."""
    ws = workspace()
    roots = [catalog.root(), *([ws.path / defined.FOLDER] if ws is not None else [])]
    found = (path for root in roots for path in sorted((root / FOLDER).rglob(f"*{TESTS}")))
    return dict(_checks(path, path.stat().st_mtime_ns) for path in found)


@lru_cache(maxsize=1024)
def _checks(path: Path, _changed: int) -> tuple[str, int]:
    """Kept while the file does not change. A file that is faulty has none; its page says why."""
    try:
        found = file(path)
    except GaodiError:
        return "", 0
    return found.rulebook, found.number


def file(path: Path) -> File:
    """A file of tests, read once while it does not change. Raises InputError with its faults."""
    return _file(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _file(path: Path, _changed: int) -> File:
    return catalog.load(path, File)
