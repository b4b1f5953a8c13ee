"""What is known of a subject and metric: now or on a day in the past; and which value counts when there are several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import polars as pl

from gaodi import periods
from gaodi.registry import sources
from gaodi.registry.observations import tables
from gaodi.registry.observations.model import Status
from gaodi.registry.sources import Purpose, Recipient

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

Keys = str | Iterable[str] | None

_RANK, _ORDER = "_rank", "_order"


def read(
    ws: Workspace,
    metric: Keys = None,
    subject: Keys = None,
    *,
    kind: Keys = None,
    within: periods.Period | str | None = None,
    known_at: At = None,
    everything: bool = False,
    purpose: Purpose | str | None = None,
    recipient: Recipient | str | None = None,
) -> pl.DataFrame:
    """The observations of these metrics and subjects, by subject, metric and time.

    metric, subject: an id, several, or all. kind: of subjects, or all: enterprises are many, so name the others where
    they are meant. within: only periods that lie in this one. known_at: what was known then (a
    date, an instant, the number of a batch, a pin). Columns: those of the table, then

    * `batch`, `recorded_at`: the load that brought it, and when;
    * `standing`: whether it is the value that counts;
    * `set_aside`: why not: `revised` by its own source later, another `source` comes first, or it was only `expected`.

    purpose, recipient: what for, and to whom; with both, what its source does not allow for that is as if it were not
    there, so that it does not hide what another source allows.

    Without `everything` only what stands: at most one row for each subject, metric and period.
    """
    keys = {"subject_kind": kind, "metric": metric, "subject": subject}
    rows = _rows(ws, keys, within, known_at)
    if purpose is not None and recipient is not None:
        rows = sources.allowed(ws, rows, purpose=purpose, recipient=recipient).allowed
    found = _judged(ws, rows)
    found = found if everything else found.filter("standing")
    return found.sort("subject_kind", "subject", "metric", "end", "start", "batch", maintain_order=True)


def latest(ws: Workspace, metric: Keys, subject: Keys) -> pl.DataFrame:
    """What every source says now, also where another comes first: one row for each key and source."""
    found = _judged(ws, _rows(ws, {"metric": metric, "subject": subject}, None, None))
    return found.filter(pl.col("set_aside") != "revised")


def _rows(ws: Workspace, asked: Mapping[str, Keys], within: periods.Period | str | None, known_at: At) -> pl.DataFrame:
    rows = tables.OBSERVATIONS.scan(ws, known_at)
    for name, keys in asked.items():
        if keys is not None:
            rows = rows.filter(_among(name, [keys] if isinstance(keys, str) else list(keys)))
    if within is not None:
        period = periods.parse(within) if isinstance(within, str) else within
        rows = rows.filter((pl.col("start") >= period.start) & (pl.col("end") <= period.end))
    return rows.collect()


def _among(name: str, keys: list[str]) -> pl.Expr:
    """Whether a column is one of the keys. One key alone is an equality, which whole files can be left out by."""
    return pl.col(name) == keys[0] if len(keys) == 1 else pl.col(name).is_in(keys)


def _judged(ws: Workspace, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `standing` and `set_aside`."""
    order = {key: number for number, key in enumerate(sources.load(ws))}
    rank = pl.col("source").replace_strict(order, default=len(order), return_dtype=pl.Int64)
    rows = rows.with_columns(rank.alias(_RANK)).with_row_index(_ORDER)
    rows = rows.sort(_RANK, "source", "batch", _ORDER, descending=[False, False, True, True])
    revised = ~pl.struct(*tables.KEY, "source").is_first_distinct()
    expected = pl.col("status") == Status.EXPECTED.value
    rows = rows.with_columns(
        set_aside=pl.when(revised).then(pl.lit("revised")).when(expected).then(pl.lit("expected")).otherwise(pl.lit(""))
    )
    counts = pl.col("set_aside") == ""
    beaten = counts & (counts.cast(pl.Int64).cum_sum().over(list(tables.KEY)) > 1)
    rows = rows.with_columns(set_aside=pl.when(beaten).then(pl.lit("source")).otherwise("set_aside"))
    return rows.with_columns(standing=pl.col("set_aside") == "").sort(_ORDER).drop(_RANK, _ORDER)
