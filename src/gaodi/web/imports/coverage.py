"""Coverage as a table: of each metric the share of enterprises that have it, by park in a year or by year in a park."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi.registry.quality import Report
from gaodi.web.definitions import words as definitions
from gaodi.web.imports.reports import WHOLE, Kept
from gaodi.web.site.tables import Column, Kind, Status, Table

if TYPE_CHECKING:
    from gaodi.web.imports.quality import Asked

# From which share on a metric is called so; the first that is reached counts.
GRADES = (
    (0.95, "full", Status("good", gettext_lazy("Complete"))),
    (0.8, "most", Status("good", gettext_lazy("Nearly complete"))),
    (0.5, "half", Status("fair", gettext_lazy("Gaps"))),
    (0.0, "few", Status("poor", gettext_lazy("Mostly missing"))),
)
STATES = {key: status for _share, key, status in GRADES}
LEGEND = tuple((key, status.label, share) for share, key, status in GRADES)


def grade(share: float | None) -> str:
    """What a share is called; empty where nothing is known."""
    return "" if share is None else next(key for least, key, _status in GRADES if share >= least)


def groups(report: Report) -> list[str]:
    """The groups that a report has: parks, and the whole."""
    return sorted(report.coverage.select(pl.col("group").unique()).collect()["group"])


def table(asked: Asked, kept: Sequence[Kept], parks: dict[str, str]) -> Table:
    """A row for each metric that anybody has."""
    by_year, everybody = asked.request.GET.get("by") == "year", asked.request.GET.get("of") == "all"
    if by_year:
        frame, labels = _by_year(kept, asked.park or WHOLE, everybody)
    else:
        frame, labels = _by_park(_coverage(asked.now, everybody), asked.park, parks)
    frame = frame.with_columns(
        name=pl.col("metric").replace(asked.metric_names()),
        theme=pl.col("metric").replace_strict({key: one.theme.value for key, one in asked.known.items()}, default=""),
        state=pl.col(next(iter(labels))).map_elements(grade, return_dtype=pl.String),
    )
    rank = {theme: number for number, theme in enumerate(definitions.themes())}
    frame = frame.sort(pl.col("theme").replace_strict(rank, default=99), "metric")
    name = _("Coverage by year") if by_year else _("Coverage in %(year)s") % {"year": asked.now.year}
    return Table(asked.request, _columns(labels), frame, name=name, search=("name", "metric"), per_page=400)


def _columns(labels: dict[str, str]) -> tuple[Column, ...]:
    first = (
        Column(
            "name", pgettext_lazy("catalogue", "Metric"), css="words",
            url=lambda row: reverse("definitions:metric", args=[row["metric"]]),
        ),
        Column("theme", gettext_lazy("Theme"), choices=definitions.themes(), filtered=True, css="fixed", hidden=True),
        Column("state", gettext_lazy("State"), statuses=STATES, filtered=True, css="fixed"),
    )  # fmt: skip
    cells = (Column(key, label, kind=Kind.PERCENT, css=_heat(key)) for key, label in labels.items())
    return (*first, *cells)


def _heat(key: str) -> Any:
    """The tint of a cell: the number stands in it, and the legend says what the tints are called."""
    return lambda row: f"heat-{grade(row[key])}" if row[key] is not None else ""


def _coverage(one: Kept, everybody: bool) -> pl.LazyFrame:
    """Of all enterprises, or of those above scale, who return most forms."""
    return one.report.coverage if everybody else one.report.above


def _by_park(there: pl.LazyFrame, park: str, parks: dict[str, str]) -> tuple[pl.DataFrame, dict[str, str]]:
    """The whole first, then each park, or the one that is asked for."""
    wanted = [WHOLE, *([park] if park else parks)]
    rows = there.filter(pl.col("group").is_in(wanted)).collect()
    counted = dict(rows.select("group", "members").unique().iter_rows())
    labels = {f"g-{key}": _("Whole region") if key == WHOLE else parks[key] for key in wanted if key in counted}
    return _wide(rows.with_columns(pl.format("g-{}", "group").alias("group")), labels), labels


def _by_year(kept: Sequence[Kept], group: str, everybody: bool) -> tuple[pl.DataFrame, dict[str, str]]:
    """The latest year first."""
    labels = {f"y-{one.year}": str(one.year) for one in kept}
    rows = [
        _coverage(one, everybody).filter(pl.col("group") == group).with_columns(group=pl.lit(f"y-{one.year}")).collect()
        for one in kept
    ]
    return _wide(pl.concat(rows), labels), labels


def _wide(rows: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    made = rows.pivot("group", index="metric", values="share")
    missing = [pl.lit(None, pl.Float64).alias(key) for key in labels if key not in made.columns]
    return made.with_columns(missing).select("metric", *labels)
