"""A small lake that the tests write to: figures by name, and notes that go with them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa

from gaodi.lake import Batch, Lake

FIGURES = pa.schema([("name", pa.string()), ("value", pa.float64())])
NOTES = pa.schema([("name", pa.string()), ("text", pa.string())])


def made(root: Path | str) -> Lake:
    """A lake with both tables and no rows."""
    lake = Lake(root)
    lake.define("figures", FIGURES)
    lake.define("notes", NOTES)
    return lake


def figures(*values: float, name: str = "a") -> pl.DataFrame:
    return pl.DataFrame(
        {"name": [name] * len(values), "value": values}, schema={"name": pl.String, "value": pl.Float64}
    )


def notes(*texts: str, name: str = "a") -> pl.DataFrame:
    rows = {"name": [name] * len(texts), "text": texts}
    return pl.DataFrame(rows, schema={"name": pl.String, "text": pl.String})


def add(lake: Lake, *values: float, **about: str) -> Batch:
    return lake.write({"figures": figures(*values)}, **{"kind": "test", **about})


def values(lake: Lake, at: object = None) -> list[float]:
    """What a reader sees of the figures, in order of size."""
    return sorted(lake.read("figures", at=at).collect()["value"])  # type: ignore[arg-type]
