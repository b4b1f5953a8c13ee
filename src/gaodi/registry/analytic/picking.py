"""Which observations are those of a year, and which of several counts: the same choice as `observations.read` makes,
for whole tables on either engine.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import ibis

from gaodi import engine
from gaodi.registry import sources
from gaodi.registry.observations.model import Status
from gaodi.registry.observations.tables import TABLE, define

if TYPE_CHECKING:
    from gaodi.engine import Backend
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

ORDER = "priority"

# Above every number of a batch, so that the order of the sources comes first.
_SOURCE = 2**40


def of_year(
    ws: Workspace, kind: str, year: int, con: Backend, at: At = None, without: Collection[str] = ()
) -> ibis.Table:
    """The observations of subjects of a kind for a year: subject, metric, value, value_low, value_high, code, and the
    priority by which one of several counts, the greatest first. without: sources that do not count.

    Of a year are values of the whole year, of January to December, and stocks at its end.
    """
    define(ws.lake)
    rows = ws.lake.table(TABLE, at=at, con=con, batch=True)
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = rows.filter(rows.subject_kind == kind, rows.end == last, rows.start.isin([first, last]))
    if without:
        rows = rows.filter(~rows.source.isin(sorted(without)))
    rows = _under_their_codes(ws, _without_expected(rows), con, at)
    order = (_trust(ws, rows) * _SOURCE + rows["_batch"]).name(ORDER)
    return rows.select("subject", "metric", "value", "value_low", "value_high", "code", order)


def _without_expected(rows: ibis.Table) -> ibis.Table:
    """What was only announced does not count, nor does what the same source had said before it."""
    announced = rows.filter(rows.status == Status.EXPECTED.value)
    if engine.frame(announced.select("metric").limit(1)).is_empty():
        return rows  # as a rule; the join below would double the time
    until = announced.group_by(["subject", "metric", "source"]).agg(until=announced["_batch"].max())
    said = rows.filter(rows.status != Status.EXPECTED.value).left_join(until, ["subject", "metric", "source"])
    kept = said.filter(said.until.isnull() | (said["_batch"] > said.until))
    return kept.select(*rows.columns)


def _under_their_codes(ws: Workspace, rows: ibis.Table, con: Backend, at: At) -> ibis.Table:
    """What was said of an enterprise before its code was known is said of the code."""
    from gaodi.registry.enterprises.resolving import renames  # what is shown of enterprises stands on these tables

    names = renames(ws, at)
    if names.is_empty():
        return rows
    known = engine.read_arrow(con, names.select(subject="old", now="new").to_arrow())
    joined = rows.left_join(known, "subject")
    return joined.mutate(subject=ibis.coalesce(joined.now, joined.subject)).select(*rows.columns)


def _trust(ws: Workspace, rows: ibis.Table) -> ibis.Value:
    """The more a source is trusted, the greater."""
    known = list(sources.load(ws))
    ranks = [(key, len(known) - number) for number, key in enumerate(known)]
    return rows.source.cases(*ranks, else_=0).cast("int64")
