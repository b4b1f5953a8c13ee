"""The runs of a workspace, and one of them by its id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.rules.language.scope import near
from gaodi.rules.results import RUNS
from gaodi.rules.runs import folder
from gaodi.rules.runs.run import Run

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def listed(ws: Workspace, family: str = "", known_at: At = None) -> pl.DataFrame:
    """The runs, the latest first: the columns of the table, `batch` and `recorded_at`. family: only of this one."""
    rows = RUNS.current(ws, known_at).sort("batch", descending=True)
    return rows.filter(pl.col("family") == family) if family else rows


def load(ws: Workspace, id: str) -> Run:  # noqa: A002 - what it is called everywhere
    """A run by its id. Raises NotFound with those that are near."""
    rows = RUNS.current(ws, where=pl.col("run") == id)
    if rows.is_empty() or not folder.place(ws, id).is_dir():
        known = list(RUNS.current(ws)["run"])
        do = near(id, known) or "`gaodi runs` lists them"
        raise NotFound(Fault(f"There is no run {id!r}", do=do))
    first = RUNS.scan(ws).filter(pl.col("run") == id).sort("batch").select("recorded_at").first().collect()
    return _run(ws, rows.row(0, named=True), first["recorded_at"][0])


def _run(ws: Workspace, row: dict[str, Any], recorded: Any) -> Run:
    about = folder.read_about(folder.place(ws, row["run"]))
    return Run(
        ws,
        row["run"],
        row["rulebook"],
        row["family"],
        row["hash"],
        row["year"],
        row["day"],
        json.loads(row["settled"]),
        row["number"],
        row["engine"],
        row["version"],
        row["user"],
        row["note"],
        recorded,
        row["subjects"],
        bool(row["synthetic"]),
        tuple(about["refused"]),
        row.get("corrects") or "",
    )
