"""The columns of the list of enterprises."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi.registry.analytic.building import HIGH, LOW
from gaodi.registry.metrics import Metric
from gaodi.registry.metrics.kinds import SubjectKind
from gaodi.web.enterprises import words
from gaodi.web.enterprises.labels import Labels
from gaodi.web.enterprises.values import number
from gaodi.web.site.tables import Column, Kind


def of_list(labels: Labels, metrics: tuple[Metric, ...], year: int | None) -> tuple[Column, ...]:
    """What the page can show; figures are of the last year that is complete."""
    return (
        Column("name", pgettext_lazy("enterprise", "Name"), url=_dossier, note=_also, css="firm"),
        Column("id", gettext_lazy("Credit code"), css="fixed code"),
        _coded("region", labels, css="fixed"),
        _coded("park", labels, css="words"),
        _coded("industry", labels, css="words"),
        _coded("scale", labels, css="fixed"),
        Column("status", words.heading("status"), statuses=words.STATES, css="fixed"),
        _coded("above_scale", labels, css="fixed", hidden=True),
        _coded("ownership", labels, css="fixed", hidden=True),
        Column("founded", words.heading("founded"), kind=Kind.DATE, css="fixed", hidden=True),
        Column("capital", gettext_lazy("Registered capital"), kind=Kind.NUMBER, unit="万元", hidden=True),
        Column("address", words.heading("address"), hidden=True),
        Column("products", words.heading("products"), hidden=True),
        Column("sources", words.heading("sources"), value=lambda row: _named(row["sources"], labels), hidden=True),
        Column("contradictions", gettext_lazy("Contradictions"), kind=Kind.NUMBER, hidden=True),
        *(_figure(metric, year) for metric in metrics if year is not None),
    )


def made_up(labels: Labels) -> Column:
    """For the rows of a file: whether anything of the enterprise is made up."""
    return _coded("synthetic", labels)


def _coded(key: str, labels: Labels, *, css: str = "", hidden: bool = False) -> Column:
    """A column of codes, or of yes and no, which are shown as words."""
    return Column(key, words.heading(key), choices=labels[key], css=css, hidden=hidden)


def _dossier(row: dict[str, Any]) -> str:
    return reverse("enterprises:dossier", args=[row["id"]])


def _also(row: dict[str, Any]) -> str:
    """The other name by which it was found."""
    return _("also: %(name)s") % {"name": row["matched"]} if row.get("matched") else ""


def _named(sources: list[str] | None, labels: Labels) -> str:
    return _(", ").join(labels["source"][one] for one in sources or [])


def _figure(metric: Metric, year: int | None) -> Column:
    return Column(
        metric.id,
        f"{words.named(metric)} {year}",
        kind=Kind.NUMBER,
        unit=metric.unit,
        hidden=True,
        confidential=metric.hides(SubjectKind.ENTERPRISE),
        value=lambda row: amount(row, metric.id),
    )


def amount(row: dict[str, Any], key: str) -> float | str | None:
    """The figure as data, or in words the band where the source gives no figure."""
    value, low, high = row.get(key), row.get(key + LOW), row.get(key + HIGH)
    return value if value is not None or (low is None and high is None) else number(None, low, high)
