"""Whose the subjects of a run are: an enterprise is its own, its park's and its district's; a park is its own.

Lists show who reaches everything all rows, and everybody else those of the own place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.registry import enterprises, subjects
from gaodi.registry.enterprises import directory
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.projects import PROJECTS
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.enterprises import holders
from gaodi.web.enterprises.holders import Held
from gaodi.web.people.models import User
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SCHEMA = {"subject": pl.String, "region": pl.String, "park": pl.String}


def kind(run: Run) -> SubjectKind:
    """What is judged."""
    return run.program.rulebook.subject


def mapped(run: Run) -> bool:
    """Whether its subjects have places on a map."""
    return kind(run) is SubjectKind.ENTERPRISE


def held(run: Run, subject: str, inputs: Mapping[str, Any]) -> Held:
    """One subject as the policy is asked about it."""
    name = str(inputs.get("name") or subject)
    if kind(run) is SubjectKind.ENTERPRISE:
        rows = enterprises.current(run.ws, ids=[subject])
        return holders.of(rows.row(0, named=True) if rows.height else {"id": subject, "name": name})
    rows = places(run.ws, kind(run)).filter(pl.col("subject") == subject)
    row = rows.row(0, named=True) if rows.height else {}
    codes = (subject, row.get("park"), row.get("region"))
    return Held(subject, name, tuple(code for code in codes if code), kind(run).value)


def places(ws: Workspace, of: SubjectKind) -> pl.DataFrame:
    """`subject`, `region` and `park` of every subject of a kind."""
    if of is SubjectKind.ENTERPRISE:
        rows = directory.current(ws, fresh=False).rows
        return rows.select("region", "park", subject="id").select(list(SCHEMA))
    if of is SubjectKind.PROJECT:
        return _projects(ws)
    known = [one for one in subjects.load(ws).values() if one.kind is of]
    rows = [(one.id, one.part_of, one.id if of is SubjectKind.PARK else None) for one in known]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _projects(ws: Workspace) -> pl.DataFrame:
    """A project belongs to the place that its register names."""
    rows = PROJECTS.current(ws)
    there = {name: pl.col(name) if name in rows.columns else pl.lit(None, pl.String) for name in ("region", "park")}
    return rows.select(pl.col("project").alias("subject"), **there).unique("subject").select(list(SCHEMA))


def visible(user: User, run: Run, rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with `region` and `park`, those that this person may see."""
    side = places(run.ws, kind(run)).lazy()
    joined = rows.join(side, on="subject", how="left", maintain_order="left")
    if policy.everywhere(user, Action.READ_RUNS):
        return joined
    codes = pl.concat_list("subject", "park", "region").list.drop_nulls()
    return policy.visible(user, joined.with_columns(organisation=codes), Action.READ_RUNS).drop("organisation")
