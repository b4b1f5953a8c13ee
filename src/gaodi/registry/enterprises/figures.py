"""Figures of a year beside the directory, so that enterprises can be listed with them and sorted by them.

A column `revenue@2023` is the metric `revenue` of 2023, from the analytic table. Who may not see a figure should not
sort by it: the order alone tells much, so a page asks before it passes such a column on.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.registry import analytic
from gaodi.registry.analytic import state
from gaodi.registry.enterprises.directory import Directory
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAMED = re.compile(r"(?P<metric>[a-z0-9-]+)@(?P<year>\d{4})")

_held: dict[tuple[Path, str], tuple[Any, pl.Series]] = {}
"""The figures asked for, by workspace and column, with what they were made from."""

_MOST = 64


def figure(ws: Workspace, directory: Directory, column: str) -> pl.Series:
    """The figures of a column (`revenue@2023`), one for each row of the directory, in the metric's unit.

    Raises InputError for a metric that enterprises do not have.
    """
    named = NAMED.fullmatch(column)
    metrics = [one.id for one in analytic.columns(ws, SubjectKind.ENTERPRISE)]
    if named is None or named["metric"] not in metrics:
        metric = column.partition("@")[0]
        near = difflib.get_close_matches(metric, metrics, n=1)
        do = f"Did you mean {near[0]}@2023?" if near else ""
        raise InputError(Fault(f"Enterprises have no figures {column!r}", expected="metric@year", do=do))
    made_from = (directory.mark, state.fingerprint(ws, SubjectKind.ENTERPRISE, int(named["year"])))
    held = _held.get((ws.path, column))
    if held is None or held[0] != made_from:
        if len(_held) >= _MOST:
            _held.clear()
        held = _held[ws.path, column] = (made_from, _read(ws, directory, named["metric"], int(named["year"]), column))
    return held[1]


def _read(ws: Workspace, directory: Directory, metric: str, year: int, column: str) -> pl.Series:
    table = analytic.table(ws, SubjectKind.ENTERPRISE, year)
    said = engine.frame(table.select("subject", metric).filter(table[metric].notnull()))
    joined = directory.rows.select("id").join(said, left_on="id", right_on="subject", how="left", maintain_order="left")
    return joined[metric].rechunk().alias(column)
