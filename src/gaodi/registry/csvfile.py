"""Reads the tables of the catalogue that are CSV: codes and names by the thousand, for which YAML is too long."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gaodi.catalog.reading import text
from gaodi.errors import Fault, InputError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file. where: the file and the line, as a fault says it."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def rows(path: str | Path, columns: Sequence[str]) -> list[Row]:
    """The lines of a file as they stand, blanks around a cell taken off. columns: those that it must have, in order.

    Lines that begin with # are comments. Raises InputError for a wrong header, and with every line of another length.
    """
    lines = text(path, "a CSV file").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    parsed = list(csv.reader(io.StringIO("\n".join(line for _, line in kept))))
    header, body = (parsed[0] if parsed else []), parsed[1:]
    if header != list(columns):
        place = f"{path}, line {kept[0][0]}" if kept else str(path)
        raise InputError(Fault(f"The header is {','.join(header) or 'missing'}", place, ",".join(columns)))
    places = [f"{path}, line {number}" for number, _ in kept[1:]]
    faults = [
        Fault(f"The line has {len(cells)} cells", where, f"{len(columns)}")
        for cells, where in zip(body, places, strict=True)
        if len(cells) != len(columns)
    ]
    if faults:
        raise InputError.of(faults)
    return [
        Row({column: cell.strip() for column, cell in zip(columns, cells, strict=True)}, where)
        for cells, where in zip(body, places, strict=True)
    ]
