"""The results of a run as a table."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi.registry.metrics import SubjectKind
from gaodi.rules.runs import Run
from gaodi.web.enterprises.labels import Labels
from gaodi.web.evaluations import reach, sheets, words
from gaodi.web.people.models import User
from gaodi.web.site.tables import Column, Kind, Table

DIGITS = 2
"""How many decimals of a score a list shows at most; the explanation has all of them."""

SHOWN = 3
"""How many benefits have columns of their own unless they are picked."""


def digits(run: Run) -> int:
    """How many decimals scores of a run are shown with."""
    return min(run.program.rulebook.round, DIGITS)


class Sorted(Column):
    """A column whose cells are made of the row, and which is ordered by its key all the same."""

    __slots__ = ()

    def sorts(self) -> bool:
        return self.sortable


def frame(run: Run, user: User) -> pl.LazyFrame:
    """A row for each subject that this person may see."""
    return sheets.sheet(run, user)


def columns(run: Run) -> tuple[Column, ...]:
    """What the table of a run can show."""
    program, said = run.program, Labels(run.ws)
    found = [
        Column("name", pgettext_lazy("enterprise", "Name"), url=_address(run), css="firm"),
        Column("subject", gettext_lazy("Code"), css="fixed code", hidden=True),
        Column(
            "standing", pgettext_lazy("evaluation", "Standing"), statuses=words.STANDINGS, filtered=True, css="fixed"
        ),
    ]
    if program.scored:
        found.append(
            Sorted(
                "score",
                gettext_lazy("Score"),
                kind=Kind.NUMBER,
                value=_score(sheets.digits(run)),
                decimals=sheets.digits(run),
            )
        )
    if program.grade is not None:
        names = [
            *program.grade.names,
            *sorted({part.exemption.grade for part in program.exempt if part.exemption.grade}),
        ]
        grades = {name: name for name in names}
        found.append(Column("place", gettext_lazy("Place"), kind=Kind.NUMBER))
        found.append(Sorted("grade", gettext_lazy("Grade"), value=_grade, choices=grades, filtered=True, css="fixed"))
    if program.levels:
        levels = {part.level.id: part.level.label.label(words.language()) for part in program.levels}
        label = pgettext_lazy("of a rulebook", "Level")
        found.append(Column("level", label, choices=levels, filtered=True, css="fixed"))
    if program.criteria is not None:
        label = pgettext_lazy("evaluation", "Conditions")
        found.append(Column("verdict", label, statuses=words.QUALIFIED, filtered=True, css="fixed"))
    return (*found, *_benefits(run), *_places(run, said))


def _places(run: Run, said: Labels) -> list[Column]:
    """District and park, chosen from those that there are."""
    of = reach.kind(run)
    if of is not SubjectKind.ENTERPRISE:
        return [Column("region", gettext_lazy("Region"), choices=said["region"], css="fixed")]
    there = reach.places(run.ws, of)
    found = []
    for key, label in (("region", gettext_lazy("District")), ("park", gettext_lazy("Park"))):
        codes = sorted(there[key].drop_nulls().unique())
        choices = {code: said[key][code] for code in codes if code}
        hidden = key == "park" and bool(run.program.benefits)  # amounts take its room
        filtered = 1 < len(choices) <= 200
        found.append(Column(key, label, choices=choices, filtered=filtered, css="words", hidden=hidden))
    return found


def _benefits(run: Run) -> list[Column]:
    found = []
    money: dict[str, Any] = {"kind": Kind.NUMBER, "unit": "万元", "decimals": sheets.places(run)}
    for number, part in enumerate(run.program.benefits):
        one = part.benefit
        label = one.label.label(words.language()) if one.label else one.id
        hidden = number >= SHOWN
        asked = _("%(benefit)s: due") % {"benefit": label}
        paid = _("%(benefit)s: paid") % {"benefit": label}
        due = _amount(one.id, money["decimals"])
        found.append(Sorted(f"amount.{one.id}_low", asked, value=due, hidden=hidden, **money))
        found.append(Column(f"paid.{one.id}", paid, hidden=hidden or part.budget is None, **money))
    return found


def _amount(key: str, places: int) -> Any:
    ends = cache(words.even)

    def value(row: dict[str, Any]) -> str | float | None:
        low, high = row[f"amount.{key}_low"], row[f"amount.{key}_high"]
        if low is not None and low == high:
            return low
        return None if row["standing"] == "exempt" else ends(low, high, places)

    return value


def _score(digits: int) -> Any:
    ends = cache(words.even)

    def value(row: dict[str, Any]) -> str | float | None:
        if row["standing"] not in ("judged", "to-check"):
            return None
        low, high = row["score_low"], row["score_high"]
        return low if low is not None and low == high else ends(low, high, digits)

    return value


def _grade(row: dict[str, Any]) -> str | None:
    """The grade, or the best and the worst that it could be."""
    if row["grade"] is not None or row["standing"] != "judged":
        return row["grade"]
    best, worst = row["grade_best"], row["grade_worst"]
    return f"{best}–{worst}" if best and worst and best != worst else best or worst


def _address(run: Run) -> Any:
    return lambda row: reverse("evaluations:explain", args=[run.id, row["subject"]])


def table(
    request: HttpRequest, run: Run, title: str, found: pl.LazyFrame, empty: dict[str, Any] | None = None
) -> Table:
    """The table for a request."""
    notes = [_("Made-up data, for demonstration only")] if run.synthetic else []
    first = next(iter(run.program.benefits), None)
    order = "-score" if run.program.scored else f"-amount.{first.benefit.id}_low" if first else "name"
    return Table(
        request, columns(run), found, name=f"{title} {run.year}", search=("name", "subject"), order=order,
        hint=_("Name or code"), notes=notes, empty=empty,
    )  # fmt: skip
