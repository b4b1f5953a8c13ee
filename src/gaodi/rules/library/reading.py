"""Finds the files of rulebooks and reads them, once while no file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi import catalog
from gaodi.errors import Fault, InputError
from gaodi.registry import defined, lists, metrics
from gaodi.registry.identified import Set
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
    found, broken = _sources(_stamps(ws))
    return Rulebooks((one.rulebook for one in found.values()), (fault for each in broken.values() for fault in each))


def source(ws: Workspace | None, id: str) -> Source:  # noqa: A002 - what it is called everywhere
    """A rulebook with its file. Raises NotFound with those that are near, InputError with the faults of its file."""
    found, broken = _sources(_stamps(ws))
    if id in broken:
        raise InputError.of(broken[id])
    load(ws)[id]
    return found[id]


def program(
    ws: Workspace | None,
    id: str,  # noqa: A002 - what it is called everywhere
    settled: Mapping[str, str] | None = None,
) -> Program:
    """What a rulebook computes. settled: values of its parameters. Raises NotFound, and InputError with its faults."""
    chosen = tuple(sorted((settled or {}).items()))
    known = (tuple(metrics.load(ws)), tuple(lists.load(ws)))
    return _program(source(ws, id), chosen, known, lambda one, told: compiled(one, ws, told))


_programs: dict[tuple[str, str, object, object], Program] = {}
_MOST = 256


def _program(
    one: Source,
    settled: tuple[tuple[str, str], ...],
    known: object,
    make: Callable[[Source, Mapping[str, str]], Program],
) -> Program:
    """Kept: the text, the parameters and what it may name decide it."""
    key = (one.rulebook.id, one.hash, settled, known)
    if key not in _programs:
        if len(_programs) >= _MOST:
            _programs.pop(next(iter(_programs)))
        _programs[key] = make(one, dict(settled))
    return _programs[key]


def tests_of(path: Path) -> Path:
    """The file of tests beside that of a rulebook."""
    return path.with_name(path.name.removesuffix(".yaml") + TESTS)


def _stamps(ws: Workspace | None) -> tuple[defined.Stamp, ...]:
    """The files of rulebooks, those of the catalogue first."""
    roots = [catalog.root(), *([ws.path / defined.FOLDER] if ws is not None else [])]
    found = (path for root in roots for path in sorted((root / FOLDER).rglob("*.yaml")))
    return tuple(defined.Stamp.of(path) for path in found if not path.name.endswith(TESTS))


@lru_cache(maxsize=16)
def _sources(stamps: tuple[defined.Stamp, ...]) -> tuple[dict[str, Source], dict[str, tuple[Fault, ...]]]:
    """The rulebooks of the files by id, and the faults of those that cannot be read; a later file replaces an earlier
    one."""
    broken: dict[str, tuple[Fault, ...]] = {}
    places = _ids(stamps, broken)
    found: dict[str, Source] = {}
    for id_, path in places.items():
        try:
            found[id_] = files.read(path, places.get)
        except InputError as error:
            broken[id_] = error.faults
    return found, broken


def _ids(stamps: tuple[defined.Stamp, ...], broken: dict[str, tuple[Fault, ...]]) -> dict[str, Path]:
    """Where each rulebook is, by the id that its file says."""
    found: dict[str, Path] = {}
    for stamp in stamps:
        try:
            content = defined.lines(stamp.path)
        except InputError as error:
            broken[str(stamp.path)] = error.faults
            continue
        if isinstance(content, dict) and isinstance(content.get("id"), str):
            found[content["id"]] = stamp.path
        else:
            what = Fault("The file says no `id`", str(stamp.path), "a rulebook", "Move what is none elsewhere")
            broken[str(stamp.path)] = (what,)
    return found
