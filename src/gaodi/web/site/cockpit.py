"""Panels of the cockpit. Each place adds its own; the page shows those that the person may see.

cockpit.register(Panel("targets", _("Targets by status"), "plans/panels/targets.html", context, Action.READ_PLAN, 10))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from gaodi.errors import GaodiError
from gaodi.web.policy.actions import Action
from gaodi.web.site.sentences import said


@dataclass(frozen=True, slots=True)
class Panel:
    """A card: `context(request)` gives its template what it shows, `width` is in twelfths of the page.

    wall: whether it is shown on a wall too, which is not scrolled.
    """

    key: str
    title: Any
    template: str
    context: Callable[[HttpRequest], dict[str, Any]]
    action: Action
    order: int
    width: int = 6
    wall: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel with what it shows, or the sentence that says why it cannot."""

    panel: Panel
    context: dict[str, Any]
    fault: str = ""


_PANELS: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Add a panel to the cockpit."""
    _PANELS[panel.key] = panel


def panels(request: HttpRequest) -> Iterator[Shown]:
    """The panels for this person, in order."""
    from gaodi.web import policy
    from gaodi.web.site.context import on_wall

    shown = [panel for panel in _PANELS.values() if panel.wall or not on_wall(request)]
    for panel in sorted(shown, key=lambda p: p.order):
        if policy.allows(request.user, panel.action):
            yield _shown(panel, request)


def _shown(panel: Panel, request: HttpRequest) -> Shown:
    """One panel that fails leaves the others standing."""
    try:
        return Shown(panel, panel.context(request))
    except GaodiError as error:
        return Shown(panel, {}, said(error))
