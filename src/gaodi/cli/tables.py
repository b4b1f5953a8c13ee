"""Where rows are written to: a file in a folder that is there, looked at before anything is computed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaodi.errors import Fault, InputError

if TYPE_CHECKING:
    import polars as pl

ENDINGS = (".parquet", ".csv")


def target(out: Path | None) -> Path | None:
    """The file. Raises InputError for another ending, a folder, one in a folder that is not there, and where nothing
    may be written."""
    if out is None:
        return None
    if out.suffix.lower() not in ENDINGS:
        raise InputError(Fault("It cannot be written so", str(out), "a name that ends in .parquet or .csv"))
    if out.is_dir():
        raise InputError(Fault("This is a folder", str(out), "the name of a file that is to be written"))
    if not out.absolute().parent.is_dir():
        raise InputError(Fault("There is no such folder", str(out.parent), "one that is there", "Make it first"))
    if not os.access(out if out.exists() else out.absolute().parent, os.W_OK):
        raise InputError(Fault("It cannot be written to", str(out), "a file that you may write, in such a folder"))
    return out


def write(rows: pl.DataFrame, out: Path) -> None:
    """Write the rows as the ending says; a CSV begins with the mark by which spreadsheets know UTF-8."""
    if out.suffix.lower() == ".parquet":
        rows.write_parquet(out)
    else:
        rows.write_csv(out, include_bom=True)


OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", callback=target, help="Write the rows into this file (.csv, .parquet).")
]
