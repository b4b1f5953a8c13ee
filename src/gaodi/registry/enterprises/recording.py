"""Enters what a source says of enterprises: checked whole first, kept whole or not at all, never the same twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import checked, recorded
from gaodi.registry.checked import Rows, Rule, Where
from gaodi.registry.enterprises import checking
from gaodi.registry.enterprises.resolving import renamed
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES, GROUPS, SITES
from gaodi.registry.facts import Facts
from gaodi.registry.observations.recording import Recorded

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def record(
    ws: Workspace, rows: Rows, *, source: str = "", user: str = "", note: str = "", where: Where = checked.numbered
) -> Recorded:
    """Record enterprises: a row is what a source says of one, with the columns of the table (ENTERPRISES).

    What the source said of the enterprise before is replaced. source: of rows that name none. The id is the code; of an
    enterprise without one it follows from the name (see `provisional`). where: how to name the place of a row in
    faults. Raises InputError with every fault; nothing is kept then. Rows that say nothing new are not written.
    """
    typed, faults = checked.typed(ENTERPRISES, rows, where)
    coded = checking.coded(_completed(ws, typed, source))
    faults += checked.faults(coded, checking.enterprises(ws), where)
    kept = renamed(ws, coded.select(ENTERPRISES.columns), "id")
    return _kept(ws, ENTERPRISES, kept, faults, where, kind="enterprises", source=source, user=user, note=note)


def alias(
    ws: Workspace, rows: Rows, *, source: str = "", user: str = "", note: str = "", where: Where = checked.numbered
) -> Recorded:
    """Record what else enterprises are called or numbered, with the columns of ALIASES; otherwise as `record`."""
    return _record(ws, ALIASES, rows, checking.aliases, "enterprise aliases", source, user, note, where)


def site(
    ws: Workspace, rows: Rows, *, source: str = "", user: str = "", note: str = "", where: Where = checked.numbered
) -> Recorded:
    """Record where enterprises are, with the columns of SITES; otherwise as `record`."""
    return _record(ws, SITES, rows, checking.sites, "enterprise sites", source, user, note, where)


def group(
    ws: Workspace, rows: Rows, *, source: str = "", user: str = "", note: str = "", where: Where = checked.numbered
) -> Recorded:
    """Record which enterprises are under one control or evaluated together, with the columns of GROUPS; otherwise as
    `record`."""
    return _record(ws, GROUPS, rows, checking.groups, "enterprise groups", source, user, note, where)


def _record(
    ws: Workspace, facts: Facts, rows: Rows, rules: Callable[[Workspace], Sequence[Rule]], kind: str,
    source: str, user: str, note: str, where: Where,
) -> Recorded:  # fmt: skip
    typed, faults = checked.typed(facts, rows, where)
    full = _completed(ws, typed, source)
    faults += checked.faults(full, rules(ws), where)
    kept = renamed(ws, full, "enterprise")
    return _kept(ws, facts, kept, faults, where, kind=kind, source=source, user=user, note=note)


def _completed(ws: Workspace, rows: pl.DataFrame, source: str) -> pl.DataFrame:
    return checking.made_up(ws, rows.with_columns(pl.col("source").fill_null(source)))


def _kept(
    ws: Workspace, facts: Facts, rows: pl.DataFrame, faults: list[Fault], where: Where, *,
    kind: str, source: str, user: str, note: str,
) -> Recorded:  # fmt: skip
    what = " of ".join(f"{{{column}}}" for column in facts.key)
    faults += checked.twice(rows, facts.key, f"{what} is given twice", where)
    if faults:
        raise InputError.of(faults)
    return recorded.write(ws, {facts: rows}, kind=kind, source=source, user=user, note=note)
