"""Reads the versions of rulebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.rules import files, library
from gaodi.rules.drafting.model import Draft, State
from gaodi.rules.drafting.tables import DRAFTS
from gaodi.rules.files import Source

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def drafts(ws: Workspace) -> tuple[Draft, ...]:
    """The last version of every rulebook that somebody wrote, those touched last first."""
    rows = DRAFTS.current(ws)
    last = rows.sort("version").unique("rulebook", keep="last").sort("batch", descending=True)
    return tuple(_draft(row) for row in last.iter_rows(named=True))


def versions(ws: Workspace, rulebook: str) -> tuple[Draft, ...]:
    """Every version of a rulebook, the last first; none where nobody wrote one."""
    rows = DRAFTS.current(ws, where=pl.col("rulebook") == rulebook).sort("version", descending=True)
    return tuple(_draft(row) for row in rows.iter_rows(named=True))


def latest(ws: Workspace, rulebook: str) -> Draft | None:
    """The last version."""
    return next(iter(versions(ws, rulebook)), None)


def version(ws: Workspace, rulebook: str, number: int) -> Draft:
    """One version. Raises NotFound."""
    found = next((one for one in versions(ws, rulebook) if one.version == number), None)
    if found is None:
        raise NotFound(
            Fault(f"There is no version {number} of {rulebook!r}", do="`gaodi rulebook draft list` says what there is")
        )
    return found


def source(ws: Workspace, draft: Draft) -> Source:
    """A version as a rulebook that can be compiled, simulated and shown. Raises InputError with its faults of form."""
    return files.loads(draft.text, draft.name, find=lambda id_: library.place(ws, id_))


def _draft(row: dict[str, Any]) -> Draft:
    return Draft(
        row["rulebook"], row["version"], State(row["state"]), row["text"], row["tests"] or "", row["author"] or "",
        row["note"] or "", row["decided_by"] or "", row["reason"] or "", row["recorded_at"],
    )  # fmt: skip
