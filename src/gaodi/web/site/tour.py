"""The short tour of the first visit: a handful of sentences on the cockpit, each with the page it speaks of.

It is shown until the person closes it; the help brings it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from gaodi.web import policy
from gaodi.web.policy import Action

COOKIE = "gaodi_tour"


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence and the page it speaks of."""

    title: Any
    text: Any
    url_name: str
    action: Action


STEPS = (
    Step(
        _("The plan and its text"),
        _("What was compiled from the document stands beside the sentence it came from."),
        "plans:index",
        Action.READ_PLAN,
    ),
    Step(
        _("Targets"),
        _("Where each target stands; its page shows the series, the forecast with its interval, and the odds."),
        "plans:targets",
        Action.READ_PLAN,
    ),
    Step(_("Tasks"), _("Who leads which task, who supports it, and until when."), "plans:tasks", Action.READ_PLAN),
    Step(
        _("Calibration"),
        _("How good the forecasts were when they were made in the past."),
        "plans:calibration",
        Action.READ_PLAN,
    ),
    Step(
        _("Enterprises"),
        _("Search by name, code or pinyin; filters, map, and a page for each with its figures and their sources."),
        "enterprises:index",
        Action.READ_ENTERPRISES,
    ),
    Step(_("Help"), _("A page for each place, and what your role lets you do."), "help", Action.READ_HELP),
)


def steps(request: HttpRequest) -> Iterator[tuple[Step, str]]:
    """The steps for this person with their addresses; none once the tour was closed."""
    if request.COOKIES.get(COOKIE) == "done":
        return
    for step in STEPS:
        try:
            address = reverse(step.url_name)
        except NoReverseMatch:
            continue
        if policy.allows(request.user, step.action):
            yield step, address
