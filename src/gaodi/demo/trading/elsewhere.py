"""Suppliers in other regions: as fictional as those of the city, and with codes of their own."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.city import City
from gaodi.demo.classes import classes
from gaodi.demo.draws import Ints
from gaodi.demo.register import codes, naming
from gaodi.demo.shuffling import Shuffle
from gaodi.demo.words import short_brands

PER_DIVISION = 400
"""How many there are of each division."""

REGIONS = (
    ("430200", "株洲", 3), ("430300", "湘潭", 3), ("430700", "常德", 1), ("440100", "广州", 3), ("440300", "深圳", 4),
    ("310115", "上海", 3), ("320500", "苏州", 3), ("330100", "杭州", 3), ("420100", "武汉", 3), ("360100", "南昌", 2),
    ("410100", "郑州", 1), ("370200", "青岛", 1), ("510100", "成都", 1), ("340100", "合肥", 2),
)  # fmt: skip
"""Where suppliers are: code of a city, short name, weight. Assumed."""


def elsewhere(city: City, key: Ints, division: Ints) -> pl.DataFrame:
    """One supplier for each purchase: code, name, region, product. key: of the purchase."""
    which = city.draws.below("elsewhere", key, PER_DIVISION)
    number = division * PER_DIVISION + which
    kind = _class(city, number, division)
    weights = np.array([float(weight) for *_, weight in REGIONS])
    region = city.draws.one_of("elsewhere/region", number, weights)
    brands = np.array(short_brands(), dtype=object)
    brand = brands[Shuffle(city.draws, "elsewhere/brand", len(brands)).place(number % len(brands))]
    trade = naming.word(classes().trades, kind, city.draws.uniform("elsewhere/trade", number))
    product = naming.word(classes().products, kind, city.draws.uniform("elsewhere/product", number))
    short = np.array([name for _, name, _ in REGIONS], dtype=object)[region]
    regions = pl.Series([REGIONS[place][0] for place in region.tolist()], dtype=pl.String)
    return pl.DataFrame(
        {
            "code": codes.outside(city.draws, number, regions),
            "name": pl.Series((short + brand + trade + "有限公司").tolist(), dtype=pl.String),
            "region": regions,
            "product": pl.Series(product.tolist(), dtype=pl.String),
        }
    )


def _class(city: City, number: Ints, division: Ints) -> Ints:
    """A class of the division."""
    known = classes()
    first = np.searchsorted(known.division, division)
    count = np.bincount(known.division)[division]
    return first + city.draws.below("elsewhere/class", number, count)
