"""Matches records to the enterprises of a workspace and writes what was decided to its lake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from gaodi import engine
from gaodi.lake import Batch
from gaodi.registry import sources
from gaodi.registry.enterprises import ENTERPRISES
from gaodi.registry.enterprises.provisional import FORM, provisional
from gaodi.registry.linkage import choosing, evidence, newcomers, registered
from gaodi.registry.linkage import records as frames
from gaodi.registry.linkage.linking import link
from gaodi.registry.linkage.model import load
from gaodi.registry.linkage.tables import MATCHES, Decision

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


_CONTENT = ["record", "given", "decision", "enterprise", "reason", "evidence", "decided_by"]
"""What a decision says; where nothing of it is otherwise it is not written again."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of it: how many records were linked, queued and taken for new enterprises, how many stay as they were,
    and the batch, None where nothing was new. rows: the new decisions, in the columns of the table."""

    linked: int
    queued: int
    new: int
    unchanged: int
    batch: Batch | None
    rows: pl.DataFrame


def match(
    ws: Workspace,
    records: pl.DataFrame,
    *,
    kind: str,
    source: str = "",
    user: str = "",
    once: bool = False,
    again: bool = False,
    newcomers: bool = True,
    con: engine.Backend | None = None,
) -> Matched:
    """Decide about records: link them to enterprises, queue them for a person, or take them for new enterprises.

    records: record and name, and what else is known (`records.RECORD`). kind: what they are of; with `record` the key
    of the decision. once: no enterprise stands twice among them. Records that were decided before as they are now are
    left alone; again: they are decided anew, because the registry has grown, but never those a person has decided.
    An enterprise that is not known gets a provisional id, and a row among the enterprises; without newcomers a record
    that is like none is of none, and where nothing was decided of it before, nothing is written. Raises InputError for
    a frame that lacks columns, NotFound for a source that is not defined.
    """
    if source:
        sources.load(ws)[source]
    given = frames.records(records)
    standing = MATCHES.current(ws, where=pl.col("kind") == kind)
    made = _made(ws, _open(ws, given, standing, again), kind, source, once, con)
    made = made if newcomers else _of_none(made, standing)
    new = made.join(standing, on=_CONTENT, how="anti", nulls_equal=True, maintain_order="left")
    batch = write(ws, new, user=user) if new.height else None
    linked, queued, unknown = (
        new.filter(pl.col("decision") == one).height for one in (Decision.LINKED, Decision.QUEUED, Decision.NEW)
    )
    return Matched(linked, queued, unknown, given.height - new.height, batch, new)


def _of_none(made: pl.DataFrame, standing: pl.DataFrame) -> pl.DataFrame:
    """What would be new enterprises as records of none, where something else was decided of them before."""
    like_none = pl.col("decision") == Decision.NEW
    kept = made.filter(~like_none | pl.col("record").is_in(standing["record"].implode()))
    return kept.with_columns(
        decision=pl.when(like_none).then(pl.lit(Decision.REJECTED.value)).otherwise("decision"),
        enterprise=pl.when(~like_none).then("enterprise"),
    )


def _open(ws: Workspace, given: pl.DataFrame, standing: pl.DataFrame, again: bool) -> pl.DataFrame:
    """The records to decide about."""
    settled = pl.col("person").fill_null(value=False)
    if not again:
        settled |= pl.col("decided_by") == load(ws).version
    decided = standing.filter(settled).select("record", "given", "person")
    said = given.with_columns(evidence.given(given))
    both = said.join(decided, on="record", suffix="_before", maintain_order="left")
    same = both.filter(pl.col("person") | (pl.col("given") == pl.col("given_before")))["record"]
    return given.filter(~pl.col("record").is_in(same.implode()))


def _made(
    ws: Workspace, given: pl.DataFrame, kind: str, source: str, once: bool, con: engine.Backend | None
) -> pl.DataFrame:
    model = load(ws)
    pairs = link(given, _names(ws, given, kind), model, con=con)
    decided = choosing.chosen(pairs, given, model.thresholds, once=once)
    rows = given.with_columns(evidence.given(given)).join(decided, on="record", maintain_order="left")
    rows = rows.join(evidence.candidates(pairs), on="record", how="left", maintain_order="left")
    unknown = (pl.col("decision") == Decision.NEW) & pl.col("name").is_not_null()
    return rows.with_columns(
        kind=pl.lit(kind),
        source=pl.lit(source),
        enterprise=pl.when(unknown).then(pl.Series(provisional(rows["name"]))).otherwise("enterprise"),
        decided_by=pl.lit(model.version),
        person=pl.lit(value=False),
        note=pl.lit(None, pl.String),
        restores=pl.lit(None, pl.Int64),
    ).select(MATCHES.columns)


def _names(ws: Workspace, given: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Those of the registry, but for enterprises that are known only from the very records that are decided about."""
    standing = MATCHES.current(ws)
    own = (pl.col("kind") == kind) & pl.col("record").is_in(given["record"].implode())
    theirs = standing.filter(own)["enterprise"].drop_nulls()
    others = standing.filter(~own)["enterprise"].drop_nulls()
    alone = theirs.filter(theirs.str.contains(FORM) & ~theirs.is_in(others.implode()))
    return registered.names(ws).filter(~pl.col("enterprise").is_in(alone.implode()))


def write(ws: Workspace, rows: pl.DataFrame, *, user: str, note: str = "") -> Batch:
    """Write decisions, and with them what they change of provisional enterprises, as one batch."""
    content = {MATCHES.name: rows.select(MATCHES.columns)}
    MATCHES.define(ws.lake)
    if (firms := newcomers.rows(ws, rows)).height:
        ENTERPRISES.define(ws.lake)
        content[ENTERPRISES.name] = firms
    source = ", ".join(rows["source"].drop_nulls().unique().sort())
    return ws.lake.write(content, kind="matches", source=source, user=user, note=note)
