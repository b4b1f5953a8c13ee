"""Who is on a list, how many there were on a day, and who came within a period."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from gaodi import periods, units
from gaodi.registry import defined
from gaodi.registry.facts import last
from gaodi.registry.identified import Set, every
from gaodi.registry.lists import tables
from gaodi.registry.lists.model import Definitions, NamedList
from gaodi.registry.metrics.reading import folded

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

NAME = "lists.yaml"


class Lists(Set[NamedList]):
    """Named lists by id."""

    noun = "list"

    def named(self, name: str, unit: str | None = None) -> tuple[NamedList, ...]:
        """The lists that are called so, by name or alias, exactly; if a unit is given, those it can count."""
        wanted = folded(name)
        found = (one for one in self.values() if wanted in {folded(n) for n in (one.name, *one.aliases)})
        return tuple(one for one in found if unit is None or units.compatible(one.unit, unit))


@dataclass(frozen=True, slots=True)
class Count:
    """How many. value: None where no member with a date is known, which is not zero. undated: those without one.

    members: the names of those that count.
    """

    value: int | None
    undated: int
    members: tuple[str, ...] = ()


def load(ws: Workspace | None = None) -> Lists:
    """The lists that the catalogue and a workspace define. Raises InputError for faults of the files."""
    return _load(defined.stamps(NAME, ws))


@lru_cache(maxsize=16)
def _load(stamps: tuple[defined.Stamp, ...]) -> Lists:
    return Lists(every(stamps, Definitions, "lists"))


def members(
    ws: Workspace,
    key: str | None = None,
    *,
    subjects: Iterable[str] | None = None,
    only: Collection[str] = (),
    known_at: At = None,
) -> pl.DataFrame:
    """Every stay on a list (or on all), as last said: the columns of the table, then `batch` and `recorded_at`.

    subjects: the regions that count. only: names or codes of the members that count. known_at: as known then.
    """
    rows = tables.MEMBERS.scan(ws, known_at)
    if key is not None:
        rows = rows.filter(pl.col("list") == key)
    if subjects is not None:
        rows = rows.filter(pl.col("subject").is_in(list(subjects)))
    if only:
        rows = rows.filter(pl.col("member").is_in(list(only)) | pl.col("name").is_in(list(only)))
    return _latest(rows.collect())


def _latest(rows: pl.DataFrame) -> pl.DataFrame:
    """The latest row of each stay. A date that has become known replaces the stay without one."""
    rows = last(rows, tables.KEY)
    dated = pl.col("recognised").is_not_null().any().over("list", "member")
    return rows.filter(pl.col("recognised").is_not_null() | ~dated).sort("list", "recognised", "name")


def count(
    ws: Workspace,
    key: str,
    on: date,
    *,
    subjects: Iterable[str] | None = None,
    only: Collection[str] = (),
    known_at: At = None,
) -> Count:
    """How many members are on the list on a day: recognised by then, not expired and not taken off before it."""
    load(ws)[key]
    rows = members(ws, key, subjects=subjects, only=only, known_at=known_at)
    there = rows.filter(
        (pl.col("recognised") <= on)
        & (pl.col("expires").is_null() | (pl.col("expires") >= on))
        & (pl.col("left").is_null() | (pl.col("left") > on))
    )
    return _count(rows, there)


def additions(
    ws: Workspace,
    key: str,
    within: periods.Period | str,
    *,
    subjects: Iterable[str] | None = None,
    only: Collection[str] = (),
    known_at: At = None,
) -> Count:
    """How many members came on the list within a period. A renewal or a return is no addition: the first stay counts,
    also where the member has left since."""
    load(ws)[key]
    period = periods.parse(within) if isinstance(within, str) else within
    rows = members(ws, key, subjects=subjects, only=only, known_at=known_at)
    first = rows.filter(pl.col("recognised").is_not_null()).unique("member", keep="first", maintain_order=True)
    came = first.filter((pl.col("recognised") >= period.start) & (pl.col("recognised") <= period.end))
    return _count(rows, came)


def _count(rows: pl.DataFrame, counted: pl.DataFrame) -> Count:
    undated = rows.filter(pl.col("recognised").is_null())["member"].n_unique()
    known = rows.height > 0 and rows["recognised"].is_not_null().any()
    names = tuple(counted.unique("member", keep="first", maintain_order=True)["name"])
    return Count(len(names) if known else None, undated, names)
