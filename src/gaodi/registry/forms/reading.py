"""Reads one table: block by block its rows are told apart, their cells read and looked at, and what is left waits."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from gaodi.registry.forms import rows as kinds
from gaodi.registry.forms.cells import Parsed, Reader
from gaodi.registry.forms.checks import RowChecks
from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.faults import Faults, Place
from gaodi.registry.forms.files import Block, Merged, Odd, Sheet
from gaodi.registry.forms.headers import Header
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.rows import Kind
from gaodi.registry.forms.staging import HIGH, LOW, ROW, SHEET, Staging
from gaodi.registry.forms.totals import Totals
from gaodi.registry.metrics import Sum

_LISTED = 1000
"""Of so many rows that are left out the numbers are kept, of each kind."""


class SheetReader:
    """Reads the rows under a header. rows, left_out: how many were read, and which were not, by kind."""

    def __init__(
        self, job: Job, sheet: Sheet, number: int, header: Header, columns: Mapping[str, Placed], cells: Reader,
        faults: Faults,
    ) -> None:  # fmt: skip
        self._job, self._sheet, self._number, self._header = job, sheet, number, header
        self._columns, self._cells, self._faults = columns, cells, faults
        self._checks = RowChecks(job.form, columns, faults)
        self._totals = Totals({key: one for key, one in columns.items() if _adds_up(job, one)})
        self._key = columns[job.form.subject] if job.form.subject else next(iter(columns.values()))
        self.rows = 0
        self.left_out: dict[str, tuple[int, ...]] = {}

    def read(self, waiting: Staging) -> None:
        """Read all rows; they wait in the staging."""
        for block in self._sheet.blocks():
            body = self._body(block)
            if body is not None:
                self._block(body, waiting)
            self._job.progress("reading", block.share)
        self._totals.check(self._faults)

    def _body(self, block: Block) -> Block | None:
        """The rows of a block that are under the header; None where there are none."""
        skip = max(self._header.last + 2 - block.first, 0)
        if skip >= block.frame.height:
            return None
        return Block(block.first + skip, block.frame.slice(skip), block.share)

    def _block(self, block: Block, waiting: Staging) -> None:
        frame = _widened(block.frame, len(self._header.headings)).with_row_index(ROW, block.first)
        frame = self._filled(frame.with_columns(pl.col(ROW).cast(pl.Int64)))
        kind = kinds.kinds(frame.drop(ROW), self._key.place.index, self._header.headings)
        self._leave_out(frame, kind)
        odd = self._odd(block)
        for part, of in _stretches(frame, kind):
            if of is Kind.DATA:
                self._data(part, odd, waiting)
            else:
                self._total(part, of)

    def _data(self, frame: pl.DataFrame, odd: Mapping[int, list[Odd]], waiting: Staging) -> None:
        self._overflow(frame)
        numbers = frame[ROW]
        wrong: dict[str, pl.Series] = {}
        typed = [numbers, pl.Series(SHEET, [self._number], pl.Int64).new_from_index(0, frame.height)]
        for key, one in self._columns.items():
            cells, lost = self._usable(frame, one, odd.get(one.place.index, []))
            read = self._cells.read(one.column, cells, one.unit)
            typed += _series(key, read)
            if said := [lost, *self._say(one.place, cells, read, numbers)]:
                wrong[key] = pl.concat(said)
        for column in self._job.form.columns:
            if column.key not in self._columns:
                typed += _series(column.key, self._cells.nothing(column, frame.height))
        whole = pl.DataFrame(typed)
        ends = sorted(name for name in whole.columns if name.endswith((LOW, HIGH)))
        whole = whole.select(ROW, SHEET, *self._job.form.keys, *ends)
        self._checks.check(whole, wrong)
        self._totals.add(whole)
        self.rows += whole.height
        waiting.add(whole)

    def _usable(self, frame: pl.DataFrame, one: Placed, odd: list[Odd]) -> tuple[pl.Series, pl.Series]:
        """The cells of a column without those that have no value to use, which are told; and the rows of these."""
        cells = frame[str(one.place.index)]
        if not odd:
            return cells, pl.Series([], dtype=pl.Int64)
        rows = pl.Series([cell.row + 1 for cell in odd], dtype=pl.Int64)
        here = rows.is_in(frame[ROW].implode())
        for cell, inside in zip(odd, here, strict=True):
            if inside:
                self._faults.add(cell.code, one.place, [cell.row + 1], [cell.value or None], [{"range": cell.value}])
        rows = rows.filter(here)
        return cells.set(frame[ROW].is_in(rows.implode()), None), rows

    def _say(self, place: Place, cells: pl.Series, read: Parsed, numbers: pl.Series) -> list[pl.Series]:
        """Tell what is wrong with the cells of a column; the rows of each fault."""
        told = []
        for wrong in read.wrong:
            rows = numbers.gather(wrong.at)
            values = cells.gather(wrong.at)
            self._faults.add(wrong.code, place, rows.to_list(), values, wrong.facts, wrong.severity, **wrong.same)
            told.append(rows)
        return told

    def _overflow(self, frame: pl.DataFrame) -> None:
        """Cells beyond the last column that has a heading: in a text with delimiters the row was shifted."""
        if not self._sheet.delimited:
            return
        beyond = [name for name in frame.columns if name != ROW and int(name) >= len(self._header.headings)]
        for name in beyond:
            filled = frame.filter(pl.col(name).cast(pl.String).str.strip_chars().str.len_chars() > 0)
            if filled.height:
                place = Place(self._sheet.name, int(name))
                self._faults.add("too-many-cells-in-row", place, filled[ROW].to_list(), filled[name])

    def _filled(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What is written once for several rows, in a merged cell, stands in each of them."""
        numbers = {one.place.index for one in self._columns.values() if one.column.type.numeric}
        tall = [one for one in self._sheet.merged if one.bottom > one.top and one.left not in numbers]
        for column in {one.left for one in tall if one.left < frame.width - 1}:
            frame = _down(frame, str(column), [one for one in tall if one.left == column])
        return frame

    def _odd(self, block: Block) -> dict[int, list[Odd]]:
        """The cells of a block, by column, that have no value to use."""
        found: dict[int, list[Odd]] = {}
        last = block.first + block.frame.height
        for cell in (*self._sheet.odd(), *self._merged_numbers()):
            if block.first <= cell.row + 1 < last:
                found.setdefault(cell.column, []).append(cell)
        return found

    def _merged_numbers(self) -> list[Odd]:
        """Figures that stand in a cell of several rows."""
        columns = {one.place.index for one in self._columns.values() if one.column.type.numeric}
        tall = [one for one in self._sheet.merged if one.bottom > one.top and one.top > self._header.last]
        return [
            Odd(one.top, n, "merged-number", one.written) for one in tall for n in columns if one.left <= n <= one.right
        ]

    def _leave_out(self, frame: pl.DataFrame, kind: pl.Series) -> None:
        for name in kind.unique():
            if name != Kind.DATA:
                numbers = frame[ROW].filter(kind == name)
                before = self.left_out.get(name, ())
                self.left_out[name] = (*before, *numbers.head(max(_LISTED - len(before), 0)))

    def _total(self, frame: pl.DataFrame, of: Kind) -> None:
        for row in frame.iter_rows(named=True):
            values: dict[str, float | None] = {}
            for key, one in self._totals.columns.items():
                cell = pl.Series([row[str(one.place.index)]])
                values[key] = self._cells.read(one.column, cell, one.unit).values[0]
            self._totals.say(int(row[ROW]), of, values)


def _stretches(frame: pl.DataFrame, kind: pl.Series) -> list[tuple[pl.DataFrame, Kind]]:
    """The rows that count, and those of totals, as they come one after another."""
    counted = kind.is_in([Kind.DATA, Kind.TOTAL, Kind.SUBTOTAL])
    frame, kind = frame.filter(counted), kind.filter(counted)
    runs = pl.DataFrame({"of": kind}).with_row_index("at").group_by(pl.col("of").rle_id(), maintain_order=True)
    return [(frame[part["at"]], Kind(part["of"][0])) for _, part in runs]


def _series(key: str, read: Parsed) -> list[pl.Series]:
    """The values of a column, and the ends of bands where there are any."""
    ends = [] if read.low is None or read.high is None else [read.low.alias(key + LOW), read.high.alias(key + HIGH)]
    return [read.values.alias(key), *ends]


def _widened(frame: pl.DataFrame, width: int) -> pl.DataFrame:
    missing = [str(n) for n in range(frame.width, width)]
    return frame.with_columns(pl.lit(None, pl.String).alias(name) for name in missing)


def _down(frame: pl.DataFrame, name: str, merged: list[Merged]) -> pl.DataFrame:
    """A column in which the cells below the first of each merged one say the same."""
    first = int(frame[ROW][0])
    taken = np.arange(frame.height)
    for one in merged:
        top = one.top + 1 - first
        if 0 <= top < frame.height:
            taken[top : one.bottom + 2 - first] = top
    return frame.with_columns(frame[name].gather(taken))


def _adds_up(job: Job, one: Placed) -> bool:
    if not one.column.type.numeric:
        return False
    return one.column.metric is None or isinstance(job.metrics[one.column.metric].total, Sum)
