"""The lake tables of attainment: one run writes a row of `attainment_runs` and its rows of the others, as one batch.

A run says at which number of the lake it read, so that each of its figures can be computed again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

if TYPE_CHECKING:
    from gaodi.lake import Lake

RUNS, TARGETS, PATHS = "attainment_runs", "attainment", "attainment_paths"
POINTS, COURSES = "attainment_points", "attainment_courses"
CHECKS, CALIBRATION = "attainment_checks", "attainment_calibration"

_INSTANT = pa.timestamp("us", tz="UTC")
_KEY = [("run", pa.string()), ("plan", pa.string())]
_NUMBERS = ("odds", "latest", "baseline", "progress", "pace", "forecast", "low", "high")

SCHEMAS = {
    RUNS: pa.schema(
        [
            *_KEY,
            ("version", pa.int64()),
            ("number", pa.int64()),
            ("digest", pa.string()),
            ("method", pa.string()),
            ("on_track", pa.float64()),
            ("at_risk", pa.float64()),
            ("interval", pa.float64()),
            ("targets", pa.int64()),
            ("judged", pa.int64()),
            ("user", pa.string()),
            ("at", _INSTANT),
            ("day", pa.date32()),
        ]
    ),
    TARGETS: pa.schema(
        [
            *_KEY,
            ("target", pa.string()),
            ("metric", pa.string()),
            ("metric_zh", pa.string()),
            ("metric_en", pa.string()),
            ("subject", pa.string()),
            ("status", pa.string()),
            *((name, pa.float64()) for name in _NUMBERS),
            ("latest_period", pa.string()),
            ("baseline_period", pa.string()),
            ("unit", pa.string()),
            ("source", pa.string()),
            ("quantity", pa.string()),
            ("model", pa.string()),
            ("values", pa.int64()),
            ("reason", pa.string()),
            ("facts", pa.string()),
            ("provisional", pa.bool_()),
            ("overdue", pa.bool_()),
            ("incomparable", pa.list_(pa.string())),
        ]
    ),
    PATHS: pa.schema(
        [
            *_KEY,
            ("target", pa.string()),
            ("at", pa.date32()),
            *((name, pa.float64()) for name in ("value", "low", "high")),
        ]
    ),
    COURSES: pa.schema(
        [*_KEY, ("target", pa.string()), ("at", pa.date32()), ("period", pa.string()), ("value", pa.float64())]
    ),
    POINTS: pa.schema(
        [
            *_KEY,
            ("target", pa.string()),
            ("at", pa.date32()),
            ("period", pa.string()),
            ("label", pa.string()),
            ("label_en", pa.string()),
            ("value", pa.float64()),
            ("source", pa.string()),
            ("confidence", pa.string()),
            ("recorded_at", _INSTANT),
            ("losing", pa.bool_()),
            ("set_aside", pa.string()),
            ("batch", pa.int64()),
            ("citation", pa.string()),
            ("note", pa.string()),
            ("provisional", pa.bool_()),
            ("comparable", pa.bool_()),
        ]
    ),
    CHECKS: pa.schema(
        [
            *_KEY,
            ("check", pa.string()),
            ("kind", pa.string()),
            ("verdict", pa.string()),
            ("targets", pa.list_(pa.string())),
            ("spans", pa.list_(pa.list_(pa.int64()))),
            ("facts", pa.string()),
        ]
    ),
    CALIBRATION: pa.schema(
        [
            *_KEY,
            ("by", pa.string()),
            ("key", pa.string()),
            ("cases", pa.int64()),
            ("series", pa.int64()),
            *((name, pa.float64()) for name in ("coverage", "brier", "brier_last", "brier_pace", "said", "came")),
        ]
    ),
}
"""Points are the observations as they are given, courses what of them is compared with the goal. `metric` is the id of
a metric or named list. Values are in `unit`, the target's. losing: another value counts; set_aside: why. by: all,
family, horizon, or bin (of the reliability diagram, with said and came). day: of the run, against which deadlines are
over. incomparable: the periods whose values may not count the same."""


def define(lake: Lake) -> None:
    """Make the tables known to a lake; does nothing for those that are."""
    for name, schema in SCHEMAS.items():
        lake.define(name, schema)


def frame(table: str, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows in the types of their table."""
    made = pl.from_arrow(pa.Table.from_pylist(list(rows), schema=SCHEMAS[table]))
    assert isinstance(made, pl.DataFrame)  # noqa: S101 - an Arrow table is never a series
    return made


def completed(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of a lake that is older than some columns of the table: those are empty."""
    lacking = {
        name: kind for name, kind in frame(table, []).schema.items() if name not in (*rows.columns, "run", "plan")
    }
    return rows.with_columns(pl.lit(None, kind).alias(name) for name, kind in lacking.items())
