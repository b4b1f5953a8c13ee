"""Looks at a whole file before anything of it is kept: opened, its tables found, every cell, row and rule looked at.

All faults are found at once. The rows wait, typed, in a temporary folder, from which they are loaded if nothing stands
against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from gaodi.registry.forms import across, files, layouts
from gaodi.registry.forms.across import Whole
from gaodi.registry.forms.cells import Reader
from gaodi.registry.forms.columns import Placed, placed
from gaodi.registry.forms.faults import Faults, Stop
from gaodi.registry.forms.files import Book, Sheet
from gaodi.registry.forms.headers import ROWS, Header, find
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.matching import Names
from gaodi.registry.forms.reading import SheetReader
from gaodi.registry.forms.staging import Staging, staging

_FEWEST = 2
"""So many columns have to be recognised for a sheet to be taken for the form's."""


@dataclass(frozen=True)
class FoundTable:
    """A table that was found. header: its last row, from 1; left_out: the rows that are no returns, by kind."""

    sheet: str
    header: int
    columns: Mapping[str, Placed]
    rows: int
    left_out: Mapping[str, tuple[int, ...]]
    fingerprint: str


@dataclass(frozen=True)
class Looked:
    """A file that was looked at, while its rows wait. same: rows that are the same as others and count once."""

    job: Job
    staging: Staging
    faults: Faults
    tables: tuple[FoundTable, ...] = ()
    same: pl.DataFrame = field(default_factory=lambda: across.NOWHERE)


@contextmanager
def looked(job: Job, path: Path) -> Iterator[Looked]:
    """Look at a file; its rows wait while the block runs. What cannot be read is a fault like all others."""
    faults = Faults()
    with ExitStack() as stack:
        try:
            waiting = stack.enter_context(staging(job.ws.path))
        except Stop as stop:
            faults.stop(stop)
            yield Looked(job, Staging(job.ws.path), faults)
            return
        yield _looked(job, path, waiting, faults)


def _looked(job: Job, path: Path, waiting: Staging, faults: Faults) -> Looked:
    try:
        job.progress("reading", 0.0)
        book = files.opened(path, job.file)
        _check_stamp(job, book)
        found = _tables(job, book)
        if not found:
            raise Stop(
                "no-header", form=job.form.name_en, form_zh=job.form.name, columns=len(job.form.columns), searched=ROWS
            )
        cells = Reader(job.form, job.ws, job.source.bands)
        tables = [_read(job, waiting, faults, number, *one, cells) for number, one in enumerate(found)]
        if not faults.errors and not waiting.rows:
            raise Stop("no-rows")
        job.progress("checking", 0.0)
        sheets = {number: table.columns for number, table in enumerate(tables)}
        same = across.check(Whole(job, waiting, sheets, faults))
        job.progress("checking", 1.0)
    except Stop as stop:
        faults.stop(stop)
        return Looked(job, waiting, faults)
    return Looked(job, waiting, faults, tuple(tables), same)


def _check_stamp(job: Job, book: Book) -> None:
    form, period = book.stamp.get("form", ""), book.stamp.get("period", "")
    if form and form != job.form.id:
        raise Stop("other-form", found=form, form=job.form.id)
    if book.stamp.get("demonstration") and not job.ws.settings.demonstration:
        raise Stop("made-up")
    if period and job.code and period != job.code:
        raise Stop("other-period", found=period, period=job.code)


def _tables(job: Job, book: Book) -> list[tuple[Sheet, Header]]:
    """The sheets that have a table of the form: in a layout that is remembered, or with about as many of its columns as
    the best of them. A sheet that only mentions some, as instructions do, is passed over."""
    names = Names(job.form)
    own = [sheet for sheet in book.sheets if sheet.name == book.stamp.get("sheet")]
    found = [(sheet, find(sheet.head(ROWS), sheet.merged, names.score)) for sheet in own or book.sheets]
    headed = [(sheet, header) for sheet, header in found if header is not None]
    most = max((header.matched for _, header in headed), default=0)
    enough = max(_FEWEST, most // 2)
    return [
        (sheet, header)
        for sheet, header in headed
        if header.matched >= enough or layouts.remembered(job.ws, job.form, header.headings) is not None
    ]


def _read(
    job: Job, waiting: Staging, faults: Faults, number: int, sheet: Sheet, header: Header, cells: Reader
) -> FoundTable:
    suggestions = layouts.suggest(job.form, header.headings, job.ws)
    columns = placed(job.form, sheet.name, header, suggestions, faults)
    known_by = layouts.fingerprint(header.headings)
    if not columns or job.form.subject not in (None, *columns):
        return FoundTable(sheet.name, header.last + 1, columns, 0, {}, known_by)
    reader = SheetReader(job, sheet, number, header, columns, cells, faults)
    reader.read(waiting)
    return FoundTable(sheet.name, header.last + 1, columns, reader.rows, reader.left_out, known_by)
