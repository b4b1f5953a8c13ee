"""The lake table of opinions: one row for each, written as one batch, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from gaodi.plan.opinion.model import Opinion

if TYPE_CHECKING:
    from gaodi.lake import Lake

OPINIONS = "plan_opinions"

SCHEMA = pa.schema(
    [
        ("opinion", pa.string()),
        ("plan", pa.string()),
        ("revision", pa.int64()),
        ("model", pa.string()),
        ("host", pa.string()),
        ("pieces", pa.int64()),
        ("suggestions", pa.string()),
        ("dropped", pa.string()),
        ("user", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
    ]
)
_PLAIN = ("plan", "revision", "model", "host", "pieces", "user", "at")


def define(lake: Lake) -> None:
    """Make the table known to a lake; does nothing for one that knows it."""
    lake.define(OPINIONS, SCHEMA)


def frame(opinions: list[Opinion]) -> pl.DataFrame:
    """Opinions as rows in the types of the table."""
    made = pl.from_arrow(pa.Table.from_pylist([_row(one) for one in opinions], schema=SCHEMA))
    assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
    return made


def _row(opinion: Opinion) -> dict[str, Any]:
    content = opinion.model_dump(mode="json", include={"suggestions", "dropped"})
    written = {name: json.dumps(value, ensure_ascii=False, sort_keys=True) for name, value in content.items()}
    return {"opinion": opinion.id, **{name: getattr(opinion, name) for name in _PLAIN}, **written}


def opinion_of(row: dict[str, Any]) -> Opinion:
    """A row as an opinion."""
    written = {name: json.loads(row[name]) for name in ("suggestions", "dropped")}
    return Opinion(id=row["opinion"], **{name: row[name] for name in _PLAIN}, **written)
