"""Rows of the table of enterprises: what the register of businesses says, and what statistics say."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.demo.accounts.people import employees
from gaodi.demo.accounts.year import Year
from gaodi.demo.city import City
from gaodi.demo.classes import classes
from gaodi.demo.draws import Floats
from gaodi.demo.firms import Firms
from gaodi.demo.frames import days, rows
from gaodi.demo.parks import districts, parks
from gaodi.demo.points import scattered
from gaodi.demo.register import naming
from gaodi.demo.register.naming import Texts
from gaodi.demo.register.register import Register
from gaodi.demo.words import words
from gaodi.registry.enterprises.tables import ENTERPRISES

MARKET, STATISTICS = "demo-market", "demo-statistics"

OTHER_CLASS = 0.04
"""How often the register and statistics put a firm into different classes."""

MICRO = 300.0
"""万元 of revenue, below which a firm is micro."""

_OWNERSHIP = np.array(["private", "state", "mixed", "foreign", "hmt", "collective"], dtype=object)
_OWNED = np.array([0.86, 0.04, 0.04, 0.025, 0.025, 0.01])


def registered(register: Register) -> pl.DataFrame:
    """What the register of businesses says of the firms."""
    city, firms, last = register.city, register.firms, register.city.years[-1]
    longitude, latitude = scattered(firms, firms.place, "point")
    return rows(
        ENTERPRISES.frame(),
        id=register.ids,
        uscc=register.ids,
        name=register.names,
        status=np.where(firms.alive(last), "active", "deregistered"),
        founded=days(firms, firms.founded, "founded"),
        ended=days(firms, np.where(firms.ended <= last, firms.ended, 0), "ended"),
        industry=_registered_class(firms),
        region=register.regions,
        park=register.parks,
        address=_addresses(city, firms),
        longitude=longitude,
        latitude=latitude,
        representative=naming.people(firms.draws, "representative", firms.numbers),
        capital=_capital(firms),
        ownership=_OWNERSHIP[firms.draws.one_of("ownership", firms.numbers, _OWNED)],
        scale=_small_scale(city, firms),
        scope=_scope(firms),
        products=naming.products(firms)[0],
        source=MARKET,
        synthetic=True,
    )


def counted(register: Register) -> pl.DataFrame:
    """What statistics say of those that are ever above scale: class, size, whether above scale in the last year."""
    large = register.only(register.firms.large)
    return rows(
        ENTERPRISES.frame(),
        id=large.ids,
        uscc=large.ids,
        name=large.names,
        industry=large.industries,
        region=large.regions,
        park=large.parks,
        scale=_large_scale(register.city, large.firms),
        above_scale=large.firms.above(register.city.years[-1]),
        source=STATISTICS,
        synthetic=True,
    )


def _small_scale(city: City, firms: Firms) -> pl.Series:
    """Small or micro; the size of those that are ever above scale is for statistics to say."""
    revenue = city.economy.small_revenue(firms, city.years[-1])
    scale = pl.Series(np.where(revenue < MICRO, "micro", "small").tolist(), dtype=pl.String)
    return scale.set(pl.Series(firms.large), None)


def _large_scale(city: City, firms: Firms) -> Texts:
    """By employees and revenue of the last year above scale (国统字〔2017〕213号, industry)."""
    last = np.clip(firms.last, city.years[0], city.years[-1])
    found = np.full(len(firms), "small", dtype=object)
    for number in city.years:
        now = Year(city.economy, firms, number)
        people, revenue = employees(now), now.output
        large = (people >= 1000) & (revenue >= 40_000)
        medium = (people >= 300) & (revenue >= 2_000)
        small = (people >= 20) & (revenue >= MICRO)
        scale = np.select([large, medium, small], ["large", "medium", "small"], "micro")
        found = np.where(last == number, scale, found)
    return found


def _capital(firms: Firms) -> Floats:
    usual = np.where(firms.large, 3000.0 * (1.2 - firms.smallness) ** 2, 200.0)
    to = np.where(firms.large, 100, 10)
    return np.maximum(np.round(usual * np.exp(0.9 * firms.normal("capital")) / to) * to, 10.0)


def _registered_class(firms: Firms) -> Texts:
    """The class in the register of businesses: that of statistics, or now and then another one of the division."""
    known = classes()
    other = np.minimum(firms.classes + 1, len(known.industries) - 1)
    differs = firms.happens("other class", OTHER_CLASS) & (known.division[other] == firms.division)
    return np.array(known.industries, dtype=object)[np.where(differs, other, firms.classes)]


def _scope(firms: Firms) -> Texts:
    made, _ = naming.products(firms)
    verbs = np.where(firms.happens("scope", 0.6), "的研发、生产、销售", "的制造、加工和销售")
    serves = np.array([code[0] in "IM" for code in classes().industries])[firms.classes]
    own = np.where(serves, "技术开发、技术咨询、技术服务；" + made, made + verbs)
    trade = np.where(firms.happens("scope/trade", 0.5), "；货物进出口；技术进出口", "")
    scope: Texts = own + trade + "（依法须经批准的项目，经相关部门批准后方可开展经营活动）。"
    return scope


def _addresses(city: City, firms: Firms) -> Texts:
    roads = np.array(words().roads, dtype=object)[firms.draws.below("road", firms.numbers, len(words().roads))]
    house = (1 + firms.draws.below("house", firms.numbers, 998)).astype(str).astype(object)
    county = np.array([one.name for one in districts()], dtype=object)[city.places.district_of[firms.place]]
    park = np.array([*(one.name for one in parks()), *[""] * len(districts())], dtype=object)[firms.place]
    address: Texts = "湖南省长沙市" + county + park + roads + house + "号"
    return address
