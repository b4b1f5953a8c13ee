"""What the tables of a file look like to a form, for a person who maps a layout: headings, and what each may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.registry.forms import definitions, files, layouts
from gaodi.registry.forms.faults import Faults, Stop, error, letter
from gaodi.registry.forms.headers import ROWS, find
from gaodi.registry.forms.matching import Names, Suggestion
from gaodi.registry.forms.model import Form

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_SAMPLE = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one sheet. header: its last row, from 1; sample: the first rows below it; unit: of the whole."""

    sheet: str
    header: int
    headings: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    sample: tuple[tuple[str, ...], ...]
    unit: str = ""

    @property
    def fingerprint(self) -> str:
        """What it is remembered by."""
        return layouts.fingerprint(self.headings)

    def index(self, name: str) -> int:
        """The number of a column, from 0, by its heading or its letter. Raises InputError."""
        if name in self.headings:
            return self.headings.index(name)
        letters = [letter(number) for number in range(len(self.headings))]
        if name.upper() in letters:
            return letters.index(name.upper())
        raise InputError(
            Fault(f"There is no column {name!r}", self.sheet, f"one of: {', '.join(filter(None, self.headings))}")
        )


def layouts_of(ws: Workspace, form: str | Form, path: str | Path, *, name: str | None = None) -> list[Layout]:
    """The layout of each sheet that has a table. Raises InputError where the file cannot be read."""
    chosen = definitions.load(ws)[form] if isinstance(form, str) else form
    path = Path(path)
    called = name or path.name
    try:
        book = files.opened(path, called)
        found = [layout for sheet in book.sheets if (layout := _layout(ws, chosen, sheet)) is not None]
    except Stop as stop:
        faults = Faults()
        faults.stop(stop)
        raise error(faults.frame(), called, 1) from stop
    if not found:
        raise InputError(Fault("There is no table in this file", called, f"a header in the first {ROWS} rows"))
    return found


def _layout(ws: Workspace, form: Form, sheet: files.Sheet) -> Layout | None:
    head = sheet.head(ROWS + _SAMPLE)
    header = find(head[:ROWS], sheet.merged, Names(form).score)
    if header is None:
        return None
    sample = tuple(tuple(row) for row in head[header.last + 1 : header.last + 1 + _SAMPLE])
    suggestions = layouts.suggest(form, header.headings, ws)
    return Layout(sheet.name, header.last + 1, header.headings, suggestions, sample, header.unit)
