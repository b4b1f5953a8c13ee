"""All subjects against all documents in force: one scan of the inputs for a chunk of documents, each document evaluated
upon it; conflicts between benefits and within control groups resolved; what it costs together.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import ibis
import polars as pl

from gaodi import engine
from gaodi.registry.enterprises import groups
from gaodi.registry.metrics import SubjectKind
from gaodi.rules import library, query
from gaodi.rules.gathering import Together
from gaodi.rules.matching import choosing
from gaodi.rules.matching.one import documents
from gaodi.rules.model import Rulebook
from gaodi.rules.program import Program
from gaodi.rules.query import Evaluated

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

CHUNK = 16
"""Documents whose inputs are read together: a table of some hundred columns."""
SCHEMA = {
    "subject": pl.String,
    "rulebook": pl.String,
    "benefit": pl.String,
    "qualified": pl.Boolean,
    "amount_low": pl.Float64,
    "amount_high": pl.Float64,
    "paid": pl.Float64,
}
_ABOUT: dict[str, Any] = {
    "rulebook": pl.String,
    "benefit": pl.String,
    "group": pl.String,
    "against": pl.List(pl.String),
    "shared": pl.Boolean,
    "order": pl.Int64,
}


@dataclass(frozen=True)
class Everybody:
    """rows: of each subject and each document (and benefit) of which it is not known that nothing is due: `subject`,
    `rulebook`, `benefit`, `qualified` (null where open), `amount_low`, `amount_high`, `paid`, and `kept`: what is left
    of what is paid after conflicts. documents: for each how many qualify, how many are open, what is paid (万元)."""

    on: date
    year: int
    rows: pl.DataFrame
    documents: pl.DataFrame


def match_all(
    ws: Workspace,
    *,
    on: date,
    year: int | None = None,
    ids: Iterable[str] | None = None,
    progress: Callable[[float], object] = lambda share: None,
) -> Everybody:
    """Match all enterprises. year: whose figures count, the one before `on` unless told."""
    judged = year or on.year - 1
    con = engine.connect("duckdb")
    chosen = documents(ws, on, SubjectKind.ENTERPRISE, ids)
    parts: list[pl.DataFrame] = []
    done = 0
    with tempfile.TemporaryDirectory(prefix="gaodi-match-") as folder:
        for chunk in _chunks(ws, chosen):
            together = Together(ws, chunk, judged, on, con)
            together.settle(Path(folder) / uuid4().hex)
            for program in chunk:
                found = query.evaluate(program, together.of(program).table, on, Path(folder), keep=_decisive(program))
                parts += rows_of(program, found)
                done += 1
                progress(done / len(chosen))
    rows = pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)
    rows = _kept(ws, rows, chosen)
    return Everybody(on, judged, rows, _counted(rows))


def _chunks(ws: Workspace, chosen: Iterable[Rulebook]) -> Iterator[list[Program]]:
    """The programs of documents, some at a time whose inputs are read together; those of one purpose, since sources
    allow purposes."""
    programs = sorted((library.program(ws, one.id) for one in chosen), key=lambda one: one.rulebook.purpose)
    for _, group in groupby(programs, key=lambda one: one.rulebook.purpose):
        same = list(group)
        yield from (same[at : at + CHUNK] for at in range(0, len(same), CHUNK))


def _decisive(program: Program) -> list[str]:
    """The steps that say who gets what."""
    return ["qualified", *(part.due.name for part in program.benefits)]


def rows_of(program: Program, found: Evaluated) -> list[pl.DataFrame]:
    """The rows of one document: those who qualify, and those of whom nobody knows."""
    return [engine.frame(_rows(program, found.table, part)) for part in program.benefits or (None,)]


def _rows(program: Program, table: Any, part: Any) -> Any:
    standing = table["standing"]
    if part is None:
        met, low, high, paid = table["qualified"], *[ibis.null("float64")] * 3
    else:
        name = part.amount.name
        met = table[part.due.name]
        low, high = (
            table[f"{name}@{end}"] if f"{name}@{end}" in table.columns else table[name] for end in ("low", "high")
        )
        paid = table[f"paid.{part.benefit.id}"]
    judged = standing == "judged"
    checked = standing == "to-check"
    qualified = ibis.cases((judged, met), (checked, ibis.ifelse(met, ibis.null("boolean"), met)), else_=False)
    made = table.select(
        "subject",
        rulebook=ibis.literal(program.rulebook.id),
        benefit=ibis.literal(part.benefit.id if part else ""),
        qualified=qualified,
        amount_low=ibis.ifelse(judged, low, ibis.null("float64")),
        amount_high=high,
        paid=ibis.ifelse(judged, paid, ibis.null("float64")),
    )
    return made.filter(made.qualified.isnull() | made.qualified)


def _kept(ws: Workspace, rows: pl.DataFrame, chosen: list[Any]) -> pl.DataFrame:
    """Of what is paid, what is left after conflicts between benefits, and of one control group under one benefit with a
    cap for it only the highest."""
    benefits = [(one, part) for one in chosen for part in one.benefit]
    about = [
        (one.id, part.id, part.group, [*part.exclusive_with], bool(part.cap and part.cap.per == "control_group"), order)
        for order, (one, part) in enumerate(benefits)
    ]
    rows = rows.join(pl.DataFrame(about, schema=_ABOUT, orient="row"), on=["rulebook", "benefit"], how="left")
    rows = rows.with_columns(kept=pl.col("paid").fill_null(0.0), certain=pl.col("amount_low").fill_null(0.0))
    rows = choosing.chosen(rows)
    return _control_groups(ws, rows).drop("group", "against", "shared", "order", "certain")


def _control_groups(ws: Workspace, rows: pl.DataFrame) -> pl.DataFrame:
    """Affiliates of one control group are not paid twice where the document caps the group."""
    if not rows["shared"].fill_null(value=False).any():
        return rows
    members = (
        groups(ws).filter(pl.col("kind") == "control").select(subject="enterprise", control="group").unique("subject")
    )
    joined = rows.join(members, on="subject", how="left")
    shared = pl.col("shared").fill_null(value=False) & pl.col("control").is_not_null()
    place = pl.col("kept").rank("ordinal", descending=True).over("control", "rulebook", "benefit")
    return joined.with_columns(kept=pl.when(shared & (place > 1)).then(0.0).otherwise("kept")).drop("control")


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    return (
        rows.group_by("rulebook", "benefit")
        .agg(
            qualified=pl.col("qualified").sum(),
            open=pl.col("qualified").is_null().sum(),
            paid=pl.col("paid").sum(),
            kept=pl.col("kept").sum(),
        )
        .sort("rulebook", "benefit")
    )
