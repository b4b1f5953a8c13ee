"""What the form of a new evaluation asks for, checked: every fault as a sentence beside its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gaodi.errors import GaodiError
from gaodi.rules import library
from gaodi.rules.gathering import EVERYBODY, Among, check
from gaodi.rules.model import Parameter, Rulebook
from gaodi.rules.program import Program
from gaodi.web.evaluations import population, said, years
from gaodi.web.evaluations.words import language
from gaodi.web.site.templatetags.figures import typed

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FIRST, LAST = 1990, 2100
BARE = re.compile(r"[+-]?\d+(\.\d+)?")
QUANTITY = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(\D.*)?")
PREFIX = "p-"


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter as the form has it: its name, unit, what was typed, and the value of the document, if any."""

    name: str
    label: str
    unit: str
    given: str
    known: str
    cite: str

    @property
    def field(self) -> str:
        """Its name in the form."""
        return PREFIX + self.name


@dataclass(frozen=True)
class Asked:
    """A rulebook with year, day, among whom, parameters and note. known: the years of which there are figures for it;
    faults: field → sentence."""

    rulebook: Rulebook
    year: str
    day: str
    note: str
    settings: tuple[Setting, ...]
    known: tuple[int, ...] = ()
    among: Among = EVERYBODY
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def settled(self) -> dict[str, str]:
        """The parameters that were given, as the library takes them."""
        return {one.name: expression(one.given, one.unit) for one in self.settings if one.given}

    @property
    def unknown(self) -> bool:
        """Whether there are figures, and none of the year that is asked for."""
        return bool(self.known) and self.year.isdecimal() and int(self.year) not in self.known

    def program(self, ws: Workspace) -> Program | None:
        """What would be computed; None with the faults noted, also where there is no such place or list."""
        try:
            check(ws, self.among)
        except GaodiError as error:
            self.faults["among"] = said.words(error)
            return None
        try:
            return library.program(ws, self.rulebook.id, self.settled)
        except GaodiError as error:
            self.faults["parameters"] = said.words(error)
            return None

    def checked(self) -> tuple[int, date] | None:
        """The year and the day; None with the faults noted."""
        if not (self.year.isdecimal() and FIRST <= int(self.year) <= LAST):
            self.faults["year"] = _("A year is expected, such as 2023.")
        try:
            day = date.fromisoformat(self.day)
        except ValueError:
            self.faults["day"] = _("A day is expected, such as 2023-12-31.")
        return None if self.faults else (int(self.year), day)


def expression(given: str, measure: str) -> str:
    """A figure as it was typed with the unit of its field; what has a unit already stays as it is."""
    bare = typed(given)
    return f"{bare} {measure}" if measure not in ("", "1") and BARE.fullmatch(bare) else given.strip()


def read(ws: Workspace, rulebook: Rulebook, given: Mapping[str, Any], *, every: bool = False) -> Asked:
    """What was sent. every: also the parameters that the document settles."""
    known = years.of(ws, rulebook)
    day = str(given.get("day", "")).strip()[:10] or _day(rulebook).isoformat()
    return Asked(
        rulebook,
        str(given.get("year", "")).strip()[:10] or str(_year(rulebook, day, known)),
        day,
        str(given.get("note", "")).strip()[:300],
        settings(rulebook, given, every=every),
        known,
        population.read(given),
    )


def _day(rulebook: Rulebook) -> date:
    """Today, or the last day on which the document held."""
    today = timezone.localdate()
    end = rulebook.in_force.to
    return min(today, end) if end else today


def _year(rulebook: Rulebook, day: str, known: tuple[int, ...]) -> int:
    """The year of the document, else the last before that of the day of which there are figures."""
    over = (int(day[:4]) if day[:4].isdecimal() else _day(rulebook).year) - 1
    return rulebook.data_year or max((one for one in known if one <= over), default=over)


def settings(rulebook: Rulebook, given: Mapping[str, Any], *, every: bool = False) -> tuple[Setting, ...]:
    """The parameters that are to be confirmed, or all."""
    return tuple(
        Setting(
            name,
            one.label.label(language()),
            _measure(one),
            str(given.get(PREFIX + name, "")).strip()[:60],
            _number(one),
            one.cite,
        )
        for name, one in rulebook.parameters.items()
        if every or not one.confirmed
    )


def _measure(one: Parameter) -> str:
    """The unit that a bare figure is meant in."""
    found = QUANTITY.fullmatch(str(one.value)) if one.confirmed else None
    return (found[2] or "" if found else "") if one.confirmed else one.unit


def _number(one: Parameter) -> str:
    """The figure of the document; the whole expression where it is more than a figure."""
    if not one.confirmed:
        return ""
    found = QUANTITY.fullmatch(str(one.value))
    return found[1] if found else str(one.value)
