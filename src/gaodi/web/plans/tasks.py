"""The table of tasks, and the page of one task."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gaodi.plan import library
from gaodi.plan.model import Measure, Target, Task
from gaodi.web.plans import results, words
from gaodi.web.plans.columns import plan_title
from gaodi.web.plans.forms import goal
from gaodi.web.plans.selectors import Shown, entries, item_of, shown
from gaodi.web.plans.targets import deadlines_of
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table


def _columns(deadlines: dict[str, str]) -> tuple[Column, ...]:
    return (
        Column("number", gettext_lazy("Number"), css="fixed", sortable=False),
        Column("title", gettext_lazy("Task"), url=lambda row: reverse("plans:task", args=[row["plan"], row["id"]])),
        Column("lead", gettext_lazy("Lead")),
        Column("support", gettext_lazy("Supporting"), hidden=True),
        Column("deadline", gettext_lazy("Deadline"), css="fixed", choices=deadlines, filtered=True),
        Column("measures", gettext_lazy("Measures"), kind=Kind.NUMBER),
        Column("targets", gettext_lazy("Targets"), kind=Kind.NUMBER),
        Column("attention", gettext_lazy("Targets at risk"), kind=Kind.NUMBER),
        Column("section", gettext_lazy("Section")),
        Column("id", gettext_lazy("Id"), hidden=True),
    )


def rows(found: Shown) -> list[dict[str, Any]]:
    """Every task with the number of its measures and targets, and of those targets that need attention."""
    known = results.attainment(found)
    return [_row(found, task, known) for task in found.plan.tasks]


def _row(found: Shown, task: Task, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    needing = [key for key in task.targets if known.get(key, {}).get("status") in {"at_risk", "unlikely"}]
    return {
        "id": task.id,
        "plan": found.entry.id,
        "number": task.number,
        "title": task.title,
        "lead": task.lead[0] if task.lead else None,
        "support": "、".join(task.lead[1:]) or None,
        "deadline": task.deadline,
        "measures": len(task.measures),
        "targets": len(task.targets),
        "attention": len(needing) or None,
        "section": task.section,
    }


@require_safe
@requires(Action.READ_PLAN)
def tasks(request: HttpRequest) -> HttpResponse:
    """All tasks of the chosen plan, in the order of the text."""
    found = shown(request)
    empty = {
        "what": _("No tasks yet"),
        "do": _("Once a plan is published, its tasks stand here."),
        "url": reverse("plans:index"),
        "action": _("To the plans"),
    }
    listed = rows(found) if found else []
    frame = pl.DataFrame(listed, infer_schema_length=None) if listed else pl.DataFrame({"id": []})
    table = Table(
        request,
        _columns(deadlines_of(found.plan.tasks) if found else {}),
        frame,
        name=_("Tasks"),
        search=("title", "lead", "support", "section"),
        empty=empty,
        labels=plan_title(found),
    )
    context = {"table": table, "shown": found, "entries": entries(request)}
    return table.export() or render(request, "plans/tasks.html", context)


@require_safe
@requires(Action.READ_PLAN)
def task(request: HttpRequest, plan: str, key: str) -> HttpResponse:
    """Who leads a task until when, what is to be done, which targets it serves, who is named in it."""
    found = shown(request, plan)
    if found is None:
        raise Http404
    asked = item_of(found.plan, "task", key)
    known = results.attainment(found)
    served = [
        (target, goal(target), words.STATUS[known.get(target.id, {}).get("status") or "no_data"], _gloss(known, target))
        for target in found.plan.targets
        if target.id in asked.targets
    ]
    named = [
        (name, words.NAME_KINDS[name.kind], _role(name, key)) for name in found.plan.names if name.id in asked.names
    ]
    context = {"shown": found, "task": asked, "served": served, "named": named, "measures": measures(found, asked)}
    return render(request, "plans/task.html", context)


def measures(found: Shown, task: Task) -> list[tuple[Measure, str]]:
    """The measures with their words: in full where the text is here, as the plan has them (maybe cut) where not."""
    text = library.source_text(found.ws, found.plan)
    return [(m, "".join(text[slice(*m.span)].split()) if text is not None else m.text) for m in task.measures]


def _gloss(known: dict[str, dict[str, Any]], target: Target) -> str:
    return known.get(target.id, {}).get("gloss", "")


def _role(name: Any, task: str) -> str:
    return next((mention.role for mention in name.mentions if mention.task == task and mention.role), "")
