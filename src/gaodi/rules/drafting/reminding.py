"""What the next edition of a document still says as the one that it was made from: easily left standing in a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.rules import files, library
from gaodi.rules.files import Source
from gaodi.rules.model import Rulebook, Status

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_YEAR = re.compile(r"(?:19|20)\d\d")


def reminders(ws: Workspace, text: str, name: str = "rulebook") -> tuple[Fault, ...]:
    """What a text says as the edition before it does, each with its place; it may be right, and hinders nothing. None
    of a text that cannot be read, of an edition that is in the catalogue already, and of the first of its family.

    name: what the text is called where a reminder says its place.
    """
    try:
        source = files.loads(text, name, find=lambda id_: library.place(ws, id_))
    except InputError:
        return ()
    before = _before(ws, source.rulebook)
    return tuple(_said(source, before)) if before else ()


def _before(ws: Workspace, own: Rulebook) -> Rulebook | None:
    """The edition before: the last of the family that began no later."""
    known = library.load(ws)
    if own.id in known:
        return None
    earlier = (one for one in known.families.get(own.family, ()) if one.in_force.from_ <= own.in_force.from_)
    return max(earlier, key=lambda one: one.in_force.from_, default=None)


def _said(source: Source, before: Rulebook) -> Iterator[Fault]:
    """In the order in which rulebooks say it."""
    yield from _title(source, before)
    yield from _document(source, before)
    yield from _data_year(source, before)
    yield from _days(source, before)


def _title(source: Source, before: Rulebook) -> Iterator[Fault]:
    """A year in the title that the title of the edition before has too, and that is not the one in the id."""
    own = source.rulebook
    years = _years(own) & _years(before) - set(_YEAR.findall(own.id))
    if years:
        what = f"The title says {', '.join(sorted(years))}, as that of {before.id!r} does"
        yield Fault(what, source.places.of(("title",)), "the title of this edition")


def _years(one: Rulebook) -> set[str]:
    return set(_YEAR.findall(f"{one.title.label('zh')} {one.title.label('en')}"))


def _data_year(source: Source, before: Rulebook) -> Iterator[Fault]:
    year = source.rulebook.data_year
    if year is not None and year == before.data_year:
        what = f"`data_year` is {year}, as in {before.id!r}"
        yield Fault(what, source.places.of(("data_year",)), "the year whose figures this edition judges")


def _days(source: Source, before: Rulebook) -> Iterator[Fault]:
    """Days that are those of the edition before, or fall together with them for the same procedure and year."""
    own, at = source.rulebook, source.places.of(("in_force",))
    if own.in_force == before.in_force:
        until = f", which ended on {before.in_force.to}" if before.in_force.to else ""
        yield Fault(f"`in_force` is that of {before.id!r}{until}", at, "the days of this edition")
    elif _together(own, before):
        end = f"until {before.in_force.to}" if before.in_force.to else "without an end"
        do = "Let this one begin later, or give that one an end"
        yield Fault(f"{before.id!r} is in force {end}, together with this edition", at, do=do)


def _together(own: Rulebook, before: Rulebook) -> bool:
    years = None in (own.data_year, before.data_year) or own.data_year == before.data_year
    return years and before.in_force.holds(own.in_force.from_) and not set(own.procedure).isdisjoint(before.procedure)


def _document(source: Source, before: Rulebook) -> Iterator[Fault]:
    """The document of the edition before, how sure its text was and where it was read: nothing of that is known of the
    text of this one."""
    own, of = source.rulebook, source.places.of
    if own.document != before.document:
        return
    if own.document:
        do = "Leave it where the same document goes on to hold"
        yield Fault(f"`document` is that of {before.id!r}", of(("document",)), "its number and name", do)
    if own.status is before.status is not Status.RECONSTRUCTED:
        expected = "how sure the text of this edition is"
        yield Fault(f"`status` is {own.status.value}, as in {before.id!r}", of(("status",)), expected)
    if own.sources and own.sources == before.sources:
        expected = "where the text of this edition was read"
        yield Fault(f"`sources` are those of {before.id!r}", of(("sources",)), expected)
