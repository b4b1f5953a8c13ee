"""Which edition of a family applies: by the year that is judged, the procedure and the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gaodi.errors import Fault, NotFound
from gaodi.rules.library.reading import Rulebooks, load
from gaodi.rules.model import Procedure, Rulebook

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def editions(ws: Workspace | None, family: str) -> tuple[Rulebook, ...]:
    """The editions of a family, the earliest first. Raises NotFound with the families that are near."""
    found = load(ws).families
    if family not in found:
        import difflib

        near = difflib.get_close_matches(family, found, n=3)
        do = f"Did you mean {' or '.join(near)}?" if near else "`gaodi rulebook list` lists them"
        raise NotFound(Fault(f"There is no family {family!r}", do=do))
    return found[family]


def in_force(rulebooks: Rulebooks, on: date, procedure: Procedure | None = None) -> tuple[Rulebook, ...]:
    """The rulebooks that hold on a day (and serve a procedure)."""
    return tuple(one for one in rulebooks.values() if one.in_force.holds(on) and procedure in (None, *one.procedure))


def applying(
    ws: Workspace | None,
    family: str,
    *,
    on: date | None = None,
    data_year: int | None = None,
    procedure: Procedure | str | None = None,
) -> Rulebook:
    """The edition that applies. Raises NotFound where none or several do, and says which there are.

    Of several that hold, an edition made for the year that is judged goes before one that is for any year, and then the
    latest. One document may serve some procedures and not others: the rules of 2022 stay in force for reviews while
    those of 2026 serve new applications.
    """
    wanted = Procedure(procedure) if procedure is not None else None
    every = editions(ws, family)
    fits = [one for one in every if wanted is None or wanted in one.procedure]
    fits = [one for one in fits if on is None or one.in_force.holds(on)]
    fits = [one for one in fits if data_year is None or one.data_year in (None, data_year)]
    if not fits:
        asked = ", ".join(str(word) for word in (on, data_year and f"data of {data_year}", wanted) if word)
        raise NotFound(Fault(f"No edition of {family!r} applies ({asked})", expected=_listed(every)))
    return max(fits, key=lambda one: _rank(one, data_year, wanted))


def _rank(one: Rulebook, data_year: int | None, wanted: Procedure | None) -> tuple[bool, bool, date]:
    """Which of several goes before the others: that for the year, then one that is not for reviews alone, unless those
    are asked for, then the latest."""
    of_the_year = data_year is not None and one.data_year == data_year
    return of_the_year, wanted is not None or one.procedure != (Procedure.REVIEW,), one.in_force.from_


def _listed(every: tuple[Rulebook, ...]) -> str:
    return "one of: " + "; ".join(
        f"{one.id} ({one.in_force.from_} to {one.in_force.to or 'now'}, {', '.join(one.procedure)})" for one in every
    )
