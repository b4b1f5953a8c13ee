"""When something can be handed in under a rulebook, in words: its windows, and how one stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gaodi.rules.model import Opening, Rulebook
from gaodi.rules.model.windows import Window
from gaodi.web.rulebooks import words
from gaodi.web.site.tables import Status as Word

TONES = {"open": "good", "coming": "busy", "closed": "none"}


@dataclass(frozen=True, slots=True)
class Told:
    """A window in words: its days, what can be handed in, where the document says so, how it stands."""

    days: str
    what: str
    cite: str
    state: Word


def told(one: Rulebook, today: date) -> tuple[Told, ...]:
    """All windows of a rulebook, as they stand on a day."""
    return tuple(
        Told(_days(window), words.said(window.what), window.cite, state(one.stands(window, today)))
        for window in one.windows
    )


def days(one: Rulebook) -> str:
    """The days of all windows, parted as a list is."""
    return _(", ").join(_days(window) for window in one.windows)


def state(opening: Opening) -> Word:
    """Whether something can be handed in: until when, from when, or until when it could."""
    return Word(TONES[opening.state.value], _sentence(opening))


def _sentence(opening: Opening) -> Any:
    if opening.state.value == "open":
        return _("Open until %(day)s") % {"day": opening.last}
    if opening.state.value == "coming":
        return _("Opens on %(day)s") % {"day": opening.first}
    return _("Closed on %(day)s") % {"day": opening.last}


def _days(window: Window) -> str:
    days = {"first": window.from_, "last": window.to}
    if isinstance(window.from_, date):
        return _("%(first)s to %(last)s") % days
    return _("every year from %(first)s to %(last)s") % days
