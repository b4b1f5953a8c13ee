"""The pieces in which the city is written, each a batch of its own: what is there already is not written again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
import polars as pl

from gaodi import periods
from gaodi.demo import accounts, blemishes, months, recognition, smaller, totals, trading
from gaodi.demo.accounts import Columns
from gaodi.demo.blocks import EVERYBODY, RETURNING, blocks
from gaodi.demo.city import City
from gaodi.demo.draws import Ints
from gaodi.demo.firms import Firms
from gaodi.demo.parcels import parcels
from gaodi.demo.park_returns import park_returns
from gaodi.demo.projects import projects
from gaodi.demo.register import Register
from gaodi.demo.register.aliases import aliases
from gaodi.demo.register.enterprises import counted, registered
from gaodi.demo.register.groups import groups
from gaodi.demo.register.sites import sites
from gaodi.demo.returns import Returns
from gaodi.demo.subjects import subjects
from gaodi.registry import lists, sources
from gaodi.registry import subjects as registry_subjects
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES, GROUPS, SITES
from gaodi.registry.observations import tables as observations
from gaodi.registry.parcels.tables import PARCELS
from gaodi.registry.projects.tables import PROJECTS
from gaodi.registry.trades.tables import TRADES
from gaodi.workspace import Workspace

Pieces: TypeAlias = Iterator[tuple[str, pl.DataFrame]]


@dataclass(frozen=True)
class Chunk:
    """One piece. id: within the city. weight: how much work it is, roughly. make: the rows, by table."""

    id: str
    source: str
    weight: float
    make: Callable[[], Pieces]


@dataclass(frozen=True)
class Writing:
    """What the pieces of a city are made with."""

    ws: Workspace
    city: City
    returns: Returns

    def chunks(self) -> Iterator[Chunk]:
        """Every piece, in order."""
        city = self.city
        large, everybody = city.layout.large.size, city.layout.size
        yield Chunk("subjects", "demo-statistics", 1, self._subjects)
        for block in blocks(0, everybody, EVERYBODY):
            yield Chunk(f"register/{block[0]}", "demo-market", len(block), partial(self._register, block))
        for block in blocks(0, large, RETURNING):
            yield from self._returns(block)
        for block in blocks(large, everybody, EVERYBODY):
            yield Chunk(f"smaller/{block[0]}", "demo-tax", 2 * len(block), partial(self._smaller, block))
        yield Chunk("parcels", "demo-land", large, self._parcels)
        yield Chunk("lists", "demo-recognition", large, self._lists)
        yield Chunk("totals", "demo-statistics", 10 * large, self._totals)

    def _returns(self, block: Ints) -> Iterator[Chunk]:
        """The pieces of a block of firms that are ever above scale: each year its months, then the annual return, which
        says anew what December's said, then what is put right."""
        for year in self.city.years:
            name, size = f"{year}/{block[0]}", len(block)
            if year in self.city.months:
                yield Chunk(f"monthly/{name}", "demo-statistics", 20 * size, partial(self._monthly, block, year))
            yield Chunk(f"annual/{name}", "demo-industry-bureau", 20 * size, partial(self._annual, block, year))
            yield Chunk(f"corrected/{name}", "demo-statistics", size, partial(self._corrected, block, year))

    def _subjects(self) -> Pieces:
        yield registry_subjects.TABLE, registry_subjects.frame(self.ws.lake, subjects())

    def _register(self, numbers: Ints) -> Pieces:
        register = Register(self.city, self.city.firms(numbers))
        yield ENTERPRISES.name, pl.concat([registered(register), counted(register)])
        yield ALIASES.name, aliases(register)
        yield SITES.name, sites(register)
        yield GROUPS.name, groups(register)

    def _annual(self, numbers: Ints, year: int) -> Pieces:
        register, columns = self._returning(numbers, year)
        firms, ids, period = register.firms, register.ids, periods.year(year)
        bought = trading.purchases(self.city, firms, columns, year)
        stated = blemishes.filled_in(firms, columns, f"annual/{year}", self.returns.amounts("annual"))
        power = blemishes.differently(firms, columns["electricity"], f"power/{year}")
        land = blemishes.differently(firms, columns["land_area"], f"land/{year}")
        given = self.returns.rows
        yield observations.TABLE, pl.concat([
            given("annual", ids, stated, period, "demo-industry-bureau"),
            given("trades", ids, trading.returned(firms, bought), period, "demo-industry-bureau"),
            given("statistics", ids, self._first_said(firms, columns, year), period, "demo-statistics"),
            given("power", ids, {"electricity": np.round(power, 2)}, period, "demo-power"),
            given("land", ids, columns | {"land_area": np.round(land, 1)}, period, "demo-land"),
            self.returns.bands("tax", ids, _taxed(firms, columns, year), period, self._tax),
        ])  # fmt: skip
        made, truth = trading.trades(self.city, register, bought, year)
        yield TRADES.name, made
        yield trading.TRUTH.name, truth

    def _corrected(self, numbers: Ints, year: int) -> Pieces:
        """What statistics say anew where a unit had been mistaken."""
        register, columns = self._returning(numbers, year)
        first = self._first_said(register.firms, columns, year)
        again = {
            name: np.where((first[name] != columns[name]) & ~np.isnan(first[name]), columns[name], np.nan)
            for name in self.returns.given["statistics"]
        }
        rows = self.returns.rows("statistics", register.ids, again, periods.year(year), "demo-statistics")
        yield observations.TABLE, rows.with_columns(note=pl.lit("更正：单位"))

    def _monthly(self, numbers: Ints, year: int) -> Pieces:
        register, columns = self._returning(numbers, year)
        given, rows = self.returns.given, self.returns.rows
        flows = months.cumulative(register.firms, {name: columns[name] for name in given["cumulative"]}, year)
        stocks = months.month_ends(register.firms, {name: columns[name] for name in given["month-end"]}, year)
        parts = []
        for month in flows:
            until, alone = periods.cumulative(year, month), periods.month(year, month)
            parts.append(rows("cumulative", register.ids, flows[month], until, "demo-statistics"))
            parts.append(rows("month-end", register.ids, stocks[month], alone, "demo-statistics"))
        yield observations.TABLE, pl.concat(parts)

    def _smaller(self, numbers: Ints) -> Pieces:
        everyone = Register(self.city, self.city.firms(numbers))
        parts = []
        for year in self.city.years:
            there = everyone.firms.alive(year)
            firms, ids, period = everyone.firms.only(there), everyone.ids.filter(pl.Series(there)), periods.year(year)
            columns = smaller.smaller(self.city.economy, firms, year)
            parts.append(self.returns.bands("tax", ids, columns, period, self._tax))
            parts.append(self.returns.rows("power", ids, columns, period, "demo-power"))
            parts.append(self.returns.rows("report", ids, columns, period, "demo-market"))
        yield observations.TABLE, pl.concat(parts)

    def _parcels(self) -> Pieces:
        yield from ((PARCELS.name, rows) for rows in parcels(self.city))

    def _lists(self) -> Pieces:
        members = recognition.members(self.city)
        yield lists.TABLE, members
        yield lists.COMPLETE.name, recognition.complete(self.city, members)
        yield PROJECTS.name, projects(self.city)

    def _totals(self) -> Pieces:
        parts = [*totals.totals(self.city, self.returns), *park_returns(self.city, self.returns)]
        yield observations.TABLE, pl.concat(parts)

    def _returning(self, numbers: Ints, year: int) -> tuple[Register, Columns]:
        """The firms that are above scale in the year, and their annual returns as they should be."""
        firms = self.city.firms(numbers)
        register = Register(self.city, firms.only(firms.above(year)))
        return register, accounts.annual(self.city.economy, register.firms, year)

    def _first_said(self, firms: Firms, columns: Columns, year: int) -> Columns:
        """What statistics were told at first: a unit mistaken here and there, a cell empty."""
        given = {name: columns[name] for name in self.returns.given["statistics"]}
        return blemishes.filled_in(firms, given, f"statistics/{year}", self.returns.amounts("statistics"))

    @property
    def _tax(self) -> sources.Source:
        return sources.load(self.ws)["demo-tax"]


def define(ws: Workspace) -> None:
    """Make every table known that the city has rows of."""
    for facts in (ENTERPRISES, ALIASES, SITES, GROUPS, PARCELS, TRADES, PROJECTS, trading.TRUTH):
        facts.define(ws.lake)
    observations.define(ws.lake)
    lists.MEMBERS.define(ws.lake)
    lists.COMPLETE.define(ws.lake)
    ws.lake.define(registry_subjects.TABLE, registry_subjects.SCHEMA)


def _taxed(firms: Firms, columns: Columns, year: int) -> Columns:
    """What the tax office knows: sometimes quite another figure."""
    return {name: blemishes.differently(firms, columns[name], f"tax/{name}/{year}") for name in ("revenue", "tax_paid")}
