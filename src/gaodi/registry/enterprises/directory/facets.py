"""What enterprises are counted and chosen by: the values of a facet, each with the set of rows that have it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.registry import industries
from gaodi.registry.enterprises.directory import bits
from gaodi.registry.enterprises.directory.bits import Bits
from gaodi.registry.enterprises.kinds import Ownership, Scale, Status

NAMES = (
    "district", "park", "section", "division", "tag", "scale", "above_scale", "status", "ownership", "decade",
    "source", "coded", "contradicted", "synthetic",
)  # fmt: skip
"""In the order in which they are shown."""

UNKNOWN = ""
"""The value of rows of which nothing is known."""

YES, NO = "yes", "no"
_BITS, _VALUES = "facets.npy", "facets.json"
_ORDERS: dict[str, list[str]] = {
    "status": [*Status], "scale": [*Scale], "ownership": [*Ownership], "above_scale": [YES, NO],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: its values in the order in which they are shown, and a set of rows for each."""

    values: tuple[str, ...]
    sets: npt.NDArray[np.uint64]

    def chosen(self, values: Collection[str], size: int) -> Bits:
        """The rows that have any of the values."""
        wanted = [number for number, value in enumerate(self.values) if value in values]
        return bits.either((self.sets[number] for number in wanted), size)

    def counts(self, among: Bits) -> tuple[int, ...]:
        """How many of these rows have each value."""
        return tuple(bits.count(one & among) for one in self.sets)


class Facets(Mapping[str, Facet]):
    """The facets of a directory by name."""

    def __init__(self, facets: Mapping[str, Facet]) -> None:
        self._facets = dict(facets)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Those that `build` wrote into the folder, mapped into memory."""
        sets = np.load(folder / _BITS, mmap_mode="r")
        listed: dict[str, list[str]] = json.loads((folder / _VALUES).read_text("utf-8"))
        found, at = {}, 0
        for name, values in listed.items():
            found[name] = Facet(tuple(values), sets[at : at + len(values)])
            at += len(values)
        return cls(found)

    def __getitem__(self, name: str) -> Facet:
        return self._facets[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facets)

    def __len__(self) -> int:
        return len(self._facets)


def columns(rows: pl.DataFrame, districts: pl.Series) -> pl.DataFrame:
    """The value of each facet for each row of the directory; a list where a row may have several. districts: the
    county of each row's region."""
    tags = {one.written: sorted({tag.tag for tag in one.tags}) for one in industries.load() if one.tags}
    return rows.select(
        "park",
        "status",
        "scale",
        "ownership",
        district=districts,
        section=pl.col("industry").str.slice(0, 1),
        division=pl.when(pl.col("industry").str.len_bytes() > 2).then(pl.col("industry").str.slice(0, 3)),
        tag=pl.col("industry").replace_strict(tags, default=None, return_dtype=pl.List(pl.String)),
        above_scale=_yes_or_no(pl.col("above_scale")),
        decade=(pl.col("founded").dt.year() // 10 * 10).cast(pl.String),
        source="sources",
        coded=_yes_or_no(pl.col("uscc").is_not_null()),
        contradicted=_yes_or_no(pl.col("contradictions") > 0),
        synthetic=_yes_or_no(pl.col("synthetic")),
    ).select(NAMES)


def build(values: pl.DataFrame, folder: Path) -> None:
    """Write the facets (a column each, a row for each of the directory) into a folder."""
    listed, sets = {}, [np.zeros((0, len(bits.nothing(values.height))), dtype=np.uint64)]
    for column in values.iter_columns():
        facet = made(column.name, column)
        listed[column.name] = facet.values
        sets.append(facet.sets)
    np.save(folder / _BITS, np.concatenate(sets))
    (folder / _VALUES).write_text(json.dumps(listed, ensure_ascii=False), "utf-8")


def made(name: str, column: pl.Series) -> Facet:
    """The facet of a column of values, or of lists of them."""
    frame = column.alias("value").to_frame().with_row_index("row")
    frame = frame.explode("value") if column.dtype == pl.List else frame
    grouped = frame.group_by(pl.col("value").fill_null(UNKNOWN), maintain_order=True).agg("row")
    return of_groups(name, grouped, len(column))


def of_groups(name: str, grouped: pl.DataFrame, size: int) -> Facet:
    """The facet of a frame with two columns: a value, and the list of rows that have it."""
    rows = {value: found.to_numpy() for value, found in zip(*grouped.iter_columns(), strict=True)}
    order: list[str] = [*_ORDERS.get(name, ())]
    values = sorted(rows, key=lambda value: (value == UNKNOWN, order.index(value) if value in order else 99, value))
    sets = [bits.of_rows(rows[value], size) for value in values]
    return Facet(tuple(values), np.stack(sets) if sets else np.zeros((0, len(bits.nothing(size))), dtype=np.uint64))


def _yes_or_no(expression: pl.Expr) -> pl.Expr:
    return pl.when(expression).then(pl.lit(YES)).when(~expression).then(pl.lit(NO))
