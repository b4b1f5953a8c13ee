"""What the enterprises of a district or park come to, for the map: never so few of them that one could be made out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, Refused
from gaodi.registry import aggregation, analytic, metrics, sources
from gaodi.registry.enterprises import directory, gathered
from gaodi.registry.metrics import Metric
from gaodi.registry.sources import Purpose
from gaodi.web import policy
from gaodi.web.enterprises import recipients, words, yearly
from gaodi.web.people.models import User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LEAST = 3
"""A total of fewer enterprises is as confidential as they are."""


def of_groups(ws: Workspace, user: User, metric: Metric, year: int, facet: str) -> pl.DataFrame:
    """`group`, `value`, `low`, `high`, `counted`, `members`, `masked`: of all enterprises, whatever a page shows.
    Where sources give bands there is no value, and the total lies between `low` and `high`.

    Two totals of a little more and a little less would give away what lies between them, so that none is made of what
    somebody has chosen. Raises Refused where the sources do not let totals go to this person.
    """
    _permit(ws, user, metric, year)
    frame = _totals(str(ws.path), metric.id, year, facet, _mark(ws, year))
    few = pl.col("counted").is_between(1, LEAST - 1) & pl.lit(metric.confidential)
    return policy.mask(user, frame.with_columns(organisation="group", confidential=few), ["value", "low", "high"])


def _permit(ws: Workspace, user: User, metric: Metric, year: int) -> None:
    found = yearly.sources_of(ws, (metric,), year)
    to = recipients.of(user)
    refused = [sources.refusals(ws, found, purpose=Purpose.PLANNING, recipient=one, together=LEAST) for one in to]
    if all(refused):
        raise Refused.of(Fault(one.sentence(words.language())) for one in min(refused, key=len))


def _mark(ws: Workspace, year: int) -> str:
    return f"{directory.current(ws, fresh=False).mark} {analytic.state.fingerprint(ws, yearly.KIND, year)}"


@lru_cache(maxsize=64)
def _totals(folder: str, metric: str, year: int, facet: str, _mark: str) -> pl.DataFrame:
    import gaodi

    ws = gaodi.open(folder)
    known = metrics.load(ws)
    found = aggregation.aggregate(ws, [known[metric].id], year, gathered.groups(ws, facet))
    return found.select("group", "value", "low", "high", "counted", "members")
