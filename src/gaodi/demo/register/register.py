"""Firms as registers have them: code, name, county, park, and the group that they are in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from gaodi.demo.city import City
from gaodi.demo.draws import Bools
from gaodi.demo.firms import Firms
from gaodi.demo.parks import districts, parks
from gaodi.demo.register import codes, naming
from gaodi.demo.register.membership import Membership, membership


@dataclass(frozen=True)
class Register:
    """Some firms of a city, and the columns that all rows about them begin with."""

    city: City
    firms: Firms

    def only(self, wanted: Bools) -> Register:
        """Some of the firms."""
        return Register(self.city, self.firms.only(wanted))

    @cached_property
    def members(self) -> Membership:
        """Which groups they belong to."""
        return membership(self.city, self.firms)

    @cached_property
    def regions(self) -> pl.Series:
        """The county of each (GB/T 2260)."""
        known = pl.Series([one.code for one in districts()])
        return known.gather(self.city.places.district_of[self.firms.place])

    @cached_property
    def ids(self) -> pl.Series:
        """The credit code of each."""
        return codes.codes(self.city.draws, self.firms.numbers, self.regions)

    @cached_property
    def names(self) -> pl.Series:
        """The name of each."""
        return naming.names(self.city, self.firms, self.members)

    @cached_property
    def parks(self) -> pl.Series:
        """The park of each, null outside of parks."""
        known: list[str | None] = [*(one.id for one in parks()), *[None] * len(districts())]
        return pl.Series(known, dtype=pl.String).gather(self.firms.place)

    @cached_property
    def industries(self) -> pl.Series:
        """The class of each, as statistics have it."""
        return pl.Series(np.asarray(self.firms.industries).tolist(), dtype=pl.String)
