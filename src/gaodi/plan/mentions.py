"""Where plans name an enterprise.

mentions.match(ws, user="chen")          # the names in plans compared with the register; doubts wait in the queue
mentions.of(ws, [id], ["云川锂能科技有限公司", "云川锂能"])         # where plans mean this one, which is called so

What was decided about a name in a plan counts, by the model or by a person. Before that a plan means an enterprise
whose name it writes, whole or as brand and trade.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from gaodi.plan import library
from gaodi.plan.library import DRAFT, Entry
from gaodi.plan.library.reading import Which
from gaodi.plan.model import Name, NameKind
from gaodi.registry import linkage, names
from gaodi.registry.linkage import MATCHES, Decision, Matched

if TYPE_CHECKING:
    from gaodi import engine
    from gaodi.workspace import Workspace

KIND = "plan"
"""What the records of names in plans are called in the queue."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name in a plan. version: of the plan that was looked through.

    sure: it was decided that the plan means this enterprise, or the plan writes a name of it, whole or one that it is
    known by. Otherwise it writes brand and trade alone, which another enterprise may share.
    """

    entry: Entry
    version: Which
    name: Name
    sure: bool


def match(ws: Workspace, *, user: str = "", con: engine.Backend | None = None) -> list[Matched]:
    """Compare the enterprises that published plans name with the register; a Matched for each plan that names any.

    A name that is like none stays a name: a text brings no new enterprise into the register. In a demonstration only
    plans that are made up are compared, so that no real enterprise is taken for a fictional one.
    """
    meant = [entry for entry in library.plans(ws) if entry.version is not None]
    frames = [_records(ws, one) for one in meant if one.made_up or not ws.settings.demonstration]
    return [
        linkage.match(ws, records, kind=KIND, user=user, newcomers=False, con=con)
        for records in frames
        if records.height
    ]


def of(ws: Workspace, ids: Iterable[str], called: Iterable[str], *, drafts: bool = False) -> tuple[Mentioned, ...]:
    """The places, plan by plan in the order of the library. ids: all that the enterprise has or had. called: every name
    of it.

    drafts: look through the drafts of plans too that are not published; of a published one its latest version counts.
    """
    parsed = [names.parse(one) for one in called if one]
    theirs = _Theirs(set(ids), {one.key for one in parsed}, {one.short for one in parsed if one.form})
    entries = [entry for entry in library.plans(ws) if drafts or entry.version is not None]
    decided = _decided(ws)
    return tuple(found for entry in entries for found in _within(ws, entry, theirs, decided))


@dataclass(frozen=True, slots=True)
class _Theirs:
    """Of an enterprise: its ids, its names as they are compared, and its names without place and legal form."""

    ids: set[str]
    keys: set[str]
    shorts: set[str]


def _within(ws: Workspace, entry: Entry, theirs: _Theirs, decided: dict[str, str | None]) -> Iterator[Mentioned]:
    for name in _named(ws, entry):
        record = _record(entry, name)
        if record in decided:
            if decided[record] in theirs.ids:
                yield Mentioned(entry, _version(entry), name, sure=True)
            continue
        said = names.parse(name.text)
        if said.key in theirs.keys or said.text in theirs.shorts:
            yield Mentioned(entry, _version(entry), name, said.key in theirs.keys)


def _named(ws: Workspace, entry: Entry) -> list[Name]:
    every = library.current(ws, entry.id, _version(entry)).names
    return [name for name in every if name.kind is NameKind.ENTERPRISE]


def _version(entry: Entry) -> Which:
    return entry.version if entry.version is not None else DRAFT


def _record(entry: Entry, name: Name) -> str:
    """A name is one record in all versions of a plan."""
    return f"{entry.id}|{name.text}"


def _records(ws: Workspace, entry: Entry) -> pl.DataFrame:
    rows = {_record(entry, name): name.text for name in _named(ws, entry)}
    return pl.DataFrame(list(rows.items()), schema={"record": pl.String, "name": pl.String}, orient="row")


def _decided(ws: Workspace) -> dict[str, str | None]:
    """Record → the enterprise that it is of, None where it is of none; without those that wait for a person."""
    rows = MATCHES.current(ws, where=pl.col("kind") == KIND).filter(pl.col("decision") != Decision.QUEUED)
    return dict(rows.select("record", "enterprise").iter_rows())
