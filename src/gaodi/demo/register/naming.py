"""Names of firms, well formed and fictional: region, brand, trade, legal form. No two firms have the same.

A brand is had by one firm of a division only, and no two divisions share a word for a trade. A member of a group has
the brand of its head and a word that nobody else has.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.demo.city import City
from gaodi.demo.classes import classes
from gaodi.demo.draws import Draws, Floats, Ints
from gaodi.demo.firms import Firms
from gaodi.demo.parks import districts
from gaodi.demo.register.membership import Membership
from gaodi.demo.shuffling import Shuffle
from gaodi.demo.words import short_brands, words

Texts: TypeAlias = npt.NDArray[np.object_]

_INFIXES = np.array(["精工", "智造", "新能", "华创", "联拓"], dtype=object)
"""What members of a group have between brand and trade, each its own."""

ROOM = 0.9
"""How much of the brands of two characters a division may use up before it takes longer ones."""

_REGIONS = np.array(["湖南", "长沙", "", "county"], dtype=object)
_REGION_ODDS = np.array([0.42, 0.34, 0.06, 0.18])
_FORMS = np.array(["有限公司", "有限责任公司", "股份有限公司", "厂", "集团有限公司"], dtype=object)
_SMALL_ODDS, _LARGE_ODDS = np.array([0.84, 0.08, 0.01, 0.07, 0.0]), np.array([0.72, 0.12, 0.15, 0.01, 0.0])


def brands(city: City, firms: Firms) -> Texts:
    """The brand of each firm, unless it has that of a group."""
    number = _within_division(city, firms)
    size = (city.layout.large.by_division + city.layout.small.by_division)[firms.division]
    found = np.empty(len(firms), dtype=object)
    for division in np.unique(firms.division):
        chosen = firms.division == division
        found[chosen] = _brands(city.draws, f"brand/{division}", int(size[chosen][0]), number[chosen])
    return found


def names(city: City, firms: Firms, members: Membership) -> pl.Series:
    """The full name of each firm."""
    brand = brands(city, firms)
    inside = members.member >= 0
    if inside.any():
        brand[inside] = brands(city, city.firms(members.head[inside])) + _INFIXES[members.member[inside]]
    return pl.Series("name", regions(city, firms) + brand + trades(firms) + forms(firms, members), dtype=pl.String)


def regions(city: City, firms: Firms, purpose: str = "name/region") -> Texts:
    """The region that a name begins with: the province, the city, the county, or none."""
    chosen = _REGIONS[firms.draws.one_of(purpose, firms.numbers, _REGION_ODDS)]
    short = np.array([one.name[:-1] if len(one.name) > 2 else one.name for one in districts()], dtype=object)
    county = short[city.places.district_of[firms.place]]
    return np.where(chosen == "county", county, chosen)


def trades(firms: Firms) -> Texts:
    """What each firm calls its trade."""
    return _one_of(classes().trades, firms, "name/trade")


def forms(firms: Firms, members: Membership) -> Texts:
    """The legal form of each firm; heads of groups are groups."""
    small = _FORMS[firms.draws.one_of("name/form", firms.numbers, _SMALL_ODDS)]
    large = _FORMS[firms.draws.one_of("name/form", firms.numbers, _LARGE_ODDS)]
    found = np.where(firms.large, large, small)
    found = np.where((members.member >= 0) & (found == "厂"), "有限公司", found)
    return np.where(members.heads, "集团有限公司", found)


def products(firms: Firms) -> tuple[Texts, Texts]:
    """What each firm makes, of the products of its class: all of it, with 、 between, and what comes first."""
    known = classes().products
    main = _one_of(known, firms, "product/main")
    other = _one_of(known, firms, "product/other")
    both = np.where(main == other, main, main + "、" + other)
    return both, main


def people(draws: Draws, purpose: str, of: Ints) -> Texts:
    """Names of people who do not exist."""
    surnames, given = np.array(list(words().surnames), dtype=object), np.array(list(words().given), dtype=object)
    first = given[draws.below(f"{purpose}/given", of, len(given))]
    second = given[draws.below(f"{purpose}/second", of, len(given))]
    surname = surnames[draws.below(f"{purpose}/surname", of, len(surnames))]
    made: Texts = surname + first + np.where(draws.uniform(f"{purpose}/one", of) < 0.2, "", second)
    return made


def _within_division(city: City, firms: Firms) -> Ints:
    """The number of each firm among all of its division, large ones first."""
    large, small = city.layout.large, city.layout.small
    of_small = large.by_division[firms.division] + firms.numbers - small.first - small.starts[firms.division]
    return np.where(firms.large, firms.numbers - large.starts[firms.division], of_small)


def _brands(draws: Draws, purpose: str, size: int, numbers: Ints) -> Texts:
    short = np.array(short_brands(), dtype=object)
    if size <= ROOM * len(short):
        return short[Shuffle(draws, purpose, len(short)).place(numbers)]
    third = np.array(list(words().second), dtype=object)
    place = Shuffle(draws, purpose, len(short) * len(third)).place(numbers)
    long: Texts = short[place // len(third)] + third[place % len(third)]
    return long


def word(choices: tuple[tuple[str, ...], ...], kinds: Ints, which: Floats) -> Texts:
    """One of the words of each class. which: between 0 and 1, the first to the last of them."""
    width = max(len(some) for some in choices)
    table = np.array([[*some, *[""] * (width - len(some))] for some in choices], dtype=object)
    counts = np.array([len(some) for some in choices])
    found: Texts = table[kinds, (which * counts[kinds]).astype(np.int64)]
    return found


def _one_of(choices: tuple[tuple[str, ...], ...], firms: Firms, purpose: str) -> Texts:
    return word(choices, firms.classes, firms.uniform(purpose))
