"""Writes versions and where they stand; of two people who do the same at once, one succeeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, InputError
from gaodi.rules.drafting.model import Draft, State
from gaodi.rules.drafting.reading import version
from gaodi.rules.drafting.tables import DRAFTS

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def add(ws: Workspace, row: Mapping[str, Any]) -> bool:
    """Write a new version; whether it is the first of its number."""
    once = f"version {row['version']} of {row['rulebook']}"
    return _write(ws, [row], str(row["author"]), str(row["note"]), once)


def change(
    ws: Workspace, draft: Draft, state: State, by: str, reason: str, others: Iterable[tuple[Draft, State]] = ()
) -> Draft:
    """Write that a version stands elsewhere, and others with it. Raises InputError where somebody was quicker."""
    rows = [_row(draft) | {"state": state.value, "decided_by": by, "reason": reason}]
    rows += [_row(other) | {"state": to.value, "decided_by": by} for other, to in others]
    once = f"{draft.name}: from {draft.state.value} of {draft.recorded.isoformat()}"
    if not _write(ws, rows, by, reason, once):
        raise InputError(Fault("Somebody else decided about it meanwhile", draft.name, do="Look at where it stands"))
    return version(ws, draft.rulebook, draft.version)


def _row(draft: Draft) -> dict[str, Any]:
    names = ("rulebook", "version", "text", "tests", "author", "note", "decided_by", "reason")
    return {name: getattr(draft, name) for name in names} | {"state": draft.state.value}


def _write(ws: Workspace, rows: Sequence[Mapping[str, Any]], by: str, note: str, once: str) -> bool:
    DRAFTS.define(ws.lake)
    content = {DRAFTS.name: DRAFTS.frame(rows)}
    source = str(rows[0]["rulebook"])
    written = ws.lake.write(content, kind="rulebook draft", source=source, user=by, note=note, checksum=once)
    return not written.repeated
