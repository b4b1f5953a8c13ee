"""Prints the dossier of an enterprise: a table for each part of it that there is, and what is to be noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.cli.output import Format, console, show

if TYPE_CHECKING:
    from gaodi.registry.dossier import Dossier, Trading
    from gaodi.workspace import Workspace

PARTS = {
    "attributes": ("attribute", "value", "source", "standing"),
    "aliases": ("kind", "value", "since", "until", "source"),
    "sites": ("purpose", "region", "address", "source"),
    "groups": ("kind", "name", "member", "head", "share"),
    "recognitions": ("list", "recognised", "expires", "state", "source"),
    "parcels": ("parcel", "use", "area", "tenure", "source"),
    "projects": ("name", "nature", "investment", "stage", "source"),
    "purchases": ("year", "name", "region", "amount", "share"),
    "sales": ("year", "name", "amount", "share"),
    "series": ("metric", "period", "value", "unit", "source", "set_aside"),
}
TITLES = {
    "attributes": ("登记信息", "What is said of it"),
    "aliases": ("其他名称和编号", "Other names and numbers"),
    "sites": ("场所", "Sites"),
    "groups": ("关联企业", "Groups"),
    "recognitions": ("名单", "Named lists"),
    "parcels": ("用地", "Land"),
    "projects": ("项目", "Projects"),
    "purchases": ("主要供应商（万元）", "Largest suppliers (10,000 yuan)"),
    "sales": ("主要客户（万元）", "Largest customers (10,000 yuan)"),
    "series": ("指标（最近一期）", "Figures (the last of each)"),
}


def tell(ws: Workspace, told: Dossier) -> None:
    """Print it in the language of the workspace."""
    from gaodi.registry import enterprises

    language = ws.settings.language.value
    english = language.startswith("en")
    out = console()
    out.print(f"{told.name} {told.id}")
    if told.synthetic:
        out.print(enterprises.made_up(language))
    for part, columns in PARTS.items():
        rows = _shown(getattr(told, part))
        if rows.height:
            headings = [enterprises.heading(name, language) for name in columns]
            show(_worded(ws, part, rows), columns, Format.TABLE, TITLES[part][english], headings)
    named = _metrics(ws, language)
    for note in told.notes:
        called = named.get(note.about) or enterprises.heading(note.about, language)
        out.print(f"! {note.sentence(language, called)}")


def content(told: Dossier) -> dict[str, Any]:
    """All of it as JSON can say it."""
    found = {name: _plain(getattr(told, name)) for name in ("id", "name", "enterprise", *PARTS, "synthetic")}
    notes = [{"kind": one.kind, "about": one.about, **one.facts, "sentence": str(one)} for one in told.notes]
    return found | {"notes": notes}


def _shown(part: pl.DataFrame | Trading) -> pl.DataFrame:
    """The rows to print; of a series the last period of each metric."""
    if not isinstance(part, pl.DataFrame):
        return part.partners
    return part.filter(pl.col("end") == pl.col("end").max().over("metric")) if "metric" in part.columns else part


def _plain(part: Any) -> Any:
    if isinstance(part, pl.DataFrame):
        return part.to_dicts()
    if hasattr(part, "partners"):
        return {"years": part.years.to_dicts(), "partners": part.partners.to_dicts()}
    return dict(part) if isinstance(part, Mapping) else part


def _metrics(ws: Workspace, language: str) -> dict[str, str]:
    from gaodi.registry import metrics

    return {one.id: one.name_en if language.startswith("en") else one.name for one in metrics.load(ws).values()}


def _worded(ws: Workspace, part: str, rows: pl.DataFrame) -> Iterable[dict[str, Any]]:
    from gaodi.registry import enterprises

    language = ws.settings.language.value
    worded = [name for name in ("kind", "purpose", "list", "region", "source", "state") if name in rows.columns]
    known = _metrics(ws, language) if part == "series" else {}
    for row in rows.iter_rows(named=True):
        row |= {"metric": known.get(row["metric"], row["metric"])} if known else {}
        for name in worded:
            if row[name] is not None:
                row[name] = enterprises.labels(ws, name, [row[name]], language)[row[name]]
        if part == "attributes":
            about, value = row["attribute"], row["value"]
            row |= {
                "attribute": enterprises.heading(about, language),
                "value": enterprises.labels(ws, about, [value], language)[value],
                "standing": "" if row["standing"] or not row["contradicted"] else "≠",
            }
        yield {name: _figure(cell) if isinstance(cell, float) else cell for name, cell in row.items()}


def _figure(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 1000 else f"{value:,.0f}"
