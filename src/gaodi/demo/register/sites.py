"""Where firms are beside the place of registration: other works, laboratories, stores, in other parks."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.frames import days, rows
from gaodi.demo.parks import districts, parks
from gaodi.demo.points import scattered
from gaodi.demo.register.register import Register
from gaodi.registry.enterprises.tables import SITES

SOURCE = "demo-market"
SHARE = 0.15
"""Of the large firms, how many have a branch."""

_PURPOSES = np.array(["production", "research", "storage", "sales"], dtype=object)
_ODDS = np.array([0.6, 0.15, 0.15, 0.1])


def sites(register: Register) -> pl.DataFrame:
    """The rows of the table of sites."""
    some = register.only(register.firms.large & register.firms.happens("branch", SHARE))
    firms = some.firms
    place = firms.draws.below("branch/place", firms.numbers, len(parks()))
    longitude, latitude = scattered(firms, place, "branch")
    region = [parks()[number].district for number in place.tolist()]
    named = {one.code: one.name for one in districts()}
    return rows(
        SITES.frame(),
        site=some.ids + "-1",
        enterprise=some.ids,
        name=some.names + pl.Series([f"{named[code]}分公司" for code in region], dtype=pl.String),
        purpose=_PURPOSES[firms.draws.one_of("branch/purpose", firms.numbers, _ODDS)],
        region=pl.Series(region, dtype=pl.String),
        park=pl.Series([parks()[number].id for number in place.tolist()], dtype=pl.String),
        longitude=longitude,
        latitude=latitude,
        since=days(firms, np.minimum(firms.founded + 4, 2018), "branch"),
        source=SOURCE,
        synthetic=True,
    )
