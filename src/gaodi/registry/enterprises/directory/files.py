"""Frames as files that are mapped into memory: opened at once whatever their size, and shared by all processes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame in one piece, as it stands in memory."""
    frame.rechunk().write_ipc(path, compression="uncompressed", record_batch_size=max(1, frame.height))


def mapped(path: Path) -> pl.DataFrame:
    """The frame in a file. Its cells are read when they are looked at."""
    with pa.memory_map(str(path)) as source:
        made = pl.from_arrow(pa.ipc.open_file(source).read_all())
    assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
    return made
