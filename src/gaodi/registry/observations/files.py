"""Reads a file of observations (YAML) and records it; each fault has its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gaodi import catalog
from gaodi.registry import defined
from gaodi.registry.observations.model import File
from gaodi.registry.observations.recording import Recorded, record

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def load(ws: Workspace, path: str | Path, *, user: str = "") -> Recorded:
    """Record what is in the file. Loading it again changes nothing.

    Raises InputError with every fault of the file; nothing is kept then.
    """
    path = Path(path)
    lines = defined.lines(path)
    file = catalog.validated(lines, File, str(path))
    rows = [one.model_copy(update={"synthetic": True}) for one in file.observations] if file.synthetic else None
    return record(
        ws,
        rows or file.observations,
        source=file.source,
        subject=file.region,
        more=file.subjects,
        user=user,
        note=path.name,
        where=lambda number, key: _place(lines, number, key, str(path)),
    )


def _place(lines: object, number: int, key: str, where: str) -> str:
    return catalog.place(lines, ("observations", number, key), where)
