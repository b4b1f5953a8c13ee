"""Parcels of land: who holds which, who rents, and where in its park each lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from gaodi.demo.blocks import EVERYBODY, blocks
from gaodi.demo.city import City
from gaodi.demo.draws import Bools, Floats, Ints
from gaodi.demo.frames import days, rows
from gaodi.demo.land import areas
from gaodi.demo.parks import parks
from gaodi.demo.plots import Plots, laid_out, outlines
from gaodi.demo.points import degrees, scattered
from gaodi.demo.register import Register
from gaodi.registry.parcels.tables import PARCELS

SOURCE = "demo-land"
OWN, OWN_OUTSIDE = 0.86, 0.6
"""The odds that a firm holds the land that it works on, in a park and outside."""

LEAST_LEFT = 0.5
"""What a holder keeps for itself of the land of which others rent a part."""


def parcels(city: City) -> Iterator[pl.DataFrame]:
    """The rows of the table of parcels, some firms at a time: of those that hold land and of those that rent."""
    land = Land(city)
    for block in blocks(0, len(city.large), EVERYBODY):
        yield _held(land, block[land.owns[block]])
        yield _rented(land, block[land.landlord[block] >= 0])


@dataclass(frozen=True)
class Land:
    """The land of all firms that are ever above scale."""

    city: City

    @cached_property
    def area(self) -> Floats:
        """What each works on, 亩."""
        return np.round(areas(self.city.layout, self.city.large), 1)

    @cached_property
    def owns(self) -> Bools:
        """Whether each holds its land."""
        firms = self.city.large
        return firms.happens("owns land", np.where(firms.in_park, OWN, OWN_OUTSIDE))

    @cached_property
    def landlord(self) -> Ints:
        """Of whom each rents, −1 where it does not: in its park the next firm that holds land."""
        place, found = self.city.large.place, np.full(len(self.city.large), -1)
        for number in range(len(parks())):
            inside = np.flatnonzero(place == number)
            holders, tenants = inside[self.owns[inside]], inside[~self.owns[inside]]
            if len(holders):
                found[tenants] = holders[np.searchsorted(holders, tenants) % len(holders)]
        return found

    @cached_property
    def plots(self) -> Plots:
        """Where in its park the land of each holder lies."""
        size = len(self.city.large)
        found = Plots(np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size))
        for number, park in enumerate(parks()):
            inside = np.flatnonzero(self.owns & (self.city.large.place == number))
            found.put(inside, laid_out(self.area[inside], park.side))
        return found


def _held(land: Land, block: Ints) -> pl.DataFrame:
    register = Register(land.city, land.city.large.only(block))
    firms, plots, area = register.firms, land.plots.only(block), land.area[block]
    boundary = np.full(len(block), "", dtype=object)
    longitude, latitude = scattered(firms, firms.place, "point")
    for number in np.unique(firms.place[plots.drawn]).tolist():
        park, inside = parks()[number], np.flatnonzero(plots.drawn & (firms.place == number))
        boundary[inside] = outlines(park, plots.only(inside))
        middle = degrees(*plots.only(inside).middle(park.side), park.longitude, park.latitude)
        longitude[inside], latitude[inside] = middle
    return rows(
        PARCELS.frame(),
        parcel=_numbers(register),
        holder=register.ids,
        user=register.ids,
        tenure=np.where(firms.happens("parcel/allotted", 0.03), "allotted", "granted"),
        use="industrial",
        area=area,
        floor_area=np.round(area * 666.67 * (0.6 + 0.6 * firms.uniform("parcel/floor"))),
        region=register.regions,
        park=register.parks,
        longitude=np.round(longitude, 6),
        latitude=np.round(latitude, 6),
        boundary=pl.Series(boundary.tolist(), dtype=pl.String).replace("", None),
        since=days(firms, np.maximum(firms.founded + 1, 1995), "parcel"),
        source=SOURCE,
        synthetic=True,
    )


def _rented(land: Land, block: Ints) -> pl.DataFrame:
    """A part of the holder's parcel; where in it nobody has drawn."""
    tenant = Register(land.city, land.city.large.only(block))
    holder = Register(land.city, land.city.large.only(land.landlord[block]))
    area = np.round(np.minimum(land.area[block], (1 - LEAST_LEFT) * land.area[land.landlord[block]]), 1)
    return rows(
        PARCELS.frame(),
        parcel=_numbers(holder),
        holder=holder.ids,
        user=tenant.ids,
        tenure="leased",
        use="industrial",
        area=area,
        floor_area=np.round(area * 500),
        region=holder.regions,
        park=holder.parks,
        since=days(tenant.firms, np.maximum(tenant.firms.founded + 1, 2005), "lease"),
        source=SOURCE,
        synthetic=True,
    )


def _numbers(register: Register) -> pl.Series:
    number = pl.Series((register.firms.numbers + 1).astype(str).tolist(), dtype=pl.String)
    return "demo-" + register.regions + "-" + number
