"""The comparison as rows: the same for the notebook, the command and the API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from gaodi.plan.model import Target
from gaodi.plan.opinion.comparing import FIELDS, Compared

_READING = pl.Struct({name: pl.Float64 if name in ("value", "value_max") else pl.String for name in FIELDS})
_SCHEMA: dict[str, Any] = {
    "verdict": pl.String, "target": pl.String, "suggestion": pl.String, "quote": pl.String, "span": pl.List(pl.Int64),
    "fields": pl.List(pl.String), "compiler": _READING, "opinion": _READING,
}  # fmt: skip


def row(one: Compared) -> dict[str, Any]:
    """One comparison: verdict, ids, quote and span, the fields that differ, and either reading (None: does not)."""
    said = one.suggestion or one.target
    return {
        "verdict": one.verdict.value,
        "target": one.target.id if one.target else None,
        "suggestion": one.suggestion.id if one.suggestion else None,
        "quote": said.quote if said else "",
        "span": list(one.span),
        "fields": list(one.fields),
        "compiler": _reading(one.target),
        "opinion": _reading(one.suggestion),
    }


def _reading(target: Target | None) -> dict[str, Any] | None:
    return target.model_dump(mode="json", include=set(FIELDS)) if target else None


def frame(compared: Iterable[Compared]) -> pl.DataFrame:
    """The rows as a frame; `compiler` and `opinion` are structs of the fields that are compared."""
    return pl.DataFrame([row(one) for one in compared], schema=_SCHEMA)
