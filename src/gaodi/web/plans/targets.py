"""The table of targets, and the page of one target."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.plan import library
from gaodi.plan.library import ItemKind
from gaodi.plan.model import Target
from gaodi.web import policy
from gaodi.web.plans import charts, figures, results, rounding, words
from gaodi.web.plans.columns import indicator, is_english, plan_title
from gaodi.web.plans.forms import asked as value_asked
from gaodi.web.plans.forms import goal
from gaodi.web.plans.selectors import Shown, entries, item_of, shown
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table
from gaodi.web.site.templatetags.figures import decimals, span, unit

# Worst first: what needs attention stands on top.
ORDER = {"unlikely": 0, "at_risk": 1, "on_track": 2, "done": 3, "no_data": 4}


def _columns(deadlines: dict[str, str]) -> tuple[Column, ...]:
    """English words are wider: there the period is a column to be picked, so that all others fit on a small screen."""
    return (
        Column("status", gettext_lazy("Status"), statuses=words.STATUS, filtered=True, css="fixed"),
        indicator(),
        Column("scope", gettext_lazy("Scope"), css="words"),
        Column("unit", gettext_lazy("Unit"), css="fixed"),
        Column("asked", gettext_lazy("Target"), css="fixed", figures=True, sortable=False),
        Column("deadline", gettext_lazy("Deadline"), css="fixed", choices=deadlines, filtered=True),
        Column("latest", gettext_lazy("Latest"), kind=Kind.NUMBER, decimals=lambda row: row["latest_places"]),
        Column("latest_period", gettext_lazy("Period"), css="fixed", hidden=is_english()),
        Column("progress", gettext_lazy("Progress"), kind=Kind.PERCENT, hidden=True),
        Column("forecast", gettext_lazy("Forecast"), kind=Kind.NUMBER, decimals=lambda row: row["forecast_places"]),
        Column(
            "interval",
            gettext_lazy("Interval (80 %)"),
            css="fixed",
            figures=True,
            sortable=False,
            in_files=(
                Column("low", gettext_lazy("Lower end (80 %)"), kind=Kind.NUMBER),
                Column("high", gettext_lazy("Upper end (80 %)"), kind=Kind.NUMBER),
            ),
        ),
        Column("odds", gettext_lazy("Odds"), kind=Kind.ODDS),
        Column("source", gettext_lazy("Source"), css="words"),
        Column("kind", gettext_lazy("Kind"), choices=words.KINDS, filtered=True, hidden=True),
        Column("firmness", gettext_lazy("Wording"), hidden=True),
        Column("section", gettext_lazy("Section"), hidden=True),
        Column("value", gettext_lazy("Value"), kind=Kind.NUMBER, hidden=True),
        Column("quote", gettext_lazy("Quote"), hidden=True),
        Column("id", gettext_lazy("Number"), hidden=True),
    )


def deadlines_of(items: Any) -> dict[str, str]:
    """The deadlines that targets or tasks have, to choose from."""
    return {deadline: deadline for deadline in sorted({item.deadline for item in items if item.deadline})}


def rows(found: Shown) -> list[dict[str, Any]]:
    """Each target with what the last run says of it, those that need attention first."""
    known = results.attainment(found)
    made = rounding.shared(row(found, target, known.get(target.id, {})) for target in found.plan.targets)
    made = [one | {"interval": _interval(one)} for one in made]
    return sorted(made, key=lambda r: (ORDER.get(r["status"], 9), r["odds"] if r["odds"] is not None else 2))


def row(found: Shown, target: Target, result: dict[str, Any]) -> dict[str, Any]:
    """One target as a row of the table."""
    taken = ("latest", "latest_period", "progress", "forecast", "low", "high", "odds", "source", "gloss")
    return {
        "id": target.id,
        "plan": found.entry.id,
        "goal": goal(target),
        "asked": value_asked(target),
        "status": result.get("status") or "no_data",
        **{name: result.get(name) for name in taken},
        **target.model_dump(mode="json", include={"indicator", "deadline", "firmness", "section", "value", "quote"}),
        "unit": unit(target.unit),
        "scope": words.scope(target.scope) or None,
        "kind": target.kind.value,
    }


def _interval(row: dict[str, Any]) -> str | None:
    if row["forecast"] is None or row["low"] is None:
        return None
    return span(row["low"], row["high"], row["forecast_places"])


@require_safe
@requires(Action.READ_PLAN)
def targets(request: HttpRequest) -> HttpResponse:
    """All targets of the chosen plan."""
    found = shown(request)
    empty = {
        "what": _("No plan yet"),
        "do": _("Once a plan is published, its targets stand here."),
        "url": reverse("plans:index"),
        "action": _("To the plans"),
    }
    listed = rows(found) if found else []
    frame = pl.DataFrame(listed, infer_schema_length=None) if listed else pl.DataFrame({"id": []})
    table = Table(
        request,
        _columns(deadlines_of(found.plan.targets) if found else {}),
        frame,
        name=_("Targets"),
        search=("indicator", "gloss", "scope", "quote", "section"),
        empty=empty,
        labels=plan_title(found),
    )
    context = {
        "table": table,
        "shown": found,
        "entries": entries(request),
        "computed": results.computed(found) if found else None,
    }
    return table.export() or render(request, "plans/targets.html", context)


@require_safe
@requires(Action.READ_PLAN)
def target(request: HttpRequest, plan: str, key: str) -> HttpResponse:
    """What a target asks for, where it is written, where it stands and where it is going."""
    found = shown(request, plan)
    if found is None:
        raise Http404
    asked = item_of(found.plan, "target", key)
    result = results.attainment(found).get(key, {})
    computed = results.computed(found)
    context = {
        "shown": found,
        "target": asked,
        "goal": goal(asked),
        "kind": words.KINDS[asked.kind],
        "result": result,
        "figures": list(figures.of_target(asked, result, computed)),
        "tasks": [task for task in found.plan.tasks if key in task.targets],
        "whole": next((t for t in found.plan.targets if asked.part_of and t.span == asked.part_of), None),
        "parts": [t for t in found.plan.targets if t.part_of == asked.span],
        "checks": [check for check in results.checks(found) if key in check["targets"]],
        "breakdown": results.breakdown(found, key),
        "alike": results.alike(found, key),
        "computed": computed,
        "decisions": _decisions(request, found, key),
    }
    context |= _series(found, asked, result)
    return render(request, "plans/target.html", context)


def _series(found: Shown, target: Target, result: dict[str, Any]) -> dict[str, Any]:
    """Observations, the chart of what is compared with the target, and what is missing where there are none."""
    points = results.observations(found, target.id)
    used = results.course(found, target.id)
    missing = result.get("missing") or _(
        "No metric of this workspace measures “%(indicator)s”. Bind one in metrics.yaml and load its observations."
    ) % {"indicator": target.indicator}
    chart = charts.fan(target, result, used, results.path(found, target.id)) if used else None
    places = decimals(point["value"] for point in points)
    return {"observations": points[::-1], "places": places, "chart": chart, "missing": missing}


def _decisions(request: HttpRequest, found: Shown, key: str) -> list[library.Decision]:
    if not policy.allows(request.user, Action.READ_DRAFT_PLAN):
        return []
    return [d for d in library.history(found.ws, found.entry.id) if (d.kind, d.item) == (ItemKind.TARGET, key)]
