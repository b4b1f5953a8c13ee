"""The lake table of people's decisions on bindings: rows are added and never changed, the last one counts."""

from __future__ import annotations

from typing import Any

import polars as pl
import pyarrow as pa

from gaodi.plan.attainment.bindings.model import Action, Binding

TABLE = "target_bindings"

SCHEMA = pa.schema(
    [
        ("plan", pa.string()),
        ("number", pa.int64()),
        ("action", pa.string()),
        ("target", pa.string()),
        ("indicator", pa.string()),
        ("unit", pa.string()),
        ("scope", pa.string()),
        ("metric", pa.string()),
        ("list", pa.string()),
        ("subjects", pa.list_(pa.string())),
        ("transform", pa.string()),
        ("members", pa.list_(pa.string())),
        ("reason", pa.string()),
        ("user", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
    ]
)
"""number: the place of a decision in the order of those on its plan."""


def frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows in the types of the table."""
    made = pl.from_arrow(pa.Table.from_pylist(rows, schema=SCHEMA))
    assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
    return made


def row(plan: str, number: int, binding: Binding) -> dict[str, Any]:
    """A decision as a row."""
    action = Action.BIND if binding.bound else Action.UNBIND
    return {"plan": plan, "number": number, "action": action.value, **binding.model_dump(mode="python")}


def binding_of(row: dict[str, Any]) -> Binding:
    """A row as a decision."""
    return Binding.model_validate({key: row[key] for key in Binding.model_fields if row[key] is not None})
