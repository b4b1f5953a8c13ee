"""Puts observations into the lake: checked first, whole or not at all, and never the same twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from gaodi.lake import Batch
from gaodi.registry import subjects
from gaodi.registry.observations import checking, tables
from gaodi.registry.observations.model import Observation
from gaodi.registry.observations.reading import latest

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a load: the batch (None where nothing was new), the rows added, and those that stood there."""

    batch: Batch | None
    added: int
    unchanged: int


def record(
    ws: Workspace,
    rows: Iterable[Observation],
    *,
    source: str = "",
    user: str = "",
    subject: str = "",
    more: Iterable[subjects.Subject] = (),
    note: str = "",
    where: checking.Where | None = None,
) -> Recorded:
    """Record observations. What a source says anew of the same subject, metric and period replaces what it said.

    source, subject: of the observations that name none; the subject is the workspace's region where neither says.
    more: subjects that come with them. where: how to name the place of an observation in faults. Raises InputError with
    every fault; nothing is kept then. Rows that stand there already are not written again.
    """
    more = tuple(more)
    subject = subject or _region(ws)
    full = [_completed(one, source, subject) for one in rows]
    made = checking.rows(full, checking.Known.of(ws, more, {one.subject for one in full}), where or _numbered)
    tables.define(ws.lake)
    new = _new(ws, made)
    if new.is_empty():
        return Recorded(None, 0, len(made))
    content = {tables.TABLE: new}
    there = subjects.load(ws)
    if unknown := [one for one in more if there.get(one.id) != one]:
        content[subjects.TABLE] = subjects.frame(ws.lake, unknown)
    # No checksum: a value that was changed and is changed back is the same content, and has to be written again.
    batch = ws.lake.write(content, kind="observations", source=source, user=user, note=note)
    return Recorded(batch, new.height, len(made) - new.height)


def _completed(one: Observation, source: str, subject: str) -> Observation:
    if one.source and one.subject:
        return one
    return one.model_copy(update={"source": one.source or source, "subject": one.subject or subject})


def _region(ws: Workspace) -> str:
    found = subjects.region(ws)
    return found.id if found else ""


def _new(ws: Workspace, made: list[dict[str, object]]) -> pl.DataFrame:
    """The rows whose source does not say just this already."""
    frame = tables.frame(made)
    standing = latest(ws, frame["metric"].unique(), frame["subject"].unique()).select(tables.COLUMNS)
    return frame.join(standing, on=list(tables.COLUMNS), how="anti", nulls_equal=True, maintain_order="left")


def _numbered(number: int, key: str) -> str:
    return f"observation {number + 1}"
