"""Reads a Parquet table, which keeps its types. Its first row is the names of its columns, as when it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.files.archive import megabytes
from gaodi.registry.forms.files.delimited import MOST_COLUMNS, MOST_ROWS
from gaodi.registry.forms.files.sheet import Block, Book, Sheet

ROWS = 65_536
MOST_GROUP = 4 * 1024**3
"""Bytes that a row group, which is read as a whole, may unpack to."""


def read(path: Path, name: str) -> Book:
    """The table as a book of one sheet. Raises Stop."""
    try:
        with pq.ParquetFile(path) as file:
            about = file.metadata
    except (pa.ArrowException, OSError) as error:
        raise Stop("damaged", reason=str(error).splitlines()[0]) from error
    if about.num_rows > MOST_ROWS:
        raise Stop("too-many-rows", most=MOST_ROWS)
    if about.num_columns > MOST_COLUMNS:
        raise Stop("too-many-columns", count=about.num_columns, most=MOST_COLUMNS)
    largest = max((about.row_group(n).total_byte_size for n in range(about.num_row_groups)), default=0)
    if largest > MOST_GROUP:
        raise Stop("bomb", packed=megabytes(path.stat().st_size), unpacked=megabytes(largest))
    return Book("parquet", (Sheet(name, lambda: _blocks(path, about.num_rows)),))


def _blocks(path: Path, rows: int) -> Iterator[Block]:
    first = 2
    try:
        with pq.ParquetFile(path) as file:
            names = [str(name) for name in file.schema_arrow.names]
            head = {str(n): [name] for n, name in enumerate(names)}
            yield Block(1, pl.DataFrame(head, schema=dict.fromkeys(head, pl.String)), 0.0)
            for batch in file.iter_batches(ROWS):
                frame = pl.from_arrow(pa.Table.from_batches([batch]).rename_columns(list(head)))
                assert isinstance(frame, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
                yield Block(first, frame, min((first - 1 + frame.height) / max(rows, 1), 1.0))
                first += frame.height
    except (pa.ArrowException, OSError) as error:
        raise Stop("damaged", reason=str(error).splitlines()[0]) from error
