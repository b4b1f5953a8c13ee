"""What the charts of the plan are drawn from: plain values with the words of the page, as JSON beside the chart."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from gaodi.plan.model import Target
from gaodi.web.plans import rounding
from gaodi.web.plans.forms import goal
from gaodi.web.site.templatetags.figures import beside, figure, unit


def fan(
    target: Target, result: dict[str, Any], points: list[dict[str, Any]], path: list[dict[str, Any]]
) -> dict[str, Any]:
    """The series of a target, the fan of its forecast and the line to be reached. Dates are ISO days."""
    seen = [{"at": p["at"], "label": p["label"], "value": p["value"], "note": p.get("source", "")} for p in points]
    return {
        "kind": "fan",
        "unit": unit(target.unit),
        "beside": beside(target.unit),
        "points": seen,
        "forecast": path,
        "goal": {"value": target.value, "upper": target.value_max, "at": target.deadline, "label": goal(target)},
        "pace": [] if result.get("overdue") else _pace(target, points),
        "words": {
            "observed": _("Observed"),
            "forecast": _("Forecast"),
            "interval": _("Interval (80 %)"),
            "pace": _("Required pace"),
            "summary": summary(target, result),
        },
    }


def _pace(target: Target, points: list[dict[str, Any]]) -> list[tuple[str, float]]:
    """The straight way from the latest observation to the target."""
    if not points or not target.deadline:
        return []
    end = f"{target.deadline}-12-31" if len(target.deadline) == 4 else f"{target.deadline}-28"
    last = points[-1]
    return [(last["at"], last["value"]), (end, target.value)] if last["at"] < end else []


def summary(target: Target, result: dict[str, Any]) -> str:
    """The chart in one sentence, for those who cannot see it."""
    if result.get("forecast") is None:
        return _("%(indicator)s: target %(goal)s; there is no forecast.") % {
            "indicator": target.indicator,
            "goal": goal(target),
        }
    return _("%(indicator)s: latest %(latest)s, forecast %(forecast)s, target %(goal)s.") % {
        "indicator": target.indicator,
        "latest": figure(result.get("latest")),
        "forecast": figure(result["forecast"], rounding.of_forecast(result)),
        "goal": goal(target),
    }


def reliability(points: list[dict[str, Any]]) -> dict[str, Any]:
    """Odds said against how often it came true, in bins."""
    return {
        "kind": "reliability",
        "points": points,
        "words": {
            "said": _("Odds given"),
            "came": _("Came true"),
            "cases": _("Cases"),
            "honest": _("As said"),
            "summary": _("How often forecasts came true, by the odds they were given."),
        },
    }
