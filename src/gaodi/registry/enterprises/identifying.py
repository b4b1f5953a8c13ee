"""Gives an enterprise its unified social credit code, once it is known; what refers to the provisional id still does.

Nothing is rewritten: what was said of the provisional id is said again of the code, and an alias leads from the one to
the other. Taking the batch back undoes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import recorded, sources, uscc
from gaodi.registry.enterprises.kinds import Alias
from gaodi.registry.enterprises.provisional import FORM
from gaodi.registry.enterprises.resolving import renames
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES
from gaodi.registry.observations.recording import Recorded

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def identify(ws: Workspace, provisional: str, code: str, *, source: str, user: str = "", note: str = "") -> Recorded:
    """Let the code be the id of an enterprise that had a provisional one. source: who says so.

    Raises InputError with every fault: ids that are none, an enterprise that is not known, one whose code is known.
    """
    found = uscc.check(code)
    faults = [*_faults(ws, provisional, source), *(() if found.kept else found.faults("code"))]
    if not faults and (other := _already(ws, provisional)) not in ("", found.code):
        do = "Take back the batch that said so first"
        faults.append(Fault(f"{provisional} has the code {other} already", "code", do=do))
    if faults:
        raise InputError.of(faults)
    rows = ENTERPRISES.current(ws, where=pl.col("id").is_in([provisional, found.code]))
    said = rows.filter(pl.col("id") == found.code)["source"]
    moved = rows.filter((pl.col("id") == provisional) & ~pl.col("source").is_in(said.implode())).with_columns(
        id=pl.lit(found.code), uscc=pl.lit(found.code), mark=pl.lit(",".join(found.findings) or None, pl.String)
    )
    alias = {"enterprise": found.code, "kind": Alias.PROVISIONAL, "value": provisional, "source": source}
    leads = ALIASES.frame([alias | {"synthetic": bool(rows["synthetic"].any())}])
    tables = {ENTERPRISES: moved.select(ENTERPRISES.columns), ALIASES: leads}
    return recorded.write(ws, tables, kind="enterprise identified", source=source, user=user, note=note)


def _faults(ws: Workspace, provisional: str, source: str) -> list[Fault]:
    faults = []
    if not pl.Series([provisional]).str.contains(FORM).item():
        faults.append(Fault(f"{provisional!r} is no provisional id", "provisional", "P and 17 characters"))
    elif ENTERPRISES.current(ws, where=pl.col("id") == provisional).is_empty():
        faults.append(Fault(f"Nothing is known of an enterprise {provisional}", "provisional"))
    if source not in sources.load(ws):
        faults.append(Fault(f"There is no source {source!r}", "source", do="Define it in sources.yaml"))
    return faults


def _already(ws: Workspace, provisional: str) -> str:
    """The code that the provisional id leads to; empty where it leads nowhere yet."""
    known = renames(ws).filter(pl.col("old") == provisional)["new"]
    return str(known.item()) if len(known) else ""
