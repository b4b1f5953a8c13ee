"""What speaks for and against the candidates of a record: kept as JSON with the decision, read back for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import polars as pl

from gaodi.registry.linkage.comparisons import COMPARISONS
from gaodi.registry.linkage.records import RECORD


def given(records: pl.DataFrame) -> pl.Series:
    """The fields of each record that say something, as JSON."""
    fields = [field for field in RECORD if field not in ("record", "amount")]
    rows = (
        {key: value for key, value in row.items() if value is not None} for row in records.select(fields).to_dicts()
    )
    return pl.Series("given", [json.dumps(row, ensure_ascii=False) for row in rows], dtype=pl.String)


def candidates(pairs: pl.DataFrame) -> pl.DataFrame:
    """`record` and `evidence`: its candidates as JSON, the best first."""
    said = pl.Series("evidence", [_candidate(row) for row in pairs.iter_rows(named=True)], dtype=pl.String)
    whole = pairs.select("record").with_columns(said).group_by("record", maintain_order=True).agg(pl.col("evidence"))
    return whole.with_columns(evidence="[" + pl.col("evidence").list.join(", ") + "]")


def _candidate(row: Mapping[str, Any]) -> str:
    levels = {one.id: [row[f"{one.id}_level"], round(row[f"{one.id}_weight"], 2)] for one in COMPARISONS}
    about = {key: row[key] for key in ("enterprise", "name", "kind")}
    numbers = {"probability": round(row["probability"], 6), "weight": round(row["weight"], 2)}
    return json.dumps(about | numbers | {"levels": levels}, ensure_ascii=False)
