"""Takes a plan that was never published out of the library again: a wrong document, one that was sent by mistake.

Nothing is deleted. The batches of the plan are taken back, so that reads from now on do not see it and reads as of a
moment before still do; its documents stay in their folder. The same document can be added again afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.plan.library import reading
from gaodi.plan.library.documents import alone

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

REASON = "plan withdrawn"


def withdraw(ws: Workspace, plan: str, *, user: str, reason: str = "") -> int:
    """Take back every batch of a plan that was never published; how many there were.

    The newest batch goes first: who reads meanwhile sees the plan as it stood at an earlier moment, and a withdrawal
    that was killed is ended by the next. Raises NotFound, and InputError for a plan that has a version.
    """
    reading.entry(ws, plan)
    with alone(ws, plan):
        version = reading.entry(ws, plan).version
        if version is not None:
            what = f"This plan is published as version {version}, which others have read: it cannot be withdrawn"
            raise InputError(Fault(what, plan, do="Upload a newer edition, or correct the draft and publish it"))
        batches = _batches(ws, plan)
        for number in batches:
            ws.lake.take_back(number, user=user, reason=reason or REASON)
    return len(batches)


def _batches(ws: Workspace, plan: str) -> list[int]:
    """The batches of the plan, the newest first: its revisions, decisions, bindings, computations, opinions.

    Whatever is kept of a plan stands in a table with a column `plan`, in batches that are about this plan alone.
    """
    numbers: set[int] = set()
    for table in ws.lake.tables():
        rows = ws.lake.read(table, batch=True)
        if "plan" in rows.collect_schema().names():
            numbers.update(rows.filter(pl.col("plan") == plan).select("_batch").collect()["_batch"].to_list())
    return sorted(numbers, reverse=True)
