"""Enterprises over the API: what the pages show, under the same permissions; a whole list as a file for programs."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import polars as pl
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router

from gaodi.registry import enterprises as registry
from gaodi.registry.analytic.building import HIGH, LOW
from gaodi.registry.dossier import Trading
from gaodi.registry.metrics import Metric
from gaodi.web import policy
from gaodi.web.api.enterprise_schemas import Asking, Known, Observed, Page, Suggestion
from gaodi.web.api.signing import signed_in
from gaodi.web.audit.services import record
from gaodi.web.enterprises import dossiers, noting, own, yearly
from gaodi.web.enterprises.asked import Asked
from gaodi.web.enterprises.source import COLUMNS
from gaodi.web.plans.workspace import ready
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

router = Router()
EXPORTING = signed_in(Action.EXPORT)
SHOWN = (*COLUMNS, "longitude", "latitude", "representative")
MOST = 1000


def _asked(request: HttpRequest) -> tuple[Workspace, str, dict[str, Any]]:
    """The workspace, the text and the filters, narrowed to the enterprises that the person may see."""
    policy.require(request.user, Action.READ_ENTERPRISES)
    ws = ready()
    asked = Asked.of(request.GET)
    filters: dict[str, Any] = dict(asked.narrowing)
    if not policy.everywhere(request.user, Action.READ_ENTERPRISES):
        filters["ids"] = own.codes(request.user)
    return ws, asked.text, filters


def _columns(words: str) -> list[str]:
    """Those that a comma-separated list names, else those that a search shows."""
    named = [one.strip() for one in words.split(",") if one.strip() in SHOWN]
    return list(dict.fromkeys(["id", "name", *named])) if named else list(registry.COLUMNS)


@router.get("/enterprises", response=Page, summary="Enterprises: searched, filtered, a page at a time")
def enterprises(
    request: HttpRequest,
    asking: Query[Asking],
    sort: str = "",
    page: int = 1,
    size: int = 50,
    columns: str = "",
    figures: str = "",
    facets: bool = False,
) -> dict[str, Any]:
    """sort: a column, `-column` for falling. columns, figures: separated by commas; figures are metrics of the last
    complete year, masked where your role does not show them. size: at most 1 000."""
    ws, text, filters = _asked(request)
    by = sort if sort.removeprefix("-") in SHOWN else ""
    found = registry.search(
        ws,
        text,
        filters,
        sort=by,
        page=max(1, page),
        size=min(max(1, size), MOST),
        columns=_needed(_columns(columns)),
        facets=facets,
        fresh=False,
    )
    picked, year = _picked(ws, figures)
    rows = found.rows
    if picked and year is not None:
        rows = yearly.beside(ws, request.user, rows, picked, year)
    shown = [*_columns(columns), "matched"]
    told = [_row(row, shown, picked if year is not None else ()) for row in rows.iter_rows(named=True)]
    values = {name: [_value(one) for one in counted] for name, counted in found.facets.items()}
    return {
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "current": found.current,
        "year": year if picked else None,
        "rows": told,
        "facets": values,
    }


def _needed(columns: list[str]) -> list[str]:
    """With those by which the policy knows whose an enterprise is."""
    return list(dict.fromkeys([*columns, "park", "region"]))


def _picked(ws: Workspace, words: str) -> tuple[tuple[Metric, ...], int | None]:
    asked = {one.strip() for one in words.split(",")}
    picked = tuple(metric for metric in yearly.offered(ws) if metric.id in asked)
    return picked, yearly.year(ws) if picked else None


def _row(row: dict[str, Any], shown: list[str], picked: tuple[Metric, ...]) -> dict[str, Any]:
    told = {name: row[name] for name in shown}
    if picked:
        told["figures"] = {metric.id: _figure(row, metric) for metric in picked}
    return told


def _figure(row: dict[str, Any], metric: Metric) -> dict[str, Any]:
    masked = bool(row["masked"]) and metric.hides(yearly.KIND)
    value, low, high = (row.get(metric.id + end) for end in ("", LOW, HIGH))
    return {"value": value, "low": low, "high": high, "unit": metric.unit, "masked": masked}


def _value(one: registry.Value) -> dict[str, Any]:
    return {"value": one.value, "count": one.count, "chosen": one.chosen}


@router.get("/enterprises/suggest", response=list[Suggestion], summary="The enterprises that a text may mean")
def suggest(request: HttpRequest, q: str = "", limit: int = 8) -> list[dict[str, Any]]:
    ws, _text, filters = _asked(request)
    columns = ("id", "name", "region", "synthetic")
    size = min(max(1, limit), 50)
    found = registry.search(ws, q[:100], filters, size=size, columns=columns, facets=False, fresh=False)
    return found.rows.to_dicts() if q.strip() else []


@router.get(
    "/enterprises/export",
    summary="All enterprises that are found, as a file: Parquet, csv or xlsx",
    auth=EXPORTING,
    response={200: None},
)
def export_enterprises(
    request: HttpRequest,
    asking: Query[Asking],
    format: Literal["parquet", "csv", "xlsx"] = "parquet",  # noqa: A002 - the name of the parameter
    sort: str = "",
    columns: str = "",
) -> FileResponse:
    """What the register says of them, without figures. The file says where anything of it is made up."""
    policy.require(request.user, Action.EXPORT)
    if not policy.allows(request.user, Action.READ_ENTERPRISES):
        raise Http404  # an administrator exports accounts, and has no enterprises
    ws, text, filters = _asked(request)
    by = sort if sort.removeprefix("-") in SHOWN else ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"enterprises.{format}"
        rows = registry.export_file(ws, path, text, filters, sort=by, columns=_columns(columns))
        details = {"format": format, "rows": rows, "address": request.get_full_path()[:500]}
        record("export", actor=request.user, kind="table", label="enterprises", details=details)
        # The file is read on while it has no name any more.
        content = path.open("rb")
    name = f"enterprises-{request.user.username}-{timezone.localtime():%Y%m%d-%H%M}.{format}"
    return FileResponse(content, as_attachment=True, filename=name)


@router.get("/enterprises/{key}", response=Known, summary="Everything about one enterprise")
def enterprise(request: HttpRequest, key: str) -> dict[str, Any]:
    policy.require(request.user, Action.READ_ENTERPRISES)
    one = dossiers.opened(request, key)
    found = one.dossier
    frames = ("attributes", "aliases", "sites", "groups", "recognitions", "parcels", "projects")
    return {
        "id": found.id,
        "name": found.name,
        "synthetic": found.synthetic,
        "masked": not one.may,
        "enterprise": dict(found.enterprise),
        **{name: getattr(found, name).to_dicts() for name in frames},
        "purchases": _partners(found.purchases) if one.may else None,
        "sales": _partners(found.sales) if one.may else None,
        "notes": [note.text for note in noting.sentences(one.ws, found.notes, one.labels, may=one.may)],
    }


def _partners(trading: Trading) -> dict[str, Any]:
    return {"years": trading.years.to_dicts(), "partners": trading.partners.to_dicts()}


@router.get(
    "/enterprises/{key}/figures",
    response=list[Observed],
    summary="The observations of one enterprise, from all sources",
)
def observed(request: HttpRequest, key: str, metric: str | None = None) -> list[dict[str, Any]]:
    """metric: only those of one. What does not count is there too, with the reason."""
    policy.require(request.user, Action.READ_ENTERPRISES)
    one = dossiers.opened(request, key, metric)
    renamed = one.series.rename({"value_low": "low", "value_high": "high"})
    return renamed.select(pl.col(list(Observed.model_fields))).to_dicts()
