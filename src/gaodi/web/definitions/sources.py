"""Where figures come from: the order of trust, and what may be done with what each source gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.registry import sources
from gaodi.registry.sources import Purpose, Recipient, Source
from gaodi.web.definitions import words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Status, Table

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

GIVES = {
    False: Status("none", gettext_lazy("Figures")),
    True: Status("fair", gettext_lazy("Bands (intervals)")),
}


def _columns(late: bool) -> tuple[Column, ...]:
    return (
        Column("order", gettext_lazy("Order"), kind=Kind.NUMBER),
        Column("name", gettext_lazy("Source"), css="named", note=lambda row: row["mark"]),
        Column("provider", gettext_lazy("Provider")),
        Column("legal_basis", gettext_lazy("Legal basis")),
        Column("purposes", gettext_lazy("Purposes allowed")),
        Column("recipients", gettext_lazy("Recipients allowed")),
        Column("retention", gettext_lazy("Kept for")),
        Column("bands", gettext_lazy("Gives"), statuses=GIVES, filtered=True),
        Column("overdue", gettext_lazy("Kept too long"), kind=Kind.NUMBER, unit=gettext_lazy("rows"), hidden=not late),
        Column("totals", gettext_lazy("Allowed of totals"), hidden=True),
        Column("other_name", gettext_lazy("In the other language"), hidden=True),
        Column("notes", gettext_lazy("Notes"), hidden=True),
        Column("id", gettext_lazy("Id"), hidden=True),
    )


def _row(order: int, source: Source, overdue: int | None) -> dict[str, Any]:
    return source.model_dump(include={"id", "provider", "legal_basis", "retention", "bands", "notes"}) | {
        "order": order,
        "name": words.name(source),
        "other_name": words.other_name(source),
        "mark": _("made up, for the demonstration") if source.synthetic else "",
        "purposes": _listed(source.purposes),
        "recipients": _listed(source.recipients),
        "totals": _totals(source),
        "overdue": overdue,
    }


def _listed(several: Iterable[Purpose | Recipient]) -> str:
    return _(", ").join(one.label(words.language()) for one in several)


def _totals(source: Source) -> str:
    """What more is allowed of totals over several enterprises."""
    if source.totals is None:
        return ""
    parts = {"for": _listed(source.totals.purposes), "to": _listed(source.totals.recipients), "n": source.totals.least}
    return _("%(for)s; to %(to)s; totals of %(n)s enterprises or more") % parts


@require_safe
@requires(Action.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """Every source, the one that wins first."""
    ws = workspace()
    known, late = sources.load(ws), _kept_too_long(ws)
    rows = [_row(order, source, late.get(source.id)) for order, source in enumerate(known.values(), 1)]
    search = ("name", "other_name", "provider", "legal_basis", "purposes", "recipients", "id")
    table = Table(
        request,
        _columns(bool(late)),
        pl.DataFrame(rows, infer_schema_length=None),
        name=_("Sources"),
        search=search,
        order="order",
    )
    unknown = sources.unknown(ws) if ws else ()
    return table.export() or render(request, "definitions/sources.html", {"table": table, "unknown": unknown})


def _kept_too_long(ws: Workspace | None) -> dict[str, int]:
    """Source → how many rows are kept longer than it allows. The tables are only read where a batch is old enough."""
    if ws is None:
        return {}
    today = timezone.localdate()
    years = [one.retention_years for one in sources.load(ws).values() if one.retention_years is not None]
    oldest = ws.lake.batches()["recorded"].min()
    if not years or not isinstance(oldest, datetime) or oldest.date().replace(day=1) > _back(today, min(years)):
        return {}
    return dict(sources.overdue(ws, today).group_by("source").agg(pl.col("rows").sum()).iter_rows())


def _back(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=1)
