"""Objections over all runs, as rows of a list: those about subjects that the person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.rules import runs
from gaodi.rules.process import OBJECTIONS
from gaodi.rules.runs import Run
from gaodi.web.evaluations import opened, reach, words
from gaodi.web.people.models import User
from gaodi.web.process import clauses

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SCHEMA = {
    "id": pl.String, "run": pl.String, "subject": pl.String, "clause": pl.String, "statement": pl.String,
    "by": pl.String, "day": pl.Date, "verdict": pl.String, "reason": pl.String, "decided_on": pl.Date,
    "name": pl.String, "region": pl.String, "park": pl.String, "title": pl.String, "year": pl.Int32,
    "status": pl.String, "about": pl.String,
}  # fmt: skip
"""name: of the subject. title, year, status: of the run. about: the clause in words."""


def rows(ws: Workspace | None, user: User, run: str = "") -> pl.DataFrame:
    """The objections, the last first. run: only those to this one."""
    if ws is None:
        return pl.DataFrame(schema=SCHEMA)
    found = OBJECTIONS.among(ws, pl.col("run") == run) if run else OBJECTIONS.current(ws)
    known = _known(ws)
    parts = [
        _of_run(opened.kept(ws.path, key), user, part, known[key])
        for (key,), part in found.group_by(["run"], maintain_order=True)
        if key in known
    ]
    made = [part.select(list(SCHEMA)).cast(SCHEMA) for part in parts if part.height]
    return pl.concat(made).sort("day", "id", descending=True) if made else pl.DataFrame(schema=SCHEMA)


def _known(ws: Workspace) -> dict[str, dict[str, Any]]:
    """The runs by id, with their titles."""
    titles = words.titles(ws)
    return {row["run"]: row | {"title": titles.get(row["rulebook"], row["rulebook"])} for row in _listed(ws)}


def _listed(ws: Workspace) -> list[dict[str, Any]]:
    return runs.listed(ws).select("run", "rulebook", "year", "status").to_dicts()


def _of_run(run: Run, user: User, part: pl.DataFrame, about: dict[str, Any]) -> pl.DataFrame:
    """The objections to one run with the names of the subjects and of the clauses."""
    called = {key: clauses.named(run, key) for key in part["clause"].unique().to_list() if key}
    named = part.join(names(run, part["subject"].to_list()), on="subject", how="left").with_columns(
        pl.lit(about["title"]).alias("title"),
        pl.lit(about["year"], pl.Int32).alias("year"),
        pl.lit(about["status"]).alias("status"),
        about=pl.col("clause").replace_strict(called, default=None, return_dtype=pl.String),
        name=pl.col("name").fill_null(pl.col("subject")),
    )
    return reach.visible(user, run, named.lazy()).collect()


def names(run: Run, subjects: list[str]) -> pl.DataFrame:
    """`subject` and `name` of some subjects of a run."""
    inputs = run.inputs().filter(pl.col("subject").is_in(subjects))
    name = pl.col("name") if "name" in inputs.collect_schema() else pl.col("subject")
    return inputs.select("subject", name=name).collect()
