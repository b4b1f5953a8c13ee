"""Figures of a year beside the rows of the list: those that may be seen, from the analytic table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from gaodi import engine
from gaodi.registry import analytic, derived, metrics, observations
from gaodi.registry.analytic.building import HIGH, LOW, SUBJECT
from gaodi.registry.metrics import Metric, SubjectKind, Type
from gaodi.web import policy
from gaodi.web.enterprises import holders
from gaodi.web.people.models import User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

KIND = SubjectKind.ENTERPRISE
# What is most asked for, in the order in which it is offered.
OFFERED = ("revenue", "output", "profit", "tax-paid", "rd-expense", "employees", "energy", "land-area")


def offered(ws: Workspace) -> tuple[Metric, ...]:
    """The metrics that can be columns of the list."""
    known = metrics.load(ws)
    there = (known[key] for key in OFFERED if key in known)
    return tuple(one for one in there if KIND in one.subjects and one.type is Type.NUMBER)


def year(ws: Workspace) -> int | None:
    """The last year of which there are figures of enterprises: none of a year that has only begun."""
    return _last(str(ws.path), tuple(derived.batches(ws, observations.TABLE)))


@lru_cache(maxsize=8)
def _last(folder: str, _batches: tuple[int, ...]) -> int | None:
    import gaodi

    ws = gaodi.open(folder)
    return next((one for one in reversed(analytic.years(ws, KIND)) if _height(ws, one)), None)


def _height(ws: Workspace, year: int) -> int:
    return engine.frame(analytic.table(ws, KIND, year).select(SUBJECT).limit(1)).height


def beside(ws: Workspace, user: User, frame: pl.DataFrame, asked: tuple[Metric, ...], year: int) -> pl.DataFrame:
    """The rows with a column for each metric, with its ends where there are bands, and `masked` by the policy."""
    table = analytic.table(ws, KIND, year)
    names = [name for one in asked for name in (one.id, one.id + LOW, one.id + HIGH) if name in table.columns]
    found = engine.frame(table.filter(table[SUBJECT].isin(frame["id"].to_list())).select(SUBJECT, *names))
    joined = frame.join(found, left_on="id", right_on=SUBJECT, how="left", maintain_order="left")
    hidden = [one for one in asked if one.hides(KIND)]
    secret = [name for one in hidden for name in (one.id, one.id + LOW, one.id + HIGH) if name in names]
    there = pl.any_horizontal(pl.col(secret).is_not_null()) if secret else pl.lit(False)
    return policy.mask(user, holders.column(joined).with_columns(confidential=there), secret)


def sources_of(ws: Workspace, asked: tuple[Metric, ...], year: int) -> list[str]:
    """The sources from which figures of these metrics are."""
    if observations.TABLE not in ws.lake.tables():
        return []
    rows = ws.lake.read(observations.TABLE).filter(
        pl.col("subject_kind") == KIND.value,
        pl.col("metric").is_in([one.id for one in asked]),
        pl.col("end").dt.year() == year,
    )
    return rows.select(pl.col("source").unique()).collect()["source"].sort().to_list()
