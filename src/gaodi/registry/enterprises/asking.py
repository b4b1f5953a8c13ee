"""What is asked of the directory: text and filters, turned into the set of enterprises that answer them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry import uscc
from gaodi.registry.enterprises.directory import Directory, Facet, bits
from gaodi.registry.enterprises.directory.bits import Bits, Rows
from gaodi.registry.enterprises.naming import folded_one


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest value, both inclusive; None is open. What is not known lies in no range."""

    low: float | date | None = None
    high: float | date | None = None


Filters: TypeAlias = Mapping[str, str | Range | Iterable[str]]
"""By name: a value, several of which any will do, or a range."""

RANGES = ("capital", "founded")
REGION, INDUSTRY, IDS = "region", "industry", "ids"


@dataclass(frozen=True, slots=True)
class Answer:
    """Who matches the text, who passes each filter, and those whose name or code the text is."""

    text: Bits
    passing: Mapping[str, Bits]
    exact: Rows

    def found(self, without: str = "") -> Bits:
        """Who matches the text and passes all filters, but for one of them."""
        return bits.both((those for name, those in self.passing.items() if name != without), self.text)


def ask(directory: Directory, facets: Mapping[str, Facet], text: str, filters: Filters) -> Answer:
    """Ask the directory. Raises InputError with a fault for every filter that there is not, or of another kind."""
    if faults := list(_faults(filters, facets)):
        raise InputError.of(faults)
    pieces = terms(text)
    matching = bits.both(map(directory.matching, pieces), bits.everything(directory.size))
    exact = np.unique(directory.prefixes.equal("".join(pieces)))
    return Answer(matching, {name: _passing(directory, facets, name, filters[name]) for name in filters}, exact)


def terms(text: str) -> list[str]:
    """The pieces of a text, folded as names are, that must all be found. A code with blanks in it is one piece."""
    code = uscc.check(text)
    pieces = [code.code] if code.kept else text.split()
    return [piece for piece in map(folded_one, pieces) if piece]


def _passing(directory: Directory, facets: Mapping[str, Facet], name: str, wanted: str | Range | Iterable[str]) -> Bits:
    if isinstance(wanted, Range):
        return _where(directory, _within(name, wanted))
    values = {wanted} if isinstance(wanted, str) else set(wanted)
    if name in facets:
        return facets[name].chosen(values, directory.size)
    if name == REGION:
        districts = facets["district"]
        heads = tuple(map(_head, values))
        return districts.chosen({one for one in districts.values if one.startswith(heads)}, directory.size)
    if name == IDS:
        return _where(directory, pl.col("id").is_in(values))
    return _where(directory, pl.any_horizontal(pl.col(name).str.starts_with(value) for value in values))


def _within(name: str, wanted: Range) -> pl.Expr:
    known = pl.col(name).is_not_null()
    low = known if wanted.low is None else pl.col(name) >= wanted.low
    high = known if wanted.high is None else pl.col(name) <= wanted.high
    return low & high


def _where(directory: Directory, condition: pl.Expr) -> Bits:
    found = directory.rows.lazy().select(condition.fill_null(value=False).alias("found")).collect()
    return bits.packed(found.to_series().to_numpy())


def _head(region: str) -> str:
    """What the codes of all divisions in a region begin with: 430100 is 4301, 430000 is 43."""
    return region[: max(2, len(region.rstrip("0")) + 1 & ~1)] if region != "100000" else ""


def _faults(filters: Filters, facets: Mapping[str, Facet]) -> Iterator[Fault]:
    known = (*facets, REGION, INDUSTRY, IDS, *RANGES)
    for name, wanted in filters.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            do = f"Did you mean {near[0]!r}?" if near else ""
            yield Fault(f"Enterprises have no filter {name!r}", expected=f"one of: {', '.join(known)}", do=do)
        elif isinstance(wanted, Range) != (name in RANGES):
            expected = "a Range" if name in RANGES else "a value or several"
            yield Fault(f"The filter {name!r} is {wanted!r}", expected=expected)
