"""The three lake tables of the plan library, and how their rows are written and read.

A plan has revisions (each compilation of a new edition of its document) and versions (each publication).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from gaodi.plan.library.decisions import Decision

if TYPE_CHECKING:
    from gaodi.lake import Lake

PLANS, DECISIONS, PUBLICATIONS = "plans", "plan_decisions", "plan_publications"

_INSTANT = pa.timestamp("us", tz="UTC")

SCHEMAS = {
    PLANS: pa.schema(
        [
            ("plan", pa.string()),
            ("revision", pa.int64()),
            ("title", pa.string()),
            ("region", pa.string()),
            ("begins", pa.string()),
            ("ends", pa.string()),
            ("file", pa.string()),
            ("sha256", pa.string()),
            ("origin", pa.string()),
            ("made_up", pa.bool_()),
            ("compiled", pa.string()),
            ("user", pa.string()),
            ("at", _INSTANT),
        ]
    ),
    DECISIONS: pa.schema(
        [
            ("decision", pa.string()),
            ("plan", pa.string()),
            ("revision", pa.int64()),
            ("number", pa.int64()),
            ("kind", pa.string()),
            ("item", pa.string()),
            ("action", pa.string()),
            ("payload", pa.string()),
            ("before", pa.string()),
            ("reason", pa.string()),
            ("carried", pa.string()),
            ("user", pa.string()),
            ("at", _INSTANT),
        ]
    ),
    PUBLICATIONS: pa.schema(
        [
            ("plan", pa.string()),
            ("version", pa.int64()),
            ("revision", pa.int64()),
            ("decided", pa.int64()),
            ("content", pa.string()),
            ("note", pa.string()),
            ("user", pa.string()),
            ("at", _INSTANT),
        ]
    ),
}


def define(lake: Lake) -> None:
    """Make the tables known to a lake; does nothing for those that are."""
    for name, schema in SCHEMAS.items():
        lake.define(name, schema)


def frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows in the types of their table."""
    made = pl.from_arrow(pa.Table.from_pylist(rows, schema=SCHEMAS[table]))
    assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
    return made


def decision_row(decision: Decision, number: int) -> dict[str, Any]:
    """A decision as a row. number: its place in the order of decisions on the plan."""
    return {
        "decision": decision.id,
        "number": number,
        "payload": json.dumps(decision.payload, ensure_ascii=False, sort_keys=True),
        "before": json.dumps(decision.before, ensure_ascii=False) if decision.before is not None else None,
        **decision.model_dump(include={"plan", "revision", "item", "reason", "carried", "user", "at"}),
        "kind": decision.kind.value,
        "action": decision.action.value,
    }


def decision_of(row: dict[str, Any]) -> Decision:
    """A row as a decision."""
    return Decision(
        id=row["decision"],
        payload=json.loads(row["payload"]),
        before=json.loads(row["before"]) if row["before"] else None,
        **{name: row[name] for name in ("plan", "revision", "kind", "item", "action", "carried", "user", "at")},
        reason=row["reason"] or "",
    )
