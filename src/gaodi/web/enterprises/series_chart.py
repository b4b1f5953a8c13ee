"""What the chart of a metric of an enterprise is drawn from: what counts as a line, other sources as points."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from gaodi import periods
from gaodi.registry.metrics import Metric, Type
from gaodi.web.enterprises import words
from gaodi.web.enterprises.labels import Labels
from gaodi.web.enterprises.series import by_year
from gaodi.web.site.templatetags.figures import beside, figure, unit


def of(series: pl.DataFrame, metric: Metric | None, labels: Labels) -> dict[str, Any] | None:
    """Whole years, or months where there are none; None where fewer than two figures may be shown."""
    if metric is None or metric.type is not Type.NUMBER:
        return None
    figures = series.filter(pl.col("value").is_not_null()).sort("end")
    yearly = by_year(figures)
    rows = yearly if yearly.filter("standing").height > 1 else figures
    counted, beaten = rows.filter("standing"), rows.filter(pl.col("set_aside") == "source")
    if counted.height < 2:
        return None
    return {
        "kind": "series",
        "unit": unit(metric.unit),
        "beside": beside(metric.unit),
        "points": _points(counted, labels),
        "others": _points(beaten, labels),
        "words": {"counts": _("What counts"), "others": _("Other sources"), "summary": _summary(counted, metric)},
    }


def _points(rows: pl.DataFrame, labels: Labels) -> list[dict[str, Any]]:
    return [
        {
            "at": row["end"].isoformat(),
            "label": periods.parse(row["period"]).label(words.language()),
            "value": row["value"],
            "note": labels["source"][row["source"]],
        }
        for row in rows.iter_rows(named=True)
    ]


def _summary(rows: pl.DataFrame, metric: Metric) -> str:
    first, last = rows.row(0, named=True), rows.row(-1, named=True)
    said = {
        "metric": words.named(metric),
        "from": figure(first["value"]),
        "first": first["end"].year,
        "to": figure(last["value"]),
        "last": last["end"].year,
        "unit": unit(metric.unit),
    }
    return _("%(metric)s: from %(from)s (%(first)s) to %(to)s (%(last)s), %(unit)s.") % said
