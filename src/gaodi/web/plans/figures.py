"""A figure that can be opened: what it is, from which source, as of when, by which formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gaodi.plan.model import Target
from gaodi.web.plans import rounding, words
from gaodi.web.site.tables import Status
from gaodi.web.site.templatetags.figures import beside, figure, odds, percent, span


@dataclass(frozen=True, slots=True)
class Opened:
    """formula: the place on the page of methods. tone: of a status, which is shown as a word with its colour.
    note: what stands under the figure, such as its interval.
    """

    label: str
    text: str
    what: str
    formula: str = ""
    source: str = ""
    as_of: str = ""
    unit: str = ""
    tone: str = ""
    note: str = ""


def of_target(target: Target, result: dict[str, Any], computed: datetime | None) -> Iterator[Opened]:
    """The figures of a target, in the order in which they are read."""
    run = timezone.localtime(computed).strftime("%Y-%m-%d %H:%M") if computed else ""
    status: Status = words.STATUS[result.get("status") or "no_data"]
    yield Opened(
        _("Status"),
        str(status.label),
        _("Read off the odds that the target is met at its deadline; the thresholds are in the settings."),
        "status",
        as_of=run,
        tone=status.tone,
    )
    yield Opened(
        _("Odds"),
        odds(result.get("odds")),
        _("The probability, by the forecast, that the target holds at its deadline."),
        "odds",
        as_of=run,
    )
    yield Opened(
        _("Latest"),
        figure(result.get("latest")),
        _("The last observation of the metric that the target is bound to."),
        source=result.get("source") or "",
        as_of=str(result.get("latest_period") or ""),
        unit=beside(target.unit),
        note=_("provisional") if result.get("provisional") else "",
    )
    yield Opened(
        _("Progress"),
        percent(result.get("progress")),
        _("The share of the way from the baseline to the target that has been gone."),
        "progress",
        source=result.get("source") or "",
        as_of=str(result.get("latest_period") or ""),
    )
    yield Opened(
        _("Forecast"),
        figure(result.get("forecast"), rounding.of_forecast(result)),
        _("The middle of the forecast for the deadline, and the interval in which the value lies four times in five."),
        "forecast",
        as_of=run,
        unit=beside(target.unit),
        note=_interval(result),
    )
    yield Opened(
        _("Required pace"),
        figure(result.get("pace")),
        _("What has to be added in each year from the latest observation to reach the target on time."),
        "pace",
        as_of=run,
        unit=_("%(unit)s a year") % {"unit": beside(target.unit)} if result.get("pace") is not None else "",
    )


def _interval(result: dict[str, Any]) -> str:
    if result.get("forecast") is None or result.get("low") is None:
        return ""
    return span(result["low"], result["high"], rounding.of_forecast(result))


def of_calibration(report: dict[str, Any], computed: datetime | None) -> Iterator[Opened]:
    """How well past forecasts did, as figures that can be opened."""
    run = timezone.localtime(computed).strftime("%Y-%m-%d %H:%M") if computed else ""
    yield Opened(
        _("Cases"),
        figure(report["cases"]),
        _("Forecasts that were made again for past dates, from what was known then, and compared with what came."),
        "backtest",
        as_of=run,
    )
    yield Opened(
        _("Coverage"),
        percent(report["coverage"]),
        _("How often the value came to lie in the interval that should hold it four times in five."),
        "coverage",
        as_of=run,
    )
    for key, label in (
        ("brier", _("Brier score")),
        ("brier_last", _("Brier score by last value")),
        ("brier_pace", _("Brier score by linear pace")),
    ):
        yield Opened(
            label,
            figure(report[key], 3),
            _("The mean squared distance between the odds given and what came (0 or 1): lower is better."),
            "brier",
            as_of=run,
        )
