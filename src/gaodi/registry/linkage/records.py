"""The two sides of a linkage as frames: records that come without a sure code, and the names of enterprises."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from gaodi.errors import Fault, InputError

RECORD = ("record", "name", "uscc", "code", "address", "representative", "region", "amount")
"""Columns of records. record: its key, once each. name: as written. code: any other identifier. region: code or name.
amount: what hangs on it, by which the queue is ordered."""

NAMES = ("enterprise", "name", "kind", "uscc", "code", "address", "representative", "region")
"""Columns of names: one row for each name of an enterprise. kind: registered, former-name, short-name, other-name."""

REGISTERED = "registered"


def records(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with all columns of records, in order. Raises InputError with all that is wrong with it."""
    if faults := list(_faults(frame, RECORD, "record")):
        raise InputError.of(faults)
    found = _completed(frame, RECORD)
    double = found["record"].filter(found["record"].is_duplicated())
    if len(double):
        raise InputError(Fault(f"The record {double[0]!r} stands there twice", "record", "a key of its own for each"))
    return found


def names(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with all columns of names, in order. Raises InputError with all that is wrong with it."""
    if faults := list(_faults(frame, NAMES, "enterprise")):
        raise InputError.of(faults)
    return _completed(frame, NAMES).with_columns(pl.col("kind").fill_null(REGISTERED))


def _faults(frame: pl.DataFrame, columns: tuple[str, ...], key: str) -> Iterator[Fault]:
    for column in (key, "name"):
        if column not in frame.columns:
            yield Fault(f"The column {column!r} is missing", expected=f"the columns {', '.join(columns)}")
    if key in frame.columns and frame[key].null_count():
        yield Fault(f"{frame[key].null_count()} rows have no {key}", key, "a key in each row")


def _completed(frame: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """Text in every column but the amount; what the frame lacks is empty, as are cells of blanks."""
    kinds = {column: pl.Float64() if column == "amount" else pl.String() for column in columns}
    missing = [pl.lit(None, kind).alias(column) for column, kind in kinds.items() if column not in frame.columns]
    cells = [_filled(column) if kind == pl.String else pl.col(column).cast(kind) for column, kind in kinds.items()]
    return frame.with_columns(missing).select(cells)


def _filled(column: str) -> pl.Expr:
    text = pl.col(column).cast(pl.String).str.strip_chars()
    return pl.when(text != "").then(text).alias(column)
