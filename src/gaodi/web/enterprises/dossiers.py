"""The page of one enterprise: who it is, its figures with their sources, its recognitions, its land, its trades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from gaodi.errors import NotFound
from gaodi.plan import mentions
from gaodi.registry import dossier, metrics
from gaodi.registry.dossier import Dossier, Trading
from gaodi.registry.enterprises.kinds import Alias
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.enterprises import confidential, holders, identity, noting, series, series_chart, words
from gaodi.web.enterprises.labels import Labels
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Status
from gaodi.web.site.templatetags.figures import unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FIRST = 5
SOON = timedelta(days=180)
STAYS = {
    "current": Status("good", pgettext_lazy("recognition", "Holds")),
    "soon": Status("fair", pgettext_lazy("recognition", "Expires soon")),
    "expired": Status("poor", pgettext_lazy("recognition", "Expired")),
    "left": Status("none", pgettext_lazy("recognition", "Taken off")),
    "ahead": Status("busy", pgettext_lazy("recognition", "From a later day")),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """An enterprise that this person may see. may: also its confidential figures."""

    ws: Workspace
    dossier: Dossier
    labels: Labels
    series: pl.DataFrame
    may: bool


def asked(request: HttpRequest, key: str) -> tuple[Workspace, Dossier]:
    """The enterprise of an address. Refused like everything else by the policy, or Http404."""
    ws = workspace()
    if ws is None:
        raise Http404
    try:
        found = dossier.of(ws, key)
    except NotFound as error:
        raise Http404(str(error)) from error
    policy.require(request.user, Action.READ_ENTERPRISES, holders.of(found.enterprise))
    return ws, found


def opened(request: HttpRequest, key: str, metric: str | None = None) -> Opened:
    """The enterprise of an address with what this person may see of its observations, or of those of one metric."""
    ws, found = asked(request, key)
    rows = confidential.marked(ws, found.series if metric is None else found.figures(metric))
    trading = metric is None and not (found.purchases.years.is_empty() and found.sales.years.is_empty())
    may = confidential.shown(request.user, found, there=bool(rows["confidential"].any()) or trading)
    return Opened(ws, found, Labels(ws), confidential.withheld(rows, may=may), may)


@require_safe
@requires(Action.READ_ENTERPRISES)
def page(request: HttpRequest, key: str) -> HttpResponse:
    """All that is known of an enterprise."""
    one = opened(request, key)
    if one.dossier.id != key:
        return redirect("enterprises:dossier", one.dossier.id)
    return render(request, "enterprises/dossier.html", _context(request, one))


def _context(request: HttpRequest, one: Opened) -> dict[str, Any]:
    found, said = one.dossier, one.labels
    return {
        "dossier": found,
        "code": identity.code(found),
        "identity": list(identity.lines(found, said)),
        "sources": _(", ").join(said["source"][key] for key in found.enterprise["sources"]),
        "figures": list(series.key_figures(one.ws, found.id, one.series, said)),
        "years": series.years(one.series),
        "chapters": series.chapters(one.ws, found.id, one.series),
        "masked": bool(one.series["masked"].any()),
        "aliases": list(_aliases(found, said)),
        "sites": list(_sites(found, said)),
        "groups": list(_groups(found, said)),
        "recognitions": list(_recognitions(found, said)),
        "parcels": list(_parcels(found)),
        "trading": [_trading(_("Suppliers"), found.purchases, one), _trading(_("Buyers"), found.sales, one)],
        "projects": list(_projects(found)),
        "notes": list(noting.sentences(one.ws, found.notes, said, may=one.may)),
        "may_export": policy.allows(request.user, Action.EXPORT),
        "may_answer": policy.allows(request.user, Action.ANSWER_QUESTIONNAIRE, holders.of(found.enterprise)),
        "may_match": policy.allows(request.user, Action.MATCH_POLICIES, holders.of(found.enterprise)),
        "may_read_plans": policy.allows(request.user, Action.READ_PLAN),
    }


def _aliases(found: Dossier, said: Labels) -> Iterator[dict[str, Any]]:
    for row in found.aliases.unique(["kind", "value"], maintain_order=True).iter_rows(named=True):
        yield row | {"kind": said["alias"][row["kind"]]}


def _sites(found: Dossier, said: Labels) -> Iterator[dict[str, Any]]:
    for row in found.sites.iter_rows(named=True):
        where = [said[name][row[name]] for name in ("region", "park") if row[name]]
        yield row | {
            "purpose": said["purpose"][row["purpose"]],
            "where": " · ".join(filter(None, [*where, row["address"]])),
        }


def _groups(found: Dossier, said: Labels) -> Iterator[dict[str, Any]]:
    for (kind, _group), rows in found.groups.group_by("kind", "group", maintain_order=True):
        members = list(rows.unique("enterprise", maintain_order=True).iter_rows(named=True))
        yield {"kind": said["group"][kind], "name": members[0]["name"], "members": members}


def _recognitions(found: Dossier, said: Labels) -> Iterator[dict[str, Any]]:
    soon = timezone.localdate() + SOON
    for row in found.recognitions.iter_rows(named=True):
        ends = row["state"] == "current" and row["expires"] is not None and row["expires"] <= soon
        yield row | {"label": said["list"][row["list"]], "state": STAYS["soon" if ends else row["state"]]}


def _parcels(found: Dossier) -> Iterator[dict[str, Any]]:
    for row in found.parcels.iter_rows(named=True):
        own = row["holder"] == found.id
        role = _("holds and uses") if own and row["user"] == found.id else _("holds") if own else _("uses")
        said = {
            "tenure": words.TENURES.get(row["tenure"], row["tenure"]),
            "use": words.USES.get(row["use"], row["use"]),
        }
        yield row | said | {"role": role}


def _trading(title: Any, trading: Trading, one: Opened) -> dict[str, Any]:
    """The largest partners of the last year; only how many there are where the amounts are not to be seen."""
    if trading.years.is_empty():
        return {"title": title, "year": None}
    year = trading.years.row(0, named=True)
    rows = trading.partners.filter(pl.col("year") == year["year"]).head(FIRST)
    named = one.labels["region"]
    partners = [row | {"region": named[row["region"]] if row["region"] else ""} for row in rows.iter_rows(named=True)]
    return {**year, "title": title, "masked": not one.may, "partners": partners if one.may else []}


def _projects(found: Dossier) -> Iterator[dict[str, Any]]:
    for row in found.projects.iter_rows(named=True):
        named = {"nature": words.NATURES.get(row["nature"], row["nature"])}
        yield row | named | {"stage": words.STAGES.get(row["stage"], row["stage"])}


@require_safe
@requires(Action.READ_ENTERPRISES)
def mentioned(request: HttpRequest, key: str) -> HttpResponse:
    """Where plans name it: a part of the page that is fetched when the page is there."""
    ws, told = asked(request, key)
    found = []
    if policy.allows(request.user, Action.READ_PLAN):
        names = told.aliases.filter(pl.col("kind").is_in([kind for kind in Alias if kind.names]))["value"]
        drafts = policy.allows(request.user, Action.READ_DRAFT_PLAN)
        found = list(mentions.of(ws, told.ids, [told.name, *names], drafts=drafts))
    return render(request, "enterprises/_mentions.html", {"mentions": found})


@require_safe
@requires(Action.READ_ENTERPRISES)
def figures(request: HttpRequest, key: str, metric: str) -> HttpResponse:
    """Every observation of one metric: what counts, what was set aside and why, and the line of what counts."""
    one = opened(request, key, metric)
    if one.series.is_empty():
        raise Http404
    defined = metrics.load(one.ws).get(metric)
    rows = one.series.sort("end", "start", "standing", "batch", descending=[True, True, True, True])
    context = {
        "dossier": one.dossier,
        "metric": defined,
        "definition": definitions.definition(defined) if defined else None,
        "label": words.named(defined) if defined else metric,
        "unit": unit(defined.unit) if defined else "",
        "rows": [series.sayings(row, defined, one.labels) for row in rows.iter_rows(named=True)],
        "masked": bool(one.series["masked"].any()),
        "chart": series_chart.of(one.series, defined, one.labels),
    }
    return render(request, "enterprises/figures.html", context)
