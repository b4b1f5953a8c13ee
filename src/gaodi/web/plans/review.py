"""The review on its page: an item opened, a decision taken, a decision undone, the plan published."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gaodi.errors import InputError
from gaodi.plan import library
from gaodi.plan.library import DRAFT, Action, ItemKind, Step
from gaodi.plan.model import Task
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.plans import forms, publishing, said, words
from gaodi.web.plans.columns import plan_title
from gaodi.web.plans.document import review_context
from gaodi.web.plans.selectors import Shown, item_of, shown
from gaodi.web.plans.tasks import measures
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.policy import Action as Permission
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Status, Table

KINDS = {kind.value: kind for kind in ItemKind}


def _draft(request: HttpRequest, plan: str) -> Shown:
    found = shown(request, plan, DRAFT)
    if found is None:
        raise Http404
    return found


@require_safe
@requires(Permission.READ_PLAN)
def item(request: HttpRequest, plan: str, kind: str, key: str) -> HttpResponse:
    """One item opened in the list: its fields, its places, what was decided, and what can be decided."""
    may_draft = policy.allows(request.user, Permission.READ_DRAFT_PLAN)
    version = request.GET.get("version") or (DRAFT if may_draft else None)
    found = shown(request, plan, version)
    if found is None or kind not in KINDS:
        raise Http404
    return render(request, "plans/_detail.html", detail_context(request, found, KINDS[kind], key))


def detail_context(request: HttpRequest, found: Shown, kind: ItemKind, key: str) -> dict[str, Any]:
    """What the opened item shows."""
    state = library.review(found.ws, found.entry.id).state(kind, key) if found.is_draft else None
    opened = next((i for i in getattr(found.plan, kind.collection) if i.id == key), None)
    taken = [d for d in library.decisions(found.ws, found.entry.id) if (d.kind, d.item) == (kind, key)]
    if opened is None and not taken:
        raise Http404
    counted = {d.id for d in library.standing(library.decisions(found.ws, found.entry.id))}
    return {
        "shown": found,
        "kind": kind,
        "item": opened,
        "measures": measures(found, opened) if isinstance(opened, Task) else [],
        "key": key,
        "state": state,
        "taken": [(decision, decision.id in counted) for decision in taken],
        "may_review": found.is_draft and policy.allows(request.user, Permission.REVIEW_PLAN),
        "seen": state.decision.id if state and state.decision else "",
    }


@require_safe
@requires(Permission.REVIEW_PLAN)
def form(request: HttpRequest, plan: str, kind: str, action: str) -> HttpResponse:
    """The form of a decision (correct, split, merge, add), filled with what its address says."""
    found = _draft(request, plan)
    if kind not in KINDS or action not in {"correct", "split", "merge", "add"}:
        raise Http404
    return render(request, "plans/_decide.html", _form_context(request, found, KINDS[kind], Action(action)))


def _form_context(
    request: HttpRequest, found: Shown, kind: ItemKind, action: Action, data: Any = None
) -> dict[str, Any]:
    asked = data or request.GET
    key = asked.get("item", "")
    context = {"shown": found, "kind": kind, "action": action, "key": key, "seen": asked.get("seen", "")}
    context["suggestion"] = asked.get("suggestion", "")
    if action is Action.ADD:
        return context | _add_context(found, kind, asked, data)
    item = item_of(found.plan, kind, key)
    if action is Action.SPLIT:
        parts = forms.part_forms(kind, item, data)
        return context | {"parts": parts, "form": forms.ReasonForm(data), "item": item}
    if action is Action.MERGE:
        return context | {"form": forms.MergeForm(data, plan=found.plan, kind=kind, item=key), "item": item}
    values = forms.initial(item) | forms.suggested(kind, asked)
    return context | {"form": forms.FORMS[kind](data, initial=values), "item": item}


def _add_context(found: Shown, kind: ItemKind, asked: Any, data: Any) -> dict[str, Any]:
    """The words selected in the text are the quote of the new item."""
    text = library.source_text(found.ws, found.plan)
    try:
        start, end = int(asked.get("start", "")), int(asked.get("end", ""))
    except ValueError:
        raise Http404 from None
    if text is None or not 0 <= start < end <= len(text) or end - start > 1000:
        raise Http404
    quote = text[start:end]
    values = {"indicator": quote[:40], "title": quote[:80], "text": quote[:60], "unit": "", "comparator": "="}
    form = forms.FORMS[kind](data, initial=values | forms.suggested(kind, asked))
    return {"form": form, "start": start, "end": end, "quote": quote}


@require_POST
@requires(Permission.REVIEW_PLAN)
def decide(request: HttpRequest, plan: str) -> HttpResponse:
    """Take a decision. Its answer is the changed part of the page; or the form again, with what is wrong."""
    found = _draft(request, plan)
    kind, action = KINDS.get(request.POST.get("item_kind", "")), request.POST.get("action", "")
    if kind is None or action not in {a.value for a in Action if a is not Action.UNDO}:
        raise Http404
    key = request.POST.get("item", "")
    context: dict[str, Any] = {"kind": kind, "key": key, "action": Action(action), "shown": found}
    if action in {"accept", "reject"}:
        payload: dict[str, Any] | None = {}
        context["form"] = forms.ReasonForm(request.POST)
        context["form"].is_valid()
    else:
        context = _form_context(request, found, kind, Action(action), request.POST)
        payload = _payload(context)
    if payload is None:
        return _again(request, context)
    reason = context["form"].cleaned_data.get("reason", "")
    step = Step(action=Action(action), kind=kind, item=key, payload=payload, reason=reason)
    try:
        decision = library.decide(
            found.ws, found.entry.id, step, user=request.user.username, seen=request.POST.get("seen")
        )
    except InputError as error:
        return _again(request, context, error)
    _note(found, decision)
    return _changed(request, found, decision)


def _payload(context: dict[str, Any]) -> dict[str, Any] | None:
    """What the forms say as the payload of the decision; None when they are wrong."""
    form, kind = context["form"], context["kind"]
    parts = context.get("parts")
    if not form.is_valid() or (parts and not all(part.is_valid() for part in parts)):
        return None
    if parts is not None:
        return {"parts": [part.cleaned_data for part in parts if part.has_changed() or part in parts[:2]]}
    if context["action"] is Action.MERGE:
        return {"into": form.cleaned_data["into"]}
    if context["action"] is Action.CORRECT:
        return forms.changes(form, context["item"])
    return _new_item(form, kind, context)


def _new_item(form: Any, kind: ItemKind, context: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in form.cleaned_data.items() if name != "reason"}
    span, quote = [context["start"], context["end"]], context["quote"]
    if kind is ItemKind.NAME:
        return fields | {"mentions": [{"span": span}]}
    section = _section(context["shown"], span[0])
    return fields | {"span": span, "quote": quote, "section": section}


def _section(found: Shown, at: int) -> str:
    """The section that a place stands in, as the compiler names it on the items around it."""
    before = [t for t in (*found.plan.targets, *found.plan.tasks) if t.span[0] <= at]
    return max(before, key=lambda item: item.span[0]).section if before else ""


def _note(found: Shown, decision: library.Decision) -> None:
    details = {"item": decision.item, "kind": decision.kind, "payload": decision.payload, "reason": decision.reason}
    record(f"plan.{decision.action}", kind="plan", key=found.entry.id, label=found.entry.title, details=details)


def _again(request: HttpRequest, context: dict[str, Any], error: InputError | None = None) -> HttpResponse:
    """The form once more, with the errors at their fields."""
    form = context["form"]
    for fault in error.faults if error else ():
        field = fault.where.rpartition(".")[2]
        form.add_error(field if field in form.fields else None, said.sentence(fault))
    response = render(request, "plans/_decide.html", context)
    response["HX-Retarget"] = "#add-slot" if context["action"] is Action.ADD else "#decide-slot"
    response["HX-Reswap"] = "innerHTML"
    return response


def _changed(request: HttpRequest, found: Shown, decision: library.Decision) -> HttpResponse:
    """The review with the decision in it: the part of the page that scripts put in its place, or the page again."""
    if not request.htmx:
        return redirect("plans:plan", found.entry.id)
    changed = _draft(request, found.entry.id)
    selected = request.POST.get("suggestion") or f"{decision.kind}-{decision.item}"
    context = review_context(request, changed) | {"selected": selected}
    return render(request, "plans/_review.html", context)


@require_POST
@requires(Permission.REVIEW_PLAN)
def undo(request: HttpRequest, plan: str) -> HttpResponse:
    """Take a decision away."""
    found = _draft(request, plan)
    try:
        decision = library.undo(found.ws, found.entry.id, request.POST.get("decision", ""), user=request.user.username)
    except InputError as error:
        messages.error(request, said.words(error))
        return redirect("plans:plan", plan)
    _note(found, decision)
    return _changed(request, found, decision)


@require_POST
@requires(Permission.PUBLISH_PLAN)
def publish(request: HttpRequest, plan: str) -> HttpResponse:
    """Make the draft the next version."""
    found = _draft(request, plan)
    form = forms.PublishForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        number = publishing.publish(found, request.user, note)
    except InputError as error:
        messages.error(request, said.words(error))
        return redirect("plans:plan", plan)
    said_so = _(
        "Version %(number)s is published. Everybody reads it from now on; where its targets stand is being computed."
    )
    messages.success(request, said_so % {"number": number})
    return redirect(reverse("plans:plan", args=[plan]))


@require_safe
@requires(Permission.READ_DRAFT_PLAN)
def decisions(request: HttpRequest, plan: str) -> HttpResponse:
    """Every decision ever taken on the plan."""
    found = _draft(request, plan)
    taken = library.history(found.ws, found.entry.id)
    counted = {d.id for d in library.standing(taken)}
    people = names()
    listed = [_decision_row(d, d.id in counted) | {"user": people.get(d.user, d.user)} for d in reversed(taken)]
    frame = pl.DataFrame(listed, infer_schema_length=None) if listed else pl.DataFrame({"at": []})
    search, labels = ("label", "user", "reason"), plan_title(found)
    table = Table(request, _columns(), frame, name=_("Decisions"), search=search, labels=labels)
    return table.export() or render(request, "plans/decisions.html", {"table": table, "shown": found})


def _columns() -> tuple[Column, ...]:
    stands = {"yes": Status("good", gettext_lazy("Counts")), "no": Status("none", gettext_lazy("Undone or replaced"))}
    return (
        Column("at", gettext_lazy("Time"), kind=Kind.TIME, css="fixed"),
        Column("user", gettext_lazy("Who")),
        Column("action", gettext_lazy("Decision"), choices=words.ACTIONS, filtered=True, css="fixed"),
        Column("kind", gettext_lazy("Kind"), choices=words.ITEMS, filtered=True, css="fixed"),
        Column("label", gettext_lazy("Item")),
        Column("payload", gettext_lazy("Content"), hidden=True),
        Column("reason", gettext_lazy("Reason")),
        Column("stands", gettext_lazy("Stands"), statuses=stands, filtered=True, css="fixed"),
        Column("revision", gettext_lazy("Revision"), kind=Kind.NUMBER, hidden=True),
    )


def _decision_row(decision: library.Decision, stands: bool) -> dict[str, Any]:
    before = decision.before or decision.payload
    return {
        "at": decision.at,
        "user": decision.user,
        "action": decision.action.value,
        "kind": decision.kind.value,
        "label": before.get("indicator") or before.get("title") or before.get("text") or decision.item,
        "payload": json.dumps(decision.payload, ensure_ascii=False),
        "reason": decision.reason,
        "stands": "yes" if stands else "no",
        "revision": decision.revision,
    }
