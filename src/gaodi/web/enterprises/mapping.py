"""The map: districts by how many enterprises they have or what these come to, parks, and enterprises gathered in cells.

What is drawn stands in a table beside it, with the same numbers and the same links.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError, NotFound
from gaodi.registry import enterprises, regions
from gaodi.registry.enterprises import gathered
from gaodi.registry.metrics import Metric
from gaodi.web import policy
from gaodi.web.enterprises import facets, listing, own, totals, words, yearly
from gaodi.web.enterprises.asked import Asked
from gaodi.web.enterprises.labels import Labels
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.templatetags.figures import NONE, figure, span, unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

DAY = 24 * 3600
CLASSES = 5


@dataclass(frozen=True, slots=True)
class Area:
    """A district or park. count: of the enterprises found. value: what it is coloured by, of bands the middle; None
    where it is masked or not known. text: the value as it is written."""

    code: str
    name: str
    count: int
    value: float | None
    text: str
    address: str
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What the enterprises of an area come to. text: the figure, or the ends between which it lies."""

    value: float | None = None
    text: str = NONE
    masked: bool = False


@require_safe
@requires(Action.READ_ENTERPRISES)
def page(request: HttpRequest) -> HttpResponse:
    """The map and its table."""
    if not policy.everywhere(request.user, Action.READ_ENTERPRISES):
        return own.first(request)
    ws = workspace()
    if ws is None:
        return render(request, "enterprises/map.html", {"nothing": listing.nothing()})
    asked, said = Asked.of(request.GET), Labels(ws)
    metric, year = _chosen(request, ws), yearly.year(ws)
    context: dict[str, Any] = {"asked": asked, "metric": metric, "year": year, "made_up": listing.made_up(ws)}
    try:
        districts, parks = _areas(request, ws, asked, said, metric)
    except GaodiError as error:
        context |= {"refused": "\n".join(str(fault) for fault in error.faults), "metric": None}
        metric = None
        districts, parks = _areas(request, ws, asked, said, None)
    kept = [("by", metric.id)] if metric else []
    context |= {
        "districts": districts,
        "parks": parks,
        "offered": [(one.id, words.named(one)) for one in yearly.offered(ws)] if year else [],
        "chips": list(facets.chips(asked, said, kept)),
        "unmapped": unmapped(ws),
    }
    if not context["unmapped"]:
        context["drawn"] = _drawn(ws, asked, districts, parks, metric, year)
    return render(request, "enterprises/map.html", context)


def _chosen(request: HttpRequest, ws: Workspace) -> Metric | None:
    """The metric by whose total districts are coloured; without one it is the number of enterprises."""
    asked = request.GET.get("by", "")
    return next((one for one in yearly.offered(ws) if one.id == asked), None) if yearly.year(ws) else None


def _areas(
    request: HttpRequest, ws: Workspace, asked: Asked, said: Labels, metric: Metric | None
) -> tuple[list[Area], list[Area]]:
    found = enterprises.search(ws, asked.text, asked.narrowing, size=1, facets=("district", "park"), fresh=False)
    made = []
    for facet, names in (("district", said["district"]), ("park", said["park"])):
        counts = {one.value: one.count for one in found.facets[facet] if one.value and _wanted(asked, facet, one.value)}
        values = _values(request, ws, metric, facet)
        others = districts_of(ws) if facet == "district" else ()
        every = dict.fromkeys([*counts, *(values if metric else ()), *others])
        areas = [
            _area(code, names[code], counts.get(code, 0), values.get(code, Total()) if metric else None,
                  f"{reverse('enterprises:index')}?{asked.and_only(facet, code).query}")
            for code in every
        ]  # fmt: skip
        made.append(sorted(areas, key=lambda area: (area.value is None, -(area.value or 0), area.code)))
    return made[0], made[1]


def _area(code: str, name: str, count: int, total: Total | None, address: str) -> Area:
    if total is None:
        return Area(code, name, count, float(count), figure(count), address)
    return Area(code, name, count, total.value, total.text, address, total.masked)


def _wanted(asked: Asked, facet: str, value: str) -> bool:
    """The counts of a facet pass over what is chosen of it itself."""
    return value in asked.filters.get(facet, (value,))


def districts_of(ws: Workspace) -> list[str]:
    """The codes of the districts of the region, also of those in which there is nothing."""
    code = ws.settings.region.code
    known = regions.load(ws)
    return [one.code for one in known.children(code)] if code in known else []


def _values(request: HttpRequest, ws: Workspace, metric: Metric | None, facet: str) -> dict[str, Total]:
    year = yearly.year(ws)
    if metric is None or year is None:
        return {}
    found = totals.of_groups(ws, request.user, metric, year, facet)
    return {row["group"]: _total(row) for row in found.iter_rows(named=True)}


def _total(row: dict[str, Any]) -> Total:
    if row["masked"]:
        return Total(None, _("confidential"), masked=True)
    value, low, high = row["value"], row["low"], row["high"]
    if value is not None:
        return Total(value, figure(value))
    if low is None or high is None:
        return Total()
    return Total((low + high) / 2, span(low, high, 0))


def unmapped(ws: Workspace) -> str:
    """Why there is no map; empty where there is one."""
    code = ws.settings.region.code
    if not code:
        return _("The workspace does not say which region it is for: write its code into gaodi.yaml.")
    try:
        regions.boundaries(code)
    except NotFound:
        return _("The outlines of the districts of this region are not installed. The table has the same numbers.")
    return ""


def _drawn(
    ws: Workspace, asked: Asked, districts: list[Area], parks: list[Area], metric: Metric | None, year: int | None
) -> dict[str, Any]:
    """What the script draws."""
    middles = {group: (east, north) for group, east, north, _count in gathered.middles(ws, "park").iter_rows()}
    cells = f"{reverse('enterprises:cells')}?{asked.query}"
    return {
        "boundaries": reverse("enterprises:districts"),
        "cells": cells,
        "filtered": asked.narrowed,
        "districts": [
            {"code": one.code, "name": one.name, "value": one.value, "label": label(one, metric), "url": one.address}
            for one in districts
        ],
        "parks": [
            {
                "name": one.name,
                "at": middles[one.code],
                "value": one.value or 0,
                "label": label(one, metric),
                "url": one.address,
            }
            for one in parks
            if one.code in middles
        ],
        "pieces": pieces([one.value for one in districts if one.value is not None]),
        "words": {
            "summary": summary(districts, metric, year),
            "parks": _("Parks"),
            "enterprises": _("enterprises"),
            "closer": _("Click to look closer"),
            "failed": _("The outlines could not be loaded. Reload the page; the table has the same numbers."),
            "nothing": _("No enterprises"),
        },
    }


def label(area: Area, metric: Metric | None) -> str:
    """The number of an area with what it counts."""
    if metric is None:
        return ngettext("%(n)s enterprise", "%(n)s enterprises", area.count) % {"n": area.text}
    return area.text if area.value is None else f"{area.text} {unit(metric.unit)}"


def summary(districts: list[Area], metric: Metric | None, year: int | None) -> str:
    """The map in one sentence, for those who cannot see it."""
    what = f"{words.named(metric)} {year}" if metric else _("Enterprises")
    first = next((one for one in districts if one.value), None)
    if first is None:
        return what
    said = {"what": what, "district": first.name, "value": label(first, metric)}
    return _("%(what)s by district; most of it in %(district)s: %(value)s.") % said


def pieces(values: list[float]) -> list[dict[str, Any]]:
    """The classes of the legend: as many values in each as can be, between round numbers."""
    ordered = sorted(values)
    if not ordered:
        return []
    cuts = sorted({_rounded(ordered[len(ordered) * number // CLASSES]) for number in range(1, CLASSES)})
    cuts = [cut for cut in cuts if ordered[0] < cut <= ordered[-1]]
    edges = [min(ordered[0], 0), *cuts, ordered[-1]]
    return [
        {"min": low, "max": high, "label": f"{figure(low)} – {figure(high)}"}
        for low, high in pairwise(edges)
        if high > low
    ] or [{"min": edges[0], "max": edges[-1], "label": figure(edges[-1])}]


def _rounded(value: float) -> float:
    """To two places: 1 347 is 1 300."""
    return float(f"{value:.2g}")


@require_safe
@requires(Action.READ_ENTERPRISES)
def cells(request: HttpRequest) -> JsonResponse:
    """The enterprises that the address asks for within `box` (west,south,east,north), in at most 2 000 cells."""
    ws = workspace()
    if ws is None or not policy.everywhere(request.user, Action.READ_ENTERPRISES):
        return JsonResponse({"cells": [], "within": 0})
    asked = Asked.of(request.GET)
    found = gathered.cells(ws, asked.text, asked.narrowing, box=box_of(request.GET.get("box", "")))
    return JsonResponse({"cells": [_cell(row) for row in found.places.iter_rows(named=True)], "within": found.within})


def _cell(row: dict[str, Any]) -> dict[str, Any]:
    cell = {"at": [round(row["longitude"], 5), round(row["latitude"], 5)], "count": row["count"]}
    if row["id"]:
        cell |= {"name": row["name"], "url": reverse("enterprises:dossier", args=[row["id"]])}
    return cell


def box_of(text: str) -> gathered.Box | None:
    """The four numbers of a box; nothing for what is none."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    inside = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if inside else None


@require_safe
@requires(Action.READ_ENTERPRISES)
def districts(request: HttpRequest) -> HttpResponse:
    """The outlines of the districts as GeoJSON; they change as seldom as the districts do."""
    ws = workspace()
    if ws is None or unmapped(ws):
        raise Http404
    response = JsonResponse(_outlines(ws.settings.region.code))
    response.headers["Cache-Control"] = f"private, max-age={DAY}"
    return response


@lru_cache(maxsize=4)
def _outlines(code: str) -> dict[str, Any]:
    return regions.geojson(code)
