"""What people decide about records: the queue of those that wait, decisions, and taking one back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, InputError, NotFound
from gaodi.lake import Batch
from gaodi.registry.enterprises import ENTERPRISES
from gaodi.registry.enterprises.provisional import provisional
from gaodi.registry.linkage import matching
from gaodi.registry.linkage.tables import MATCHES, Decision, Reason

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NEW = "new"
"""Said in place of an enterprise: it is one that is not known yet."""


def queue(ws: Workspace, kind: str | None = None) -> pl.DataFrame:
    """The records that wait for a person, those first on which most hangs (`amount`) and about which most is in doubt.

    The columns of the table, `batch`, `recorded_at`, and `doubt`: 1 where yes and no are as likely or what is known
    contradicts itself, towards 0 where it is nearly sure.
    """
    waiting = current(ws, kind).filter(pl.col("decision") == Decision.QUEUED)
    doubt = pl.when(pl.col("reason") == Reason.UNSURE).then(1 - (2 * pl.col("probability") - 1).abs()).otherwise(1.0)
    return waiting.with_columns(doubt=doubt).sort(
        "amount", "doubt", "kind", "record", descending=[True, True, False, False], nulls_last=True
    )


def current(ws: Workspace, kind: str | None = None) -> pl.DataFrame:
    """The last decision on every record (of a kind), with `batch` and `recorded_at`."""
    return MATCHES.current(ws, where=None if kind is None else pl.col("kind") == kind)


def decide(
    ws: Workspace,
    records: str | Iterable[str],
    enterprise: str | None,
    *,
    kind: str,
    user: str,
    note: str = "",
) -> Batch:
    """Say of one record or of several whose they are. It is written as one batch.

    enterprise: its id; `new` for one that is not known yet, which gets a provisional id; None where the record is of no
    enterprise. Raises InputError with every fault, NotFound for an enterprise that is not known.
    """
    rows = _rows(ws, records, kind)
    _check(ws, rows, enterprise)
    decision, whose = _decided(rows, enterprise)
    made = rows.with_columns(
        decision=pl.lit(decision), enterprise=whose, reason=pl.lit(None, pl.String), restores=pl.lit(None, pl.Int64),
        decided_by=pl.lit(user), person=pl.lit(value=True), note=pl.lit(note or None, pl.String),
    )  # fmt: skip
    return matching.write(ws, made, user=user, note=note)


def _check(ws: Workspace, rows: pl.DataFrame, enterprise: str | None) -> None:
    if enterprise == NEW:
        nameless = rows.filter(pl.col("name").is_null())["record"]
        what = "A record without a name cannot be a new enterprise"
        if len(nameless):
            raise InputError.of(Fault(what, record) for record in nameless)
    elif enterprise is not None and ENTERPRISES.current(ws, where=pl.col("id") == enterprise).is_empty():
        raise NotFound(Fault(f"There is no enterprise {enterprise!r}", do=f"Give the id of one, or {NEW!r}"))


def _decided(rows: pl.DataFrame, enterprise: str | None) -> tuple[Decision, pl.Expr]:
    if enterprise is None:
        return Decision.REJECTED, pl.lit(None, pl.String)
    if enterprise == NEW:
        return Decision.NEW, pl.lit(provisional(rows["name"]))
    return Decision.LINKED, pl.lit(enterprise)


def undo(ws: Workspace, records: str | Iterable[str], *, kind: str, user: str, note: str = "") -> Batch:
    """Put back what was decided about records before the last decision; again, and it is the one before that.

    A provisional enterprise that no record means any more is marked withdrawn. Raises InputError for every record about
    which nothing was decided before.
    """
    wanted = _rows(ws, records, kind)["record"]
    history = MATCHES.scan(ws).filter((pl.col("kind") == kind) & pl.col("record").is_in(wanted.implode())).collect()
    before = {
        record: _before(rows) for (record,), rows in history.sort("batch").group_by("record", maintain_order=True)
    }
    if first := [record for record, row in before.items() if row.is_empty()]:
        what = "Nothing was decided about this record before"
        raise InputError.of(Fault(what, str(record), do="Decide otherwise instead") for record in first)
    return matching.write(ws, pl.concat(before.values()), user=user, note=note)


def _before(history: pl.DataFrame) -> pl.DataFrame:
    """The row that counted before the one that counts now, in order of batches. After an undo that is the one before
    what it put back."""
    last = history.tail(1)
    counts = last.select(pl.coalesce("restores", "batch")).item()
    earlier = history.filter(pl.col("batch") < counts).tail(1)
    return earlier.with_columns(restores=pl.coalesce("restores", "batch"))


def _rows(ws: Workspace, records: str | Iterable[str], kind: str) -> pl.DataFrame:
    """The rows that count of the records. Raises NotFound for those about which nothing was decided yet."""
    wanted = [records] if isinstance(records, str) else list(dict.fromkeys(records))
    found = current(ws, kind).filter(pl.col("record").is_in(wanted))
    if missing := sorted(set(wanted) - set(found["record"])):
        raise NotFound.of(Fault(f"There is no record {one!r} of the kind {kind!r}") for one in missing)
    return found
