"""The objections that a person may see: to all runs, or to one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from gaodi.web.enterprises.labels import Labels
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import gathered, words
from gaodi.web.site.tables import Column, Kind, Table


@require_safe
@requires(Action.READ_RUNS)
def index(request: HttpRequest) -> HttpResponse:
    """The list."""
    ws = workspace()
    rows = gathered.rows(ws, request.user)
    empty = {
        "what": _("There are no objections"),
        "do": _("While results are public, whoever looks after an enterprise or a place objects from its explanation."),
        "url": reverse("evaluations:index"),
        "action": _("Evaluations"),
    }
    table = Table(
        request, _columns(ws, rows), rows, name=_("Objections"), search=("name", "subject", "statement", "id"),
        empty=empty, hint=_("Name, code or words of the statement"),
    )  # fmt: skip
    return table.export() or render(request, "process/objections.html", {"table": table})


def _address(row: dict[str, Any]) -> str:
    return reverse("process:objection", args=[row["id"]])


def _columns(ws: Any, rows: Any) -> tuple[Column, ...]:
    labels = Labels(ws)["region"] if ws is not None else {}
    districts = {code: labels[code] for code in sorted(rows["region"].drop_nulls().unique())}
    of_runs = rows.select("run", "title", "year").unique("run").sort("run").rows()
    called = {key: f"{title} {year} · {key[-4:]}" for key, title, year in of_runs}
    people = names()
    return (
        Column("name", gettext_lazy("Subject"), url=_address, note=lambda row: row["subject"], css="firm"),
        Column("verdict", gettext_lazy("Decision"), statuses=words.VERDICTS, filtered=True, css="fixed"),
        Column("about", gettext_lazy("Item or clause"), css="words"),
        Column("statement", gettext_lazy("What is wrong"), value=lambda row: _short(row["statement"]), css="words"),
        Column("day", gettext_lazy("Made on"), kind=Kind.DATE, css="fixed"),
        Column("by", pgettext_lazy("objection", "By whom"), choices=people, css="fixed"),
        Column("decided_on", gettext_lazy("Decided on"), kind=Kind.DATE, css="fixed"),
        Column("run", gettext_lazy("Evaluation"), choices=called, filtered=True, css="words"),
        Column("region", gettext_lazy("District"), choices=districts, filtered=len(districts) > 1, css="fixed"),
        Column("id", pgettext_lazy("objection", "Number"), hidden=True, css="fixed code"),
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
