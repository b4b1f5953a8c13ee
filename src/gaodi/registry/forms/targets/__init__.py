"""Turns the rows of a form, which waited typed, into rows of the lake's tables."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from gaodi.lake import Lake
from gaodi.registry import observations
from gaodi.registry.forms.checking import Looked
from gaodi.registry.forms.model import Table
from gaodi.registry.forms.staging import ROW, SHEET
from gaodi.registry.forms.targets import facts, figures

AT_ONCE = 250_000
"""So many rows of a file are turned at once."""


def define(looked: Looked, lake: Lake) -> None:
    """Make the tables that the form fills known to the lake."""
    if looked.job.form.table is Table.OBSERVATIONS:
        observations.define(lake)
        return
    for table in facts.tables(looked.job):
        table.define(lake)


def rows(looked: Looked) -> Iterator[tuple[str, pl.DataFrame, float]]:
    """The rows of each table, a piece at a time, and how much is done with it."""
    done = 0
    for frame in looked.staging.stretches(AT_ONCE):
        done += frame.height
        kept = frame.join(looked.same, on=[SHEET, ROW], how="anti", maintain_order="left")
        for (sheet,), part in kept.group_by(SHEET, maintain_order=True):
            for name, made in _made(looked, part, int(str(sheet))):
                yield name, made, done / looked.staging.rows


def _made(looked: Looked, frame: pl.DataFrame, sheet: int) -> Iterator[tuple[str, pl.DataFrame]]:
    columns = looked.tables[sheet].columns
    if looked.job.form.table is Table.OBSERVATIONS:
        yield from ((observations.TABLE, made) for made in figures.made(looked.job, frame, columns))
        return
    for table, made in facts.made(looked.job, frame, columns).items():
        yield table.name, made
