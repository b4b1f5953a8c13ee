"""The metric catalogue: the table by theme and subject, and a page for each metric."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from gaodi.registry import metrics, sources
from gaodi.registry.metrics import Metric, Metrics, SubjectKind
from gaodi.web.definitions import returned, usage, words
from gaodi.web.imports import reports
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table
from gaodi.web.site.templatetags.figures import figure, unit


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "name",
            pgettext_lazy("catalogue", "Metric"),
            url=lambda row: reverse("definitions:metric", args=[row["id"]]),
            note=lambda row: row["other_name"],
            in_files=(
                Column("name", pgettext_lazy("catalogue", "Metric")),
                Column("other_name", gettext_lazy("In the other language")),
            ),
        ),
        Column("theme", gettext_lazy("Theme"), choices=words.themes(), filtered=True, css="fixed"),
        Column("unit", gettext_lazy("Unit"), css="fixed"),
        Column("subjects", gettext_lazy("Measured for")),
        Column("nature", gettext_lazy("Nature"), choices=words.NATURES, filtered=True, css="fixed"),
        Column("confidential", gettext_lazy("Of one enterprise"), statuses=words.CONFIDENTIAL),
        Column("targets", gettext_lazy("Targets"), kind=Kind.NUMBER),
        Column("form", gettext_lazy("Official form"), hidden=True),
        Column("basis", gettext_lazy("Basis"), hidden=True),
        Column("definition", gettext_lazy("Definition"), hidden=True),
        Column("id", gettext_lazy("Id"), hidden=True),
    )


def _row(metric: Metric, used: Counter[str]) -> dict[str, Any]:
    return {
        "id": metric.id,
        "name": words.name(metric),
        "other_name": words.other_name(metric),
        "aliases": "、".join(metric.aliases),
        "theme": metric.theme.value,
        "unit": unit(metric.unit) if metric.unit else str(words.TYPES[metric.type]),
        "subjects": words.subjects(metric),
        "nature": metric.nature.value,
        "confidential": metric.confidential,
        "targets": used[metric.id] or None,
        "form": metric.form,
        "basis": words.basis(metric),
        "definition": words.definition(metric).text,
        "definitions": f"{metric.definition} {metric.definition_en}",
        "bases": f"{metric.basis} {metrics.basis_en(metric.basis)}",
    }


@require_safe
@requires(Action.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """All metrics, or those that are measured for one kind of subject."""
    known = metrics.load(workspace())
    kind = request.GET.get("subject", "")
    chosen = SubjectKind(kind) if kind in list(SubjectKind) else None
    used = Counter(use.binding.metric or "" for use in usage.uses(request))
    rows = [_row(metric, used) for metric in known.find(kind=chosen)]
    frame = pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame({"id": []})
    search = ("name", "other_name", "aliases", "id", "definitions", "bases", "form")
    table = Table(request, _columns(), frame, name=_("Metrics"), search=search)
    context = {"table": table, "kinds": _kinds(known, chosen), "chosen": chosen}
    return table.export() or render(request, "definitions/metrics.html", context)


def _kinds(known: Metrics, chosen: SubjectKind | None) -> list[tuple[str, Any, int, bool]]:
    """The kinds of subjects that can be chosen, each with how many metrics it has."""
    counted = Counter(kind for metric in known.values() for kind in metric.subjects)
    kinds = [(kind.value, words.SUBJECTS[kind], counted[kind], kind is chosen) for kind in SubjectKind if counted[kind]]
    return [("", _("All"), len(known), chosen is None), *kinds]


@require_safe
@requires(Action.READ_FIGURES)
def metric(request: HttpRequest, key: str) -> HttpResponse:
    """One metric: what it means, how it adds up, who returns it, and what it is used for."""
    ws = workspace()
    known = metrics.load(ws)
    if key not in known:
        raise Http404
    found = known[key]
    context = {
        "metric": found,
        "name": words.name(found),
        "other_name": words.other_name(found),
        "definition": words.definition(found),
        "basis": words.basis(found),
        "theme": words.themes()[found.theme.value],
        "type": words.TYPES[found.type],
        "nature": words.NATURES[found.nature],
        "meaning": words.MEANINGS[found.nature],
        "prices": words.PRICES.get(found.prices),
        "direction": words.DIRECTIONS.get(found.direction),
        "subjects": words.subjects(found),
        "frequencies": words.frequencies(found),
        "bounds": _bounds(found),
        "codes": [found.code_label(code, words.language()) for code in found.codes],
        "rules": [words.linked(one) for one in words.rules(found, known)],
        "parts_of": _built_on(found, known),
        "forms": returned.forms_of(ws, found, sources.load(ws)),
        "coverage": reports.coverage_of(ws, key) if ws else [],
        "uses": usage.of_metric(request, key),
    }
    return render(request, "definitions/metric.html", context)


def _bounds(metric: Metric) -> str:
    low, high = metric.bounds
    if low is None and high is None:
        return ""
    if high is None:
        return _("%(low)s or more") % {"low": figure(low)}
    return _("%(high)s or less") % {"high": figure(high)} if low is None else f"{figure(low)} – {figure(high)}"


def _built_on(metric: Metric, known: Metrics) -> list[tuple[str, str]]:
    """The metrics that are computed from this one, or are the growth of it."""
    others = ((one, [m for _said, parts in words.rules(one, known) for m in parts.values()]) for one in known.values())
    return [(one.id, words.name(one)) for one, parts in others if metric in parts]
