"""Every fault of a rulebook: of its form, of its expressions, each with file, line and column."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import Fault, GaodiError
from gaodi.rules import files, library
from gaodi.rules.files import pruning
from gaodi.rules.program import compiled

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


_AT = re.compile(r"(.*), line (\d+)(?:, column (\d+))?")


def faults(path: str | Path, ws: Workspace | None = None) -> list[Fault]:
    """The faults of the rulebook in a file; none where it is sound.

    What is at fault in its form is left out, and the rest is looked at all the same, so that everything that is there
    to be found is found at once.
    """

    def find(id_: str) -> Path | None:
        return library.place(ws, id_)

    try:
        source = files.read(path, find)
    except GaodiError as error:
        rest = pruning.pruned(Path(path), find)
        lines = {_line(fault) for fault in error.faults}
        others = [fault for fault in (_of_program(rest, ws) if rest else ()) if _line(fault) not in lines]
        return sorted(dict.fromkeys([*error.faults, *others]), key=_place)
    return sorted(_of_program(source, ws), key=_place)


def faults_of(text: str, name: str, ws: Workspace | None = None) -> list[Fault]:
    """The faults of the rulebook in a text. name: what to call it where a fault says its place."""
    with tempfile.TemporaryDirectory(prefix="gaodi-check-") as folder:
        path = Path(folder) / "rulebook.yaml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))  # what is no text is then said of the file
        found = faults(path, ws)
    return [replace(fault, where=fault.where.replace(str(path), name)) for fault in found]


def _place(fault: Fault) -> tuple[str, int, int]:
    """File, line and column, to be sorted by."""
    found = _AT.fullmatch(fault.where)
    return (found[1], int(found[2]), int(found[3] or 0)) if found else (fault.where, 0, 0)


def _line(fault: Fault) -> str:
    """File and line of a fault: what follows from one that is said already stands on its line as a rule."""
    return fault.where.partition(", column")[0]


def _of_program(source: files.Source, ws: Workspace | None) -> list[Fault]:
    try:
        compiled(source, ws)
    except GaodiError as error:
        return list(error.faults)
    return []
