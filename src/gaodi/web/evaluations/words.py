"""The words of evaluations as pages show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from gaodi import units
from gaodi.rules import library
from gaodi.rules.saying.quantities import plain, quantity
from gaodi.web.site.languages import language
from gaodi.web.site.tables import Status
from gaodi.web.site.templatetags.figures import figure, grouped

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

MONEY = units.parse("万元")
STATES = {
    "trial": Status("busy", pgettext_lazy("run", "Trial")),
    "publicity": Status("fair", pgettext_lazy("run", "Made public for objections")),
    "corrected": Status("none", pgettext_lazy("run", "Replaced by a corrected one")),
    "final": Status("good", pgettext_lazy("run", "Final")),
    "withdrawn": Status("none", pgettext_lazy("run", "Withdrawn")),
}
STANDINGS = {
    "judged": Status("good", pgettext_lazy("standing", "Judged")),
    "exempt": Status("none", pgettext_lazy("standing", "Exempt")),
    "outside": Status("none", pgettext_lazy("standing", "Outside")),
    "to-check": Status("fair", pgettext_lazy("standing", "To be checked")),
}
QUALIFIED = {
    "yes": Status("good", pgettext_lazy("qualified", "Meets the conditions")),
    "no": Status("poor", pgettext_lazy("qualified", "Does not meet them")),
    "open": Status("fair", pgettext_lazy("qualified", "Open")),
}
VERDICTS = {
    "met": Status("good", pgettext_lazy("verdict", "met")),
    "unmet": Status("poor", pgettext_lazy("verdict", "not met")),
    "open": Status("fair", pgettext_lazy("verdict", "open")),
}
PROCEDURES = {
    "evaluation": gettext_lazy("yearly evaluation"),
    "new": gettext_lazy("new applications"),
    "review": gettext_lazy("reviews"),
}


def qualified(value: bool | None) -> str:
    """The key in QUALIFIED."""
    return {True: "yes", False: "no", None: "open"}[value]


def titles(ws: Workspace) -> dict[str, str]:
    """The titles of rulebooks by id."""
    return {one.id: one.title.label(language()) for one in library.load(ws).values()}


def rulebook_address(key: str) -> str:
    """Where a rulebook is read; empty while there is no such page."""
    try:
        return reverse("rulebooks:read", args=[key])
    except NoReverseMatch:
        return ""


def money(ten_thousands: float) -> str:
    """An amount, given in 万元, in a sentence: `18 408.4 万元`, `184 084 000 yuan`."""
    return grouped(quantity(round(ten_thousands, 1), MONEY, language()))


def amount(low: Any, high: Any, digits: int) -> str:
    """An amount that may be bounded; a word where no end says anything."""
    return pgettext("verdict", "open") if not low and high is None else even(low, high, digits)


def even(low: Any, high: Any, digits: int = 2) -> str:
    """A number that may be bounded, as a column of figures has it: all with as many decimals."""
    return _bounded(low, high, lambda end: figure(end, digits))


def ends(low: Any, high: Any, digits: int = 4) -> str:
    """A number that may be bounded: `62`, `62–77`, `≥1 200`; a word where nothing is known."""
    return _bounded(low, high, lambda end: grouped(plain(end, digits)))


def _bounded(low: Any, high: Any, shown: Callable[[Any], str]) -> str:
    if low is None and high is None:
        return _("unknown")
    if low == high:
        return shown(low)
    if low is None or high is None:
        return f"≥{shown(low)}" if high is None else f"≤{shown(high)}"
    return f"{shown(low)}–{shown(high)}"
