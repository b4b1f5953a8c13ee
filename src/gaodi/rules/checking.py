"""Every fault of a rulebook: of its form, of its expressions, each with file, line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import Fault, GaodiError
from gaodi.rules import files, library
from gaodi.rules.program import compiled

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def faults(path: str | Path, ws: Workspace | None = None) -> list[Fault]:
    """The faults of the rulebook in a file; none where it is sound."""
    try:
        compiled(files.read(path, lambda id_: library.place(ws, id_)), ws)
    except GaodiError as error:
        return list(error.faults)
    return []
