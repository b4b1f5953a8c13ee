"""The audit trail, for auditors: the table, one entry, and the check of the chain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gaodi.web.audit import words
from gaodi.web.audit.models import Entry
from gaodi.web.audit.services import record, verify
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table


class _Actions(dict):
    """The actions that can be chosen; others (`plan.change`) have words too."""

    def __contains__(self, action: object) -> bool:
        return True

    def __missing__(self, action: str) -> str:
        return words.action_words(action)


def _columns() -> tuple[Column, ...]:
    return (
        Column("sequence", gettext_lazy("No."), kind=Kind.NUMBER, url=lambda e: reverse("audit:entry", args=[e.pk])),
        Column("at", gettext_lazy("Time"), kind=Kind.TIME, css="fixed"),
        Column("actor", gettext_lazy("Who")),
        Column("action", gettext_lazy("Action"), choices=_Actions(words.known()), filtered=True),
        Column("kind", gettext_lazy("Kind of thing"), value=lambda e: words.kind_words(e.kind)),
        Column("label", gettext_lazy("Thing")),
        Column("key", gettext_lazy("Key"), hidden=True),
        Column("details", gettext_lazy("Details"), hidden=True),
        Column("address", gettext_lazy("Address"), css="fixed"),
        Column("digest", gettext_lazy("Digest"), hidden=True, sortable=False),
    )


@require_safe
@requires(Action.READ_AUDIT)
def trail(request: HttpRequest) -> HttpResponse:
    since, until = (parse_day(request.GET.get(name, "")) for name in ("since", "until"))
    entries = _between(Entry.objects.all(), since, until)
    table = Table(
        request,
        _columns(),
        entries,
        name=_("Audit trail"),
        search=("actor", "label", "key", "action", "address"),
        order="-sequence",
    )
    return table.export() or render(request, "audit/trail.html", {"table": table, "since": since, "until": until})


def parse_day(text: str):
    """A day as the date field sends it; nothing for anything else."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _between(entries: QuerySet[Entry], since, until) -> QuerySet[Entry]:
    if since:
        entries = entries.filter(at__date__gte=since)
    return entries.filter(at__date__lte=until) if until else entries


@require_safe
@requires(Action.READ_AUDIT)
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry with everything it says."""
    found = get_object_or_404(Entry, pk=pk)
    context = {
        "entry": found,
        "action": words.action_words(found.action),
        "kind": words.kind_words(found.kind),
        "details": list(_said(found)),
    }
    return render(request, "audit/entry.html", context)


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    """The details as lines: a record's fields by their words, a change as what was and what is."""
    details = json.loads(entry.details) if entry.details else {}
    of_record = entry.action.rpartition(".")[2] in {"create", "change", "delete"}
    if of_record and len(details) == 1 and isinstance(fields := next(iter(details.values())), dict):
        details = fields
    for name, value in details.items():
        changed = of_record and isinstance(value, list) and len(value) == 2
        text = " → ".join(_plain(one) for one in value) if changed else _plain(value)
        yield words.field_words(entry.kind, name) if of_record else name, text


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "—"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@require_POST
@requires(Action.READ_AUDIT)
def check(request: HttpRequest) -> HttpResponse:
    """Check the whole chain and say what was found."""
    faults = [str(fault) for _number, fault in zip(range(20), verify(), strict=False)]
    record("audit.verify", details={"faults": faults})
    for fault in faults:
        messages.error(request, fault)
    if not faults:
        messages.success(request, _("The chain is whole: no row was changed, taken out or cut off."))
    return redirect("audit:trail")
