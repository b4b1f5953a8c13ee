"""Turns the rows of a form, which waited typed, into rows of the lake's tables."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from gaodi.lake import Lake
from gaodi.registry import observations
from gaodi.registry.forms import long
from gaodi.registry.forms.checking import Looked
from gaodi.registry.forms.long import Keys
from gaodi.registry.forms.model import Table
from gaodi.registry.forms.staging import ROW, SHEET
from gaodi.registry.forms.targets import facts, figures

ROWS = 250_000
"""So many rows of a file are turned into rows of other tables at once."""


def define(looked: Looked, lake: Lake) -> None:
    """Make the tables that the form fills known to the lake."""
    if looked.job.form.table is Table.OBSERVATIONS:
        observations.define(lake)
        return
    for table in facts.tables(looked.job):
        table.define(lake)


def rows(looked: Looked) -> Iterator[tuple[str, pl.DataFrame, float]]:
    """The rows of each table, a piece at a time, and how much is done with it."""
    if looked.job.form.table is not Table.OBSERVATIONS:
        yield from _facts(looked)
    elif columns := long.keys(looked.job.form):
        yield from _figures(looked, columns)
    else:
        yield from _observations(looked)


def _observations(looked: Looked) -> Iterator[tuple[str, pl.DataFrame, float]]:
    """Written a few metrics at a time: readers ask for one, and a file that has no row of it is not opened."""
    done, whole = 0.0, looked.staging.rows
    for stretch in looked.staging.stretches(figures.AT_ONCE):
        groups = list(figures.groups(looked.job, stretch.rows))
        for group in groups:
            done += stretch.rows / whole / len(groups)
            for sheet, frame in _by_sheet(looked, stretch.read(figures.columns(looked.job, group))):
                for made in figures.made(looked.job, frame, looked.tables[sheet].columns, group):
                    yield observations.TABLE, made, done


def _figures(looked: Looked, columns: Keys) -> Iterator[tuple[str, pl.DataFrame, float]]:
    """Of forms with one figure in a row."""
    done = 0
    for stretch in looked.staging.stretches(ROWS):
        done += stretch.rows
        for _, frame in _by_sheet(looked, stretch.read()):
            yield observations.TABLE, figures.of_rows(looked.job, frame, columns), done / looked.staging.rows


def _facts(looked: Looked) -> Iterator[tuple[str, pl.DataFrame, float]]:
    done = 0
    for stretch in looked.staging.stretches(ROWS):
        done += stretch.rows
        for sheet, frame in _by_sheet(looked, stretch.read()):
            for table, made in facts.made(looked.job, frame, looked.tables[sheet].columns).items():
                yield table.name, made, done / looked.staging.rows


def _by_sheet(looked: Looked, frame: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of each sheet, without those that are the same as others."""
    kept = frame.join(looked.same, on=[SHEET, ROW], how="anti", maintain_order="left") if looked.same.height else frame
    if len(looked.tables) == 1:
        yield 0, kept
        return
    for (sheet,), part in kept.group_by(SHEET, maintain_order=True):
        yield int(str(sheet)), part
