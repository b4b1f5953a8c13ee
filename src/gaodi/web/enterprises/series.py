"""The figures of an enterprise by year: a row for each metric, with what other sources say where they differ."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import polars as pl
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi import periods
from gaodi.registry import metrics
from gaodi.registry.metrics import Metric, Theme
from gaodi.web.definitions import words as definitions
from gaodi.web.enterprises import sparks, values, words
from gaodi.web.enterprises.labels import Labels
from gaodi.web.site.tables import Status
from gaodi.web.site.templatetags.figures import beside, unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Row: TypeAlias = dict[str, Any]
YEARS = 6
# In the order in which a mayor asks for them.
KEY = (
    "revenue", "output", "value-added", "profit", "tax-paid", "rd-expense", "employees", "energy", "land-area",
    "tax-paid-per-mu",
)  # fmt: skip
MOST = 8
SHOWN = ("metric", "year", "value", "value_low", "value_high", "code", "standing", "set_aside", "masked")
"""What a table says of an observation."""

ROUNDED = 0.001
"""Figures that differ by less of themselves are the same figure in other units."""

ASIDE = {
    "revised": Status("none", gettext_lazy("replaced by its source")),
    "source": Status("fair", gettext_lazy("another source comes first")),
    "expected": Status("none", gettext_lazy("only announced")),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A year of a metric. differs: another source says something else."""

    text: str = ""
    masked: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A metric over the years."""

    label: str
    unit: str
    address: str
    cells: tuple[Cell, ...]
    spark: sparks.Spark | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The metrics of a theme. unfolded: seen without a click."""

    title: str
    lines: tuple[Line, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of a period, as it stands in the list of observations."""

    period: str
    text: str
    source: str
    recorded: Any
    standing: bool
    aside: Status | None
    masked: bool
    made_up: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """The latest figure of a metric, with all that is known about it."""

    label: str
    text: str
    unit: str
    year: int
    what: definitions.Text
    address: str
    masked: bool
    differs: bool
    standing: Said
    others: tuple[Said, ...]


def by_year(series: pl.DataFrame) -> pl.DataFrame:
    """The observations of whole years with their `year`: a year, January to December, and what there was at its end."""
    end = pl.col("end")
    whole = (end.dt.month() == 12) & (end.dt.day() == 31)
    begun = (pl.col("start") == end) | (pl.col("start") == pl.date(end.dt.year(), 1, 1))
    return series.filter(whole & begun).with_columns(year=end.dt.year())


def years(series: pl.DataFrame) -> list[int]:
    """The years that a table has columns for, the first one first."""
    return by_year(series)["year"].unique().sort().to_list()[-YEARS:]


def chapters(ws: Workspace, id: str, series: pl.DataFrame) -> list[Chapter]:  # noqa: A002
    """The metrics of which there are figures of whole years, by theme."""
    known, columns = metrics.load(ws), years(series)
    told = _by_metric(by_year(series).filter(pl.col("year").is_in(columns)).select(SHOWN))
    themes: dict[Theme, list[Line]] = {}
    address = reverse("enterprises:series", args=[id, "-"]).removesuffix("-/")
    order = {key: number for number, key in enumerate(dict.fromkeys((*KEY, *known)))}
    for key in sorted(told, key=lambda one: order.get(one, len(order))):
        theme = known[key].theme if key in known else Theme.OTHER
        themes.setdefault(theme, []).append(_line(f"{address}{key}/", key, known.get(key), columns, told[key]))
    there = [theme for theme in Theme if theme in themes]
    there.sort(key=lambda theme: theme not in (Theme.FINANCE, Theme.INDUSTRY))
    return [
        Chapter(theme.label(words.language()), tuple(themes[theme]), number < 1) for number, theme in enumerate(there)
    ]


def _by_metric(rows: pl.DataFrame) -> dict[str, dict[int, list[Row]]]:
    """Metric → year → what is said of it, the most trusted first."""
    found: dict[str, dict[int, list[Row]]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(row["metric"], {}).setdefault(row["year"], []).append(row)
    return found


def _line(address: str, key: str, metric: Metric | None, columns: list[int], told: dict[int, list[Row]]) -> Line:
    counts = {year: next((row for row in rows if row["standing"]), None) for year, rows in told.items()}
    points = [(counts.get(year) or {}).get("value") for year in columns]
    return Line(
        words.named(metric) if metric else key,
        unit(metric.unit) if metric else "",
        address,
        tuple(_cell(counts.get(year), metric, contradicted(told.get(year, []))) for year in columns),
        sparks.of(points),
    )


def _cell(row: Row | None, metric: Metric | None, differs: bool) -> Cell:
    if row is None:
        return Cell()
    if row["masked"]:
        return Cell(_("confidential"), masked=True)
    return Cell(values.written(row, metric), differs=differs)


def contradicted(told: list[Row]) -> bool:
    """Whether another source says something that cannot be true beside what counts. A band that holds the figure, and
    a figure that is rounded otherwise, say the same. told: the observations of one metric and period."""
    counts = next((row for row in told if row["standing"]), None)
    beaten = [row for row in told if row["set_aside"] == "source"]
    if counts is None or not beaten:
        return False
    low, high = _ends(counts)
    return any(_apart(row, low, high, counts["code"]) for row in beaten)


def _ends(row: Row) -> tuple[float, float]:
    """Between which figures the value lies."""
    value, low, high = row["value"], row["value_low"], row["value_high"]
    if value is not None:
        return value, value
    return (low if low is not None else -math.inf, high if high is not None else math.inf)


def _apart(row: Row, low: float, high: float, code: str | None) -> bool:
    if code is not None and row["code"] is not None:
        return bool(row["code"] != code)
    other_low, other_high = _ends(row)
    room = ROUNDED * max(abs(end) for end in (low, high, other_low, other_high, 0.0) if math.isfinite(end))
    return other_low > high + room or other_high < low - room


def key_figures(ws: Workspace, id: str, series: pl.DataFrame, labels: Labels) -> Iterator[Figure]:  # noqa: A002
    """The latest yearly figure of each of the metrics that matter most."""
    known = metrics.load(ws)
    told = _by_metric(by_year(series.filter(pl.col("metric").is_in(KEY))))
    there = [key for key in KEY if key in known and _last(told.get(key, {}))]
    for key in there[:MOST]:
        year = _last(told[key])
        yield _figure(id, known[key], year, told[key][year], labels)


def _last(told: dict[int, list[Row]]) -> int:
    """The last year of which something counts; 0 where nothing does."""
    return max((year for year, rows in told.items() if any(row["standing"] for row in rows)), default=0)


def _figure(id: str, metric: Metric, year: int, told: list[Row], labels: Labels) -> Figure:  # noqa: A002
    said = [sayings(row, metric, labels) for row in told]
    standing = next(one for one in said if one.standing)
    return Figure(
        words.named(metric),
        standing.text,
        beside(metric.unit),
        year,
        definitions.definition(metric),
        reverse("enterprises:series", args=[id, metric.id]),
        standing.masked,
        contradicted(told),
        standing,
        tuple(one for one in said if not one.standing),
    )


def sayings(row: Row, metric: Metric | None, labels: Labels) -> Said:
    """One observation as it is told."""
    return Said(
        periods.parse(row["period"]).label(words.language()),
        _("confidential") if row["masked"] else values.written(row, metric),
        labels["source"][row["source"]],
        row["recorded_at"],
        row["standing"],
        ASIDE.get(row["set_aside"]),
        row["masked"],
        bool(row["synthetic"]),
        row["status"] == "provisional",
    )
