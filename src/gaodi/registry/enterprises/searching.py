"""Finds enterprises: by name, code and pinyin, narrowed by filters, counted by facets, a page at a time or all.

enterprises.search(ws, "中联", {"district": ["430104"]}).rows
enterprises.suggest(ws, "zlzk")
for frame in enterprises.export(ws, filters={"list": "little-giants"}): …
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry.enterprises import directory as directories
from gaodi.registry.enterprises.asking import Answer, Filters, ask, terms
from gaodi.registry.enterprises.directory import Directory, Facet, bits
from gaodi.registry.enterprises.directory.bits import Rows
from gaodi.registry.enterprises.found import Found, Value
from gaodi.registry.enterprises.memberships import facets_of
from gaodi.registry.enterprises.naming import folded_one

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

COLUMNS = ("id", "name", "region", "park", "industry", "scale", "above_scale", "status", "synthetic")
"""What a search shows unless other columns are asked for."""

AT_ONCE = 50_000


def search(
    ws: Workspace,
    text: str = "",
    filters: Filters | None = None,
    *,
    sort: str = "",
    page: int = 1,
    size: int = 50,
    columns: Sequence[str] = COLUMNS,
    facets: bool | Collection[str] = True,
    fresh: bool = True,
) -> Found:
    """One page of the enterprises that match a text and pass filters.

    text: each piece of it must be in a name (also a former or other one), or begin a code, or a name in pinyin or its
    initials. filters: by facet, `region`, `industry` (codes of any level), `ids`, or a Range of `capital` or `founded`.
    sort: a column, `-column` for falling; by default the most important first, before them those whose name or code the
    text is. columns: of `current`, `aliases`, and figures of a year as `revenue@2023`. facets: which to count, True for
    all. fresh: without it a directory that is older than the lake will do. Raises InputError for columns and filters
    that there are not.
    """
    begun = time.perf_counter()
    directory, filters = directories.current(ws, fresh=fresh), filters or {}
    known = facets_of(ws, directory)
    _check(directory, columns, sort)
    answer = ask(directory, known, text, filters)
    order = _ordered(ws, directory, answer, sort)
    here = order[(max(1, page) - 1) * size :][:size]
    rows = _shown(ws, directory, columns)[here].with_columns(_matched(directory, here, terms(text)))
    wanted = known if facets is True else set(facets or ())
    counted = {name: _values(facet, name, answer, filters) for name, facet in known.items() if name in wanted}
    as_now = fresh or directory.mark == directories.fingerprint(ws)
    return Found(rows, len(order), page, size, counted, as_now, time.perf_counter() - begun)


def suggest(ws: Workspace, text: str, limit: int = 8) -> pl.DataFrame:
    """The first enterprises that a text may mean, for a search box: `id`, `name`, `region`, `synthetic`, `matched`."""
    columns = ("id", "name", "region", "synthetic")
    found = search(ws, text, size=limit, columns=columns, facets=False, fresh=False)
    return found.rows if text.strip() else found.rows.clear()


def export(
    ws: Workspace, text: str = "", filters: Filters | None = None, *, sort: str = "", columns: Sequence[str] = COLUMNS
) -> Iterator[pl.DataFrame]:
    """All enterprises that `search` finds, in its order, in frames of up to AT_ONCE rows; at least one frame."""
    directory = directories.current(ws)
    _check(directory, columns, sort)
    order = _ordered(ws, directory, ask(directory, facets_of(ws, directory), text, filters or {}), sort)
    rows = _shown(ws, directory, columns)
    return (rows[order[start : start + AT_ONCE]] for start in range(0, max(1, len(order)), AT_ONCE))


def _shown(ws: Workspace, directory: Directory, columns: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame([_column(ws, directory, name) for name in columns])


def _column(ws: Workspace, directory: Directory, name: str) -> pl.Series:
    if "@" not in name:
        return directory.rows[name]
    from gaodi.registry.enterprises.figures import figure  # brings the engines with it

    return figure(ws, directory, name)


def _ordered(ws: Workspace, directory: Directory, answer: Answer, sort: str) -> Rows:
    """The numbers of all rows found, in order."""
    found = answer.found()
    rows = bits.rows(found, directory.size)
    if sort:
        return _sorted(_column(ws, directory, sort.removeprefix("-")), rows, sort.startswith("-"))
    exact = answer.exact[bits.mask(found, directory.size)[answer.exact]]
    return np.concatenate([exact, np.setdiff1d(rows, exact, assume_unique=True)]) if len(exact) else rows


def _sorted(column: pl.Series, rows: Rows, falling: bool) -> Rows:
    """The rows by a column; what is not known comes last, and what is equal in the order of importance."""
    frame = pl.DataFrame({"value": column.gather(rows), "row": rows})
    ordered = frame.sort("value", "row", descending=[falling, False], nulls_last=True)
    found: Rows = ordered["row"].to_numpy()
    return found


def _matched(directory: Directory, rows: Rows, pieces: Sequence[str]) -> pl.Series:
    """The other name that has a piece of the text which the name itself has not."""
    if not pieces:
        return pl.Series("matched", [None] * len(rows), pl.String)
    shown = directory.rows.select("name", "aliases")[rows]
    matched = [_other(name or "", aliases or [], pieces) for name, aliases in shown.iter_rows()]
    return pl.Series("matched", matched, pl.String)


def _other(name: str, aliases: Sequence[str], pieces: Sequence[str]) -> str | None:
    missing = [piece for piece in pieces if piece not in folded_one(name)] if aliases else []
    return next((one for one in aliases if any(piece in folded_one(one) for piece in missing)), None)


def _values(facet: Facet, name: str, answer: Answer, filters: Filters) -> tuple[Value, ...]:
    """The values of a facet with their counts; what is chosen of the facet itself does not narrow them."""
    wanted: Any = filters.get(name, ())
    chosen = {wanted} if isinstance(wanted, str) else set(wanted)
    counts = facet.counts(answer.found(without=name))
    pairs = zip(facet.values, counts, strict=True)
    return tuple(Value(value, count, value in chosen) for value, count in pairs if count or value in chosen)


def _check(directory: Directory, columns: Sequence[str], sort: str) -> None:
    known = directory.rows.columns
    faults = []
    for name in (*columns, sort.removeprefix("-")):
        if name and "@" not in name and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            do = f"Did you mean {near[0]!r}?" if near else ""
            faults.append(Fault(f"Enterprises have no column {name!r}", expected=f"one of: {', '.join(known)}", do=do))
    if faults:
        raise InputError.of(faults)
