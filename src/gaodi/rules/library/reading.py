"""Finds the files of rulebooks and reads them, once while no file changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi import catalog
from gaodi.catalog.reading import text
from gaodi.errors import Fault, InputError
from gaodi.registry import defined, lists, metrics
from gaodi.registry.identified import Set
from gaodi.registry.lists import Lists
from gaodi.registry.metrics import Metrics
from gaodi.rules import files
from gaodi.rules.files import Source
from gaodi.rules.model import Rulebook
from gaodi.rules.program import Program, compiled

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FOLDER = "rulebooks"
TESTS = ".tests.yaml"


class Rulebooks(Set[Rulebook]):
    """Rulebooks by id, families together, in the order of their days."""

    noun = "rulebook"

    def __init__(self, items: Iterable[Rulebook] = (), faults: Iterable[Fault] = ()) -> None:
        super().__init__(sorted(items, key=lambda one: (one.family, one.in_force.from_, one.id)))
        self.faults = tuple(faults)
        """Of files that cannot be read: one that is broken does not take the others away."""

    @property
    def families(self) -> dict[str, tuple[Rulebook, ...]]:
        """The editions of each family, the earliest first."""
        found: dict[str, tuple[Rulebook, ...]] = {}
        for one in self.values():
            found[one.family] = (*found.get(one.family, ()), one)
        return found


def load(ws: Workspace | None = None) -> Rulebooks:
    """All rulebooks; one of the workspace replaces that of the catalogue with its id. A file that cannot be read is
    left out, with its faults."""
    return _load(_stamps(ws))


def source(ws: Workspace | None, id: str) -> Source:  # noqa: A002 - what it is called everywhere
    """A rulebook with its file. Raises NotFound with those that are near, InputError with the faults of its file."""
    stamps = _stamps(ws)
    places, _ = _places(stamps)
    if id not in places:
        return _unknown(ws, id)
    return _source(stamps, id)


def place(ws: Workspace | None, id: str) -> Path | None:  # noqa: A002 - what it is called everywhere
    """The file of a rulebook; None where there is none of the id."""
    return _places(_stamps(ws))[0].get(id)


def _unknown(ws: Workspace | None, id_: str) -> Source:
    load(ws)[id_]
    raise AssertionError


def program(
    ws: Workspace | None,
    id: str,  # noqa: A002 - what it is called everywhere
    settled: Mapping[str, str] | None = None,
) -> Program:
    """What a rulebook computes. settled: values of its parameters. Raises NotFound, and InputError with its faults."""
    chosen = tuple(sorted((settled or {}).items()))
    known = (metrics.load(ws), lists.load(ws))
    return _program(source(ws, id), chosen, known, lambda one, told: compiled(one, ws, told))


_Known = tuple[Metrics, Lists]

_programs: dict[tuple[object, ...], tuple[Program, _Known]] = {}
"""By text, parameters and what may be named, which is kept with the program so that its identity stays its own."""
_MOST = 256


def _program(
    one: Source,
    settled: tuple[tuple[str, str], ...],
    known: _Known,
    make: Callable[[Source, Mapping[str, str]], Program],
) -> Program:
    """Kept: the text, the parameters and what it may name decide it. Metrics and lists are the same objects while their
    files do not change."""
    key = (one.rulebook.id, one.hash, settled, *(id(each) for each in known))
    if key not in _programs:
        if len(_programs) >= _MOST:
            _programs.pop(next(iter(_programs)))
        _programs[key] = make(one, dict(settled)), known
    return _programs[key][0]


def tests_of(path: Path) -> Path:
    """The file of tests beside that of a rulebook."""
    return path.with_name(path.name.removesuffix(".yaml") + TESTS)


def _stamps(ws: Workspace | None) -> tuple[defined.Stamp, ...]:
    """The files of rulebooks, those of the catalogue first."""
    roots = [catalog.root(), *([ws.path / defined.FOLDER] if ws is not None else [])]
    found = (path for root in roots for path in sorted((root / FOLDER).rglob("*.yaml")))
    return tuple(defined.Stamp.of(path) for path in found if not path.name.endswith(TESTS))


@lru_cache(maxsize=16)
def _load(stamps: tuple[defined.Stamp, ...]) -> Rulebooks:
    places, faults = _places(stamps)
    found: list[Rulebook] = []
    broken = list(faults)
    for id_ in places:
        try:
            found.append(_source(stamps, id_).rulebook)
        except InputError as error:
            broken += error.faults
    return Rulebooks(found, broken)


@lru_cache(maxsize=1024)
def _source(stamps: tuple[defined.Stamp, ...], id_: str) -> Source:
    places, _ = _places(stamps)
    return files.read(places[id_], places.get)


@lru_cache(maxsize=16)
def _places(stamps: tuple[defined.Stamp, ...]) -> tuple[dict[str, Path], tuple[Fault, ...]]:
    """Where each rulebook is, by the id that its file says at the beginning of a line; the last file counts. What says
    none is a fault."""
    found: dict[str, Path] = {}
    faults: list[Fault] = []
    for stamp in stamps:
        try:
            said = _ID.search(text(stamp.path, "a rulebook"))
        except InputError as error:
            faults += error.faults
            continue
        if said and said[1] in found and _ours(found[said[1]]) == _ours(stamp.path):
            what = f"{said[1]!r} is the id of {found[said[1]]} too"
            faults.append(Fault(what, str(stamp.path), "an id of its own"))
        elif said:
            found[said[1]] = stamp.path
        else:
            faults.append(Fault("The file says no `id`", str(stamp.path), "a rulebook", "Move what is none elsewhere"))
    return found, tuple(faults)


def _ours(path: Path) -> bool:
    """Whether a file is one that Gaodi ships; one of a workspace replaces it."""
    return path.is_relative_to(catalog.root())


_ID = re.compile(r"^id:[ \t]*[\"']?([a-z0-9/-]+)", re.MULTILINE)
