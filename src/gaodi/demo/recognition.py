"""Named lists: who was recognised when, until when, and who did not stay.

The batches are in catalog/demo/lists.csv: on the days for which a count was published for Changsha, they add up to that
count times the scale. Firms are taken by how well they would do: research for its size, medium size. Members count for
the demonstration city only, never for a real one: their subject is `demo-city`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl

from gaodi import catalog
from gaodi.demo import figures
from gaodi.demo.accounts.innovation import rd_intensity
from gaodi.demo.accounts.year import Year
from gaodi.demo.city import City
from gaodi.demo.draws import Floats, Ints
from gaodi.demo.frames import rows
from gaodi.demo.register import Register
from gaodi.demo.register.naming import products
from gaodi.demo.subjects import CITY
from gaodi.registry import csvfile
from gaodi.registry.lists import COMPLETE, tables

SOURCE = "demo-recognition"
VALID = 3
"""Years for which a recognition lasts, where it does not last for ever."""

BY_SIZE = {"firms-over-10bn": 1e6, "firms-over-5bn": 5e5}
"""Lists that a firm is on from the year in which it first makes so much, 万元."""

MAKERS = {
    "first-sets": ("34", "35", "37", "38"),
    "smart-suppliers": ("34", "35", "38", "39", "40"),
}
"""The divisions that the members of a list are of, where not all."""

_LIKES = {
    "champions": (0.6, 1.2, 0.0), "smart-pilots": (0.2, 0.6, 0.0), "smart-benchmarks": (0.3, 1.0, 0.0),
    "smart-factories": (0.3, 0.8, 0.0), "first-sets": (1.0, 0.4, 0.0),
}  # fmt: skip
_LADDER = (1.0, 0.1, 0.6)
"""How much research, size, and medium size count for a list."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Members of a list that are recognised on a day. count: at scale 1. renewed: the share that is renewed when the
    recognition expires, None where it does not."""

    list: str
    day: date
    count: float
    renewed: float | None

    @property
    def expires(self) -> date | None:
        """The last day of the recognition."""
        return None if self.renewed is None else self.day.replace(year=self.day.year + VALID)


@lru_cache(maxsize=1)
def batches() -> tuple[Batch, ...]:
    """The batches of every list, in order. Raises InputError for faults of the file."""
    rows_ = csvfile.rows(catalog.path("demo/lists.csv"), ("list", "day", "count", "renewed", "sure", "source"))
    figures.check(rows_)
    return tuple(
        Batch(
            row["list"], date.fromisoformat(row["day"]), float(row["count"]),
            float(row["renewed"]) if row["renewed"] else None,
        )
        for row in rows_
    )  # fmt: skip


def members(city: City) -> pl.DataFrame:
    """Every stay on a list."""
    taken: dict[str, Ints] = {}
    parts = [_stays(city, one, taken) for one in batches() if one.day.year in city.years]
    return pl.concat([tables.frame([]), *parts, *_by_size(city)])


def _stays(city: City, batch: Batch, taken: dict[str, Ints]) -> pl.DataFrame:
    """The members of a batch: the best of those that are not on the list yet, or equipment of theirs.

    taken: those that are on it, by list.
    """
    firms = city.large
    before = taken.get(batch.list, np.zeros(0, dtype=np.int64))
    equipment = batch.list == "first-sets"
    can = firms.above(batch.day.year) & _of(batch.list)[firms.division]
    candidates = np.flatnonzero(can if equipment else can & ~np.isin(firms.numbers, before))
    score = _score(city, batch)[candidates]
    chosen = np.sort(candidates[np.argsort(-score, kind="stable")[: round(batch.count * city.scale)]])
    taken[batch.list] = np.concatenate([before, chosen])
    return _first_sets(city, batch, chosen) if equipment else _recognised(city, batch, chosen)


def _recognised(city: City, batch: Batch, chosen: Ints) -> pl.DataFrame:
    """A row for each stay: the recognition, and where it expires within the city's years, those that are renewed."""
    register = Register(city, city.large.only(chosen))
    common = {"member": register.ids, "name": register.names, "uscc": register.ids}
    stay = _rows(batch, batch.day, common)
    if batch.expires is None:
        return stay
    stay = stay.with_columns(expires=pl.lit(batch.expires))
    if batch.expires.year > city.years[-1]:
        return stay
    order = np.argsort(city.draws.uniform(f"renewed/{batch.list}/{batch.day}", chosen), kind="stable")
    kept = np.isin(np.arange(len(chosen)), order[: round((batch.renewed or 0) * len(chosen))])
    again = _rows(batch, batch.expires, common).with_columns(note=pl.lit("复核通过"))
    return pl.concat([stay, again.filter(pl.Series(kept))])


def _first_sets(city: City, batch: Batch, chosen: Ints) -> pl.DataFrame:
    """First sets of equipment have names of their own and no code."""
    register = Register(city, city.large.only(chosen))
    product = pl.Series(products(register.firms)[1].tolist(), dtype=pl.String)
    named = register.names + product + f"（{batch.day.year}年首台套）"
    return _rows(batch, batch.day, {"member": named, "name": named})


def _rows(batch: Batch, day: date, columns: dict[str, pl.Series]) -> pl.DataFrame:
    made = rows(
        tables.frame([]), list=batch.list, subject=CITY, source=SOURCE, confidence="seen", synthetic=True, **columns
    )
    return made.with_columns(recognised=pl.lit(day))


def _score(city: City, batch: Batch) -> Floats:
    """How well each large firm would do on a list. The rungs of the ladder share most of their luck."""
    firms = city.large
    research, size, medium = _LIKES.get(batch.list, _LADDER)
    standing = Year(city.economy, firms, max(2020, city.years[0]))
    place = -np.log(np.maximum(firms.smallness, 1e-3))
    score = research * np.log(rd_intensity(standing) + 0.002) + size * place - medium * np.abs(place - 1.5)
    score = score + 0.7 * firms.normal(f"score/{batch.list}")
    if batch.list not in _LIKES:
        score = score + 0.8 * firms.normal("score")
    if batch.list == "first-sets":
        score = score + firms.normal(f"first set/{batch.day.year}")
    return score


def complete(city: City, members: pl.DataFrame) -> pl.DataFrame:
    """That the lists hold everybody to the end of the last year: no batch of a made-up city is missing."""
    about = {"subject": CITY, "until": date(city.years[-1], 12, 31), "source": SOURCE, "synthetic": True}
    return COMPLETE.frame([{"list": name} | about for name in members["list"].unique().sort()])


def _of(name: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which divisions the members of a list may be of."""
    codes = figures.divisions().codes
    return np.array([code in MAKERS.get(name, codes) for code in codes])


def _by_size(city: City) -> Iterator[pl.DataFrame]:
    """The lists of manufacturers over 10 and over 5 billion yuan."""
    for name, limit in BY_SIZE.items():
        before = np.zeros(len(city.large), dtype=bool)
        for year in city.years:
            now = city.economy.output(city.large, year) >= limit
            new = np.flatnonzero(now & ~before)
            before |= now
            if len(new):
                yield _recognised(city, Batch(name, date(year, 12, 31), len(new), None), new)
