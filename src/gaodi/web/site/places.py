"""The places of the left navigation. Each app registers its own when it is loaded; what is not built is not shown.

places.register(Place("plan", _("Plan"), "target-arrow", "plans:index", Action.READ_PLAN, order=20,
                      pages=(Page(_("Targets"), "plans:targets", Action.READ_PLAN), …)))
places.add_page("enterprises", Page(_("Imports"), "imports:index", Action.READ_IMPORTS, order=60))

A place may have pages of several apps, whichever of them is loaded first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gaodi.web.policy.actions import Action


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the navigation lists under its place, by its order."""

    label: Any
    url_name: str
    action: Action
    order: int = 50


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places: its icon is a name of Tabler's set that frontend/icons.txt lists; `foot` puts it below."""

    key: str
    label: Any
    icon: str
    url_name: str
    action: Action
    order: int
    pages: tuple[Page, ...] = ()
    foot: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as shown to a person on a page."""

    place: Place
    url: str
    current: bool
    pages: tuple[tuple[Any, str, bool], ...]


_PLACES: dict[str, Place] = {}
_ADDED: dict[str, dict[str, Page]] = {}


def register(place: Place) -> None:
    """Add a place to the navigation."""
    _PLACES[place.key] = place


def add_page(place: str, page: Page) -> None:
    """List a page under the place of another app."""
    _ADDED.setdefault(place, {})[page.url_name] = page


def pages_of(place: Place) -> list[Page]:
    """The pages of a place, those of its own app first where the order does not say otherwise."""
    return sorted([*place.pages, *_ADDED.get(place.key, {}).values()], key=lambda page: page.order)


def navigation(request: HttpRequest) -> Iterator[Entry]:
    """The places this person may enter, in order; the current one with its pages."""
    from gaodi.web import policy

    for place in sorted(_PLACES.values(), key=lambda p: (p.foot, p.order)):
        if not policy.allows(request.user, place.action):
            continue
        url = reverse(place.url_name)
        allowed = [page for page in pages_of(place) if policy.allows(request.user, page.action)]
        pages = tuple((page.label, reverse(page.url_name), request.path == reverse(page.url_name)) for page in allowed)
        current = _current(request.path, url, [address for _, address, _ in pages]) or _within(request, place)
        yield Entry(place, url, current, pages)


def _within(request: HttpRequest, place: Place) -> bool:
    """Whether the page is of an app that lists a page of its own under the place."""
    app = request.resolver_match.app_name if request.resolver_match else ""
    return app in {name.partition(":")[0] for name in _ADDED.get(place.key, {})}


def _current(path: str, url: str, pages: list[str]) -> bool:
    """A place is current on its own page, on its listed pages, and on everything below them."""
    if url == "/":
        return path == "/" or any(path.startswith(page) for page in pages if page != "/")
    return any(path.startswith(address) for address in (url, *pages))
