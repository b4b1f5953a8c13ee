"""A run on the map: districts by how many have an outcome, subjects gathered in cells and coloured by theirs.

What is drawn stands in a table beside it, with the same numbers and the same links; the filters are those of the table
of results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gaodi.registry.enterprises import gathered
from gaodi.rules.runs import Run
from gaodi.web.enterprises import mapping
from gaodi.web.enterprises.labels import Labels
from gaodi.web.evaluations import kinds, one, opened, reach, results
from gaodi.web.evaluations.kinds import Kind
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Table
from gaodi.web.site.templatetags.figures import figure, percent

NUMBER = "n"
"""Districts by how many subjects were found, and not by the share of an outcome."""


@dataclass(frozen=True, slots=True)
class District:
    """A district: how many have each outcome, how many there are, what it is coloured by."""

    code: str
    name: str
    counts: tuple[int, ...]
    total: int
    value: float | None
    text: str
    address: str


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest, run: str) -> HttpResponse:
    """The map of a run and its table."""
    found = opened.run(run)
    if not reach.mapped(found):
        raise Http404
    table = _table(request, found)
    sorts = kinds.kinds(found)
    by = _by(request, table, sorts)
    districts = _districts(request, found, table, sorts, by)
    unmapped = mapping.unmapped(found.ws)
    context = one.about(found) | {
        "table": table,
        "kinds": list(zip(sorts, _totals(districts, len(sorts)), strict=True)),
        "districts": districts,
        "total": sum(row.total for row in districts),
        "by": by,
        "offered": [(kind.key, kind.label) for kind in sorts],
        "unmapped": unmapped,
        "filters": _filters(request),
    }
    if not unmapped:
        context["drawn"] = _drawn(found, table, sorts, districts, by, _filters(request))
    return render(request, "evaluations/map.html", context)


def _table(request: HttpRequest, run: Run) -> Table:
    """The table of results, for its filters: nothing of it is shown."""
    columns = results.columns(run)
    return Table(request, columns, results.frame(run, request.user), name="", search=("name", "subject"),
                 hint=_("Name or code"))  # fmt: skip


def _filters(request: HttpRequest) -> str:
    """What the address asks of the table."""
    query = request.GET.copy()
    for name in ("by", "box", "page"):
        query.pop(name, None)
    return "&".join(part for part in query.urlencode().split("&") if not part.endswith("="))


def _rows(run: Run, table: Table) -> pl.LazyFrame:
    """Those that the filters find, each with its outcome; whoever has none is not on the map."""
    frame: pl.LazyFrame = table.source.frame  # type: ignore[attr-defined]
    return frame.with_columns(kind=kinds.column_of(run)).filter(pl.col("kind").is_not_null())


def _by(request: HttpRequest, table: Table, sorts: tuple[Kind, ...]) -> str:
    """The outcome whose share colours districts: that asked for, else the best. Where the filters leave only one, it is
    the number."""
    asked = request.GET.get("by", "")
    if asked == NUMBER or asked in (one.key for one in sorts):
        return asked
    deciding = {"grade", "verdict", "level"} | ({"standing"} if sorts[0].key == "judged" else set())
    chosen = [choice for choice in table.filters if choice.chosen and choice.name in deciding]
    return NUMBER if chosen else sorts[0].key


def _districts(request: HttpRequest, run: Run, table: Table, sorts: tuple[Kind, ...], by: str) -> list[District]:
    counted = _rows(run, table).group_by("region", "kind").len().collect()
    counts = {(region, kind): n for region, kind, n in counted.iter_rows()}
    there = [code for code in counted["region"].unique(maintain_order=True) if code]
    chosen = request.GET.get("region", "")
    every = dict.fromkeys([*there, *([] if chosen or mapping.unmapped(run.ws) else mapping.districts_of(run.ws))])
    names = Labels(run.ws)["region"]
    found = [
        _district(run, code, names[code] if code else _("Not known"), counts, sorts, by, _filters(request))
        for code in [*every, *([None] if any(region is None for region, _kind in counts) else [])]
    ]
    return sorted(found, key=lambda row: (not row.code, row.value is None, -(row.value or 0), -row.total, row.code))


def _district(
    run: Run, code: str | None, name: str, counts: dict[Any, int], sorts: tuple[Kind, ...], by: str, filters: str
) -> District:
    own = tuple(counts.get((code, kind.key), 0) for kind in sorts)
    total = sum(own)
    value: float | None = float(total)
    text = figure(total)
    if by != NUMBER:
        share = own[[kind.key for kind in sorts].index(by)] / total if total else None
        value = None if share is None else share * 100
        text = "—" if share is None else percent(share, 1)
    more = "&".join(part for part in filters.split("&") if part and not part.startswith("region="))
    query = "&".join(filter(None, [more, f"region={code}"]))
    address = f"{reverse('evaluations:run', args=[run.id])}?{query}#results" if code else ""
    return District(code or "", name, own, total, value, text, address)


def _totals(districts: list[District], many: int) -> list[int]:
    return [sum(row.counts[place] for row in districts) for place in range(many)]


def _drawn(
    run: Run, table: Table, sorts: tuple[Kind, ...], districts: list[District], by: str, filters: str
) -> dict[str, Any]:
    """What the script draws."""
    sign = "" if by == NUMBER else "%"
    shown = [row for row in districts if row.code]
    pieces = mapping.pieces([row.value for row in shown if row.value is not None])
    return {
        "boundaries": reverse("enterprises:districts"),
        "cells": f"{reverse('evaluations:map_cells', args=[run.id])}?{filters}",
        "filtered": table.narrowed,
        "districts": [
            {"code": row.code, "name": row.name, "value": row.value, "label": _said(row, sorts, by), "url": row.address}
            for row in shown
        ],
        "parks": [],
        "kinds": [{"tone": kind.tone, "hollow": kind.hollow} for kind in sorts],
        "pieces": [piece | {"label": f"{piece['label']}{sign}"} for piece in pieces],
        "words": {
            "summary": _summary(shown, sorts, by),
            "parks": "",
            "enterprises": _("enterprises"),
            "closer": _("Click to look closer"),
            "failed": _("The outlines could not be loaded. Reload the page; the table has the same numbers."),
            "nothing": _("No enterprises"),
        },
    }


def _said(row: District, sorts: tuple[Kind, ...], by: str) -> str:
    """The number of a district, and of how many it is."""
    of = ngettext("%(n)s enterprise", "%(n)s enterprises", row.total) % {"n": figure(row.total)}
    label = next((str(kind.label) for kind in sorts if kind.key == by), "")
    return of if by == NUMBER else f"{label} {row.text} · {of}"


def _summary(districts: list[District], sorts: tuple[Kind, ...], by: str) -> str:
    """The map in one sentence, for those who cannot see it."""
    first = next((row for row in districts if row.value), None)
    if first is None:
        return _("No enterprises")
    what = next((str(kind.label) for kind in sorts if kind.key == by), _("Enterprises"))
    said = {"what": what, "district": first.name, "value": first.text}
    return _("%(what)s by district; most of it in %(district)s: %(value)s.") % said


@require_safe
@requires(Action.READ_RUNS)
def cells(request: HttpRequest, run: str) -> JsonResponse:
    """The subjects that the filters find within `box` (west,south,east,north), in at most 2 000 cells."""
    found = opened.run(run)
    sorts = kinds.kinds(found)
    wanted = ("subject", "name", "longitude", "latitude", "kind")
    rows = _rows(found, _table(request, found)).select(wanted).drop_nulls(["longitude", "latitude"])
    if box := mapping.box_of(request.GET.get("box", "")):
        west, south, east, north = box
        rows = rows.filter(pl.col("longitude").is_between(west, east), pl.col("latitude").is_between(south, north))
    points = rows.collect()
    return JsonResponse({"cells": _cells(found, points, sorts, box), "within": points.height})


def _cells(run: Run, points: pl.DataFrame, sorts: tuple[Kind, ...], box: gathered.Box | None) -> list[dict[str, Any]]:
    if points.is_empty():
        return []
    east, north = points["longitude"].to_numpy(), points["latitude"].to_numpy()
    around = box or (float(np.min(east)), float(np.min(north)), float(np.max(east)), float(np.max(north)))
    numbers = [(points["kind"] == kind.key).cast(pl.Int64).alias(f"k{place}") for place, kind in enumerate(sorts)]
    squares = pl.Series("square", gathered.squares(east, north, around, gathered.MOST))
    made = points.with_columns(squares, *numbers).group_by("square").agg(
        pl.col("longitude", "latitude").mean(), pl.len(), pl.col("subject", "name").first(), pl.col("^k\\d+$").sum()
    )  # fmt: skip
    return [_cell(run, row, sorts) for row in made.iter_rows(named=True)]


def _cell(run: Run, row: dict[str, Any], sorts: tuple[Kind, ...]) -> dict[str, Any]:
    counts = [row[f"k{place}"] for place in range(len(sorts))]
    said = " · ".join(f"{kind.label} {figure(n)}" for kind, n in zip(sorts, counts, strict=True) if n)
    cell = {
        "at": [round(row["longitude"], 5), round(row["latitude"], 5)],
        "count": row["len"],
        "kind": counts.index(max(counts)),
        "said": said,
    }
    if row["len"] == 1:
        label = str(sorts[cell["kind"]].label)
        cell |= {
            "name": row["name"],
            "said": label,
            "url": reverse("evaluations:explain", args=[run.id, row["subject"]]),
        }
    return cell
