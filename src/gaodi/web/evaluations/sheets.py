"""The results of runs as lists and maps show them: the columns that are shown, kept in memory, as runs never change.

A sheet of 100 000 subjects is about 15 MB; a process keeps the last few.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from gaodi.registry.enterprises import directory
from gaodi.registry.metrics import SubjectKind
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.evaluations import opened, reach
from gaodi.web.people.models import User
from gaodi.web.policy import Action

MOST = 3

_PLAIN: dict[str, Any] = {
    "place": pl.Int64, "place@of": pl.Int64, "grade": pl.String, "grade@best": pl.String, "grade@worst": pl.String,
    "level": pl.String, "qualified": pl.Boolean,
}  # fmt: skip


def sheet(run: Run, user: User) -> pl.LazyFrame:
    """A row for each subject that this person may see: `subject`, `name`, `region`, `park`, of enterprises `longitude`
    and `latitude`, `standing`, `score_low`, `score_high`, `score`, `place`, `of`, `grade`, `grade_best`, `grade_worst`,
    `level`, `qualified`, `verdict`, and of each benefit `amount.<id>_low`, `amount.<id>_high`, `paid.<id>`."""
    rows = _with_places(run).lazy()
    if policy.everywhere(user, Action.READ_RUNS):
        return rows
    codes = pl.concat_list("subject", "park", "region").list.drop_nulls()
    return policy.visible(user, rows.with_columns(organisation=codes), Action.READ_RUNS).drop("organisation")


def places(run: Run) -> int:
    """How many decimals the amounts of a run need, in 万元: none, or two where one of them is no whole number."""
    return 2 if _broken(run.ws.path, run.id, ("amount.", "paid.")) else 0


def digits(run: Run) -> int:
    """How many decimals the scores of a run need, as they were published."""
    return min(run.program.rulebook.round, 2) if _broken(run.ws.path, run.id, ("score",)) else 0


@lru_cache(maxsize=64)
def _broken(path: Path, key: str, columns: tuple[str, ...]) -> bool:
    """Whether any number in columns that begin so is no whole one."""
    rows = _sheet(path, key)
    asked = [pl.col(name).cast(pl.Float64) for name in rows.columns if name.startswith(columns)]
    return any(rows.select((one.round(2) % 1 != 0).any() for one in asked).row(0)) if asked else False


def _with_places(run: Run) -> pl.DataFrame:
    """The sheet with where each subject is today."""
    if reach.kind(run) is not SubjectKind.ENTERPRISE:
        places = reach.places(run.ws, reach.kind(run))
        return _sheet(run.ws.path, run.id).join(places, on="subject", how="left", maintain_order="left")
    return _in_districts(run.ws.path, run.id, directory.current(run.ws, fresh=False).mark)


@lru_cache(maxsize=MOST)
def _in_districts(path: Path, key: str, mark: str) -> pl.DataFrame:
    """Enterprises move: mark is of the directory that says where they are."""
    known = directory.current(opened.kept(path, key).ws, fresh=False).rows
    places = known.select("region", "park", "longitude", "latitude", subject="id")
    return _sheet(path, key).join(places, on="subject", how="left", maintain_order="left")


@lru_cache(maxsize=MOST)
def _sheet(path: Path, key: str) -> pl.DataFrame:
    run = opened.kept(path, key)
    rows = run.results()
    names = rows.collect_schema().names()
    taken: list[Any] = ["subject", "standing", *_interval(names, "score", "score")]
    taken += [pl.col(name) if name in names else pl.lit(None, kind).alias(name) for name, kind in _PLAIN.items()]
    for part in run.program.benefits:
        taken += _interval(names, part.amount.name, f"amount.{part.benefit.id}")
        taken.append(pl.col(f"paid.{part.benefit.id}"))
    found = rows.select(taken).rename({"grade@best": "grade_best", "grade@worst": "grade_worst", "place@of": "of"})
    found = found.join(_names(run), on="subject", how="left").with_columns(pl.col("name").fill_null(pl.col("subject")))
    return found.with_columns(_verdict(run), score=pl.col("score_low")).sort("subject").collect()


def _names(run: Run) -> pl.LazyFrame:
    inputs = run.inputs()
    named = "name" in inputs.collect_schema()
    return inputs.select("subject", name="name" if named else "subject")


def _interval(names: list[str], name: str, alias: str) -> list[pl.Expr]:
    """Both ends of a column that may be bounded, of those that are judged."""
    judged = pl.col("standing").is_in(["judged", "to-check"])
    found = []
    for end in ("low", "high"):
        there = f"{name}@{end}" if f"{name}@{end}" in names else name
        value = pl.col(there).cast(pl.Float64) if there in names else pl.lit(None, pl.Float64)
        found.append(pl.when(judged).then(value).alias(f"{alias}_{end}"))
    return found


def _verdict(run: Run) -> pl.Expr:
    """Whether the conditions are met, in the words of the filter; of who is not judged nothing."""
    if run.program.criteria is None:
        return pl.lit(None, pl.String).alias("verdict")
    met = pl.col("qualified")
    said = pl.when(met).then(pl.lit("yes")).when(~met).then(pl.lit("no")).otherwise(pl.lit("open"))
    asked = pl.col("standing").is_in(["judged", "to-check"])
    checked = pl.when((pl.col("standing") == "to-check") & met).then(pl.lit("open")).otherwise(said)
    return pl.when(asked).then(checked).alias("verdict")
