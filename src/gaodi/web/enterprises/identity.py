"""Who an enterprise is, in lines: what counts of each attribute, and what other sources say where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy

from gaodi.registry import uscc
from gaodi.registry.dossier import Dossier
from gaodi.registry.uscc import Finding, Severity
from gaodi.web.enterprises import words
from gaodi.web.enterprises.labels import Labels
from gaodi.web.site.tables import Status
from gaodi.web.site.templatetags.figures import figure

SHOWN = (
    "status", "industry", "region", "street", "park", "scale", "above_scale", "ownership", "founded", "ended",
    "capital", "representative", "address", "products", "scope", "name_en",
)  # fmt: skip
CODED = {"region", "park", "industry", "scale", "ownership", "above_scale"}
CHECKED = Status("good", gettext_lazy("check digit fits"))
PROVISIONAL = Status("fair", gettext_lazy("no credit code yet"))
FINDINGS = {
    Finding.CHECK_DIGIT: gettext_lazy("check digit does not fit, as in codes of the pilot years"),
    Finding.ORGANISATION: gettext_lazy("the organisation code within fails its own check"),
    Finding.CATEGORY: gettext_lazy("second character is no category of its registration department"),
    Finding.REGION: gettext_lazy("region code is not in the table of divisions"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An attribute. others: (source, what it says) of sources that differ."""

    title: Any
    text: str
    status: Status | None
    others: tuple[tuple[str, str], ...]


def code(dossier: Dossier) -> list[Status]:
    """What the check of the credit code says."""
    if not dossier.enterprise["uscc"]:
        return [PROVISIONAL]
    found = uscc.check(dossier.enterprise["uscc"])
    if found.severity is Severity.OK:
        return [CHECKED]
    return [Status("fair", FINDINGS.get(finding, finding.value)) for finding in found.findings]


def lines(dossier: Dossier, labels: Labels) -> Iterator[Line]:
    """The attributes that are known, in order."""
    differing = dossier.attributes.filter(pl.col("contradicted") & ~pl.col("standing"))
    said = {name: rows for (name,), rows in differing.group_by("attribute", maintain_order=True)}
    for name in SHOWN:
        value = dossier.enterprise[name]
        if value is None or value == "":
            continue
        status = words.STATES.get(value) if name == "status" else None
        yield Line(words.heading(name), text(name, value, labels), status, tuple(_others(said.get(name), name, labels)))


def _others(rows: pl.DataFrame | None, name: str, labels: Labels) -> Iterator[tuple[str, str]]:
    if rows is None:
        return
    for source, value in rows.select("source", "value").iter_rows():
        yield labels["source"][source], text(name, value, labels)


def text(name: str, value: Any, labels: Labels) -> str:
    """A value of an attribute as the page says it; also one that is kept as text."""
    if name == "capital":
        return figure(float(value))
    if name == "status" and value in words.STATES:
        return str(words.STATES[value].label)
    if name == "above_scale":
        value = {"true": True, "false": False}.get(str(value).lower(), value)
    return labels[name][value] if name in CODED else str(value)
