"""The tables that forms fill beside the observations: which columns they have, in which unit each keeps its numbers."""

from __future__ import annotations

import polars as pl

from gaodi import units
from gaodi.registry.enterprises import ALIASES, ENTERPRISES, SITES
from gaodi.registry.enterprises.kinds import Alias
from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.model import Column, Table
from gaodi.registry.lists import MEMBERS
from gaodi.registry.parcels import PARCELS
from gaodi.registry.projects import PROJECTS
from gaodi.registry.trades import TRADES

FACTS = {
    Table.ENTERPRISES: ENTERPRISES, Table.TRADES: TRADES, Table.PARCELS: PARCELS, Table.MEMBERS: MEMBERS,
    Table.PROJECTS: PROJECTS,
}  # fmt: skip

ALIAS, SITE = "alias.", "site."
"""What a field begins with that goes to the aliases or the sites of an enterprise: alias.former-name, site.address."""

OWN = {"source", "synthetic", "period", "start", "end"}
"""Columns that the load itself fills."""

_UNITS = {
    (Table.ENTERPRISES, "capital"): "万元",
    (Table.TRADES, "amount"): "万元",
    (Table.PROJECTS, "investment"): "万元",
    (Table.PARCELS, "area"): "亩",
    (Table.PARCELS, "floor_area"): "平方米",
}


_OF_FIGURES: dict[str, pl.DataType] = {"value": pl.Float64(), "unit": pl.String(), "citation": pl.String()}
"""What a row says that is itself a figure."""


def unit(table: Table, field: str) -> str:
    """In which unit the table keeps a number; empty where it has none."""
    return _UNITS.get((table, field), "")


def names(table: Table) -> tuple[str, ...]:
    """The fields that the columns of a form may fill."""
    if table is Table.OBSERVATIONS:
        return tuple(_OF_FIGURES)
    own = tuple(name for name in FACTS[table].columns if name not in OWN)
    if table is not Table.ENTERPRISES:
        return own
    aliases = tuple(f"{ALIAS}{kind}" for kind in Alias if kind is not Alias.PROVISIONAL)
    return (*own, *aliases, *(f"{SITE}{name}" for name in SITES.columns if name not in {*OWN, "site", "enterprise"}))


def dtype(table: Table, column: Column) -> pl.DataType:
    """The type that a table keeps what a column has in."""
    if table is Table.OBSERVATIONS:
        return _OF_FIGURES[column.field]
    facts, field = FACTS[table], column.field
    if field.startswith(ALIAS):
        facts, field = ALIASES, "value"
    elif field.startswith(SITE):
        facts, field = SITES, field.removeprefix(SITE)
    return facts.frame().schema[field]


def value(table: Table, one: Placed) -> pl.Expr:
    """What a column of a file has, in the unit and type of the table."""
    cell = pl.col(one.column.key)
    kept = unit(table, one.column.field)
    if one.column.type.numeric and kept and one.unit:
        by = units.ratio(one.unit, kept)
        cell = cell if by == 1 else cell * by.numerator / by.denominator
    return cell.cast(dtype(table, one.column))
