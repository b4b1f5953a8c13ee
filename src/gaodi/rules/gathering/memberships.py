"""Who is on which list: as yes or no for each subject, unknown for a list of which nobody is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import ibis
import polars as pl
from ibis.expr.types import Table

from gaodi.registry import enterprises, lists
from gaodi.rules.language.nodes import Input, Origin

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace


def _wanted(inputs: Iterable[Input]) -> list[Input]:
    return [one for one in inputs if one.origin is Origin.LIST]


def columns(ws: Workspace, inputs: Iterable[Input], on: date, at: At) -> pl.DataFrame | None:
    """`subject` and a column for each list: true for members, null for one whose day is not known but matters."""
    wanted = _wanted(inputs)
    if not wanted:
        return None
    frames = [members(ws, one, on, at) for one in wanted]
    made = frames[0]
    for frame in frames[1:]:
        made = made.join(frame, on="subject", how="full", coalesce=True)
    # Who is on one list and not on another is told apart below: a missing row is a no, a null in a row is open.
    return made.with_columns(pl.col(one.column).fill_null("no") for one in wanted)


def filled(ws: Workspace, table: Table, inputs: Iterable[Input], on: date, at: At) -> Table:
    """The table with yes and no in the columns of lists."""
    made = {}
    for one in _wanted(inputs):
        word = table[one.column]
        nobody = members(ws, one, on, at).is_empty() and lists.members(ws, one.name, known_at=at).is_empty()
        absent = ibis.null("boolean") if nobody else ibis.literal(False)
        made[one.column] = ibis.cases((word == "yes", True), (word == "open", ibis.null("boolean")), else_=absent)
    return table.mutate(**made) if made else table


def of(ws: Workspace, one: Input, subject: str, on: date, at: At) -> bool | None:
    """Whether one subject is on a list; None where nobody knows."""
    rows = members(ws, one, on, at)
    word = rows.filter(pl.col("subject") == subject)[one.column].to_list()
    if word:
        return True if word[0] == "yes" else None
    nobody = rows.is_empty() and lists.members(ws, one.name, known_at=at).is_empty()
    return None if nobody else False


def members(ws: Workspace, one: Input, on: date, at: At) -> pl.DataFrame:
    """`subject` and the column: `yes`, or `open` for one of whom nobody knows since when."""
    day = date.fromisoformat(one.detail) if "-" in one.detail else on
    months = int(one.detail) if one.detail.isdecimal() else None
    rows = lists.members(ws, one.name, known_at=at)
    there = rows.filter(
        (pl.col("recognised").is_null() | (pl.col("recognised") <= day))
        & ((pl.col("expires").is_null() | (pl.col("expires") >= day)) if months is None else pl.lit(True))
        & (pl.col("left").is_null() | (pl.col("left") > day))
    )
    if months is not None:
        since = pl.lit(day).dt.offset_by(f"-{months}mo")
        there = there.filter(pl.col("recognised").is_null() | (pl.col("recognised") >= since))
    dated = pl.col("recognised").is_not_null() if months is not None else pl.lit(True)
    said = there.select("member", word=pl.when(dated).then(pl.lit("yes")).otherwise(pl.lit("open")))
    known = enterprises.resolve(ws, said["member"], at)
    named = said.with_columns(subject=pl.coalesce(known["id"], said["member"]))
    # Of several stays a certain one counts: `open` comes before `yes`.
    return named.group_by("subject").agg(pl.col("word").max().alias(one.column)).sort("subject")
