"""The plan's part of the cockpit: targets by status, what is most at risk, changes, deadlines, gaps in the data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from gaodi.web.plans import results, targets, tasks, words
from gaodi.web.plans.selectors import entries, shown
from gaodi.web.policy.actions import Action
from gaodi.web.site.cockpit import Panel, register

FIRST = 8


def _rows(request: HttpRequest) -> tuple[Any, list[dict[str, Any]]]:
    """The rows are made once for all panels of a page."""
    if not hasattr(request, "_plan_rows"):
        found = shown(request)
        request._plan_rows = (found, targets.rows(found) if found else [])
    return request._plan_rows


def by_status(request: HttpRequest) -> dict[str, Any]:
    """How many targets stand where."""
    found, rows = _rows(request)
    counted = Counter(row["status"] for row in rows)
    return {
        "shown": found,
        "entries": entries(request),
        "total": len(rows),
        "counts": [(key, status, counted[key]) for key, status in words.STATUS.items()],
        "computed": results.computed(found) if found else None,
    }


def at_risk(request: HttpRequest) -> dict[str, Any]:
    """The targets with the smallest odds."""
    found, rows = _rows(request)
    listed = [row for row in rows if row["status"] in {"at_risk", "unlikely"}]
    return {"shown": found, "rows": _worded(listed[:FIRST]), "more": max(0, len(listed) - FIRST)}


def deadlines(request: HttpRequest) -> dict[str, Any]:
    """What falls due next: targets and tasks by their deadline."""
    found, rows = _rows(request)
    due = Counter(row["deadline"] for row in rows if row["deadline"])
    tasks_due = Counter(row["deadline"] for row in tasks.rows(found) if row["deadline"]) if found else Counter()
    listed = [(when, due[when], tasks_due[when]) for when in sorted({*due, *tasks_due})]
    return {"shown": found, "rows": listed[:FIRST]}


def without_data(request: HttpRequest) -> dict[str, Any]:
    """Targets that nothing is known about."""
    found, rows = _rows(request)
    listed = [row for row in rows if row["status"] == "no_data"]
    return {"shown": found, "rows": _worded(listed[:FIRST]), "more": max(0, len(listed) - FIRST), "total": len(listed)}


def _worded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"word": words.STATUS[row["status"]]} for row in rows]


register(Panel("plan-status", _("Targets by status"), "plans/panels/status.html", by_status, Action.READ_PLAN, 10, 12))
register(Panel("plan-risk", _("Most at risk"), "plans/panels/risk.html", at_risk, Action.READ_PLAN, 20, 7))
register(
    Panel("plan-deadlines", _("Next deadlines"), "plans/panels/deadlines.html", deadlines, Action.READ_PLAN, 30, 5)
)
register(Panel("plan-gaps", _("Targets without data"), "plans/panels/gaps.html", without_data, Action.READ_PLAN, 50, 6))
