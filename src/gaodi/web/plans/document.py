"""The page of a plan: its text with every item marked on the left, the items on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.plan import library
from gaodi.plan.library import DRAFT, Decision, ItemKind, ItemState, State
from gaodi.plan.model import Name, Target, Task
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.plans import forms, marks, suggestions, words
from gaodi.web.plans.selectors import Shown, shown
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@dataclass(frozen=True, slots=True)
class Row:
    """An item in the list: the id it has on the page, what it says, where it stands in the review."""

    kind: ItemKind
    item: Target | Task | Name
    state: ItemState | None

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.item.id}"

    @property
    def quote(self) -> str:
        """The words of the text."""
        return "" if isinstance(self.item, Name) else self.item.quote

    @property
    def title(self) -> str:
        if isinstance(self.item, Target):
            return self.item.indicator
        return self.item.title if isinstance(self.item, Task) else self.item.text

    @property
    def goal(self) -> str:
        return forms.goal(self.item) if isinstance(self.item, Target) else ""

    @property
    def note(self) -> str:
        """What stands in small letters behind the title."""
        if isinstance(self.item, Name):
            return str(words.NAME_KINDS[self.item.kind])
        lead = "、".join(self.item.lead[:2]) if isinstance(self.item, Task) else words.scope(self.item.scope)
        return " · ".join(filter(None, (lead, self.item.deadline or "")))

    @property
    def status(self) -> Any:
        """The state of the review as colour and word."""
        return words.REVIEW[self.state.state] if self.state else None

    @property
    def pending(self) -> bool:
        return self.state is not None and self.state.state is State.PENDING


@require_safe
@requires(Action.READ_PLAN)
def plan(request: HttpRequest, plan: str) -> HttpResponse:
    """Text and items side by side; a reviewer sees the draft, everybody else the published version."""
    may_draft = policy.allows(request.user, Action.READ_DRAFT_PLAN)
    asked = request.GET.get("version", "")
    version: Any = int(asked) if asked.isdecimal() else DRAFT if may_draft else None
    found = shown(request, plan, version)
    if found is None:
        raise Http404
    return render(request, "plans/plan.html", review_context(request, found))


def review_context(request: HttpRequest, found: Shown) -> dict[str, Any]:
    """Everything that the side-by-side view shows."""
    text = library.source_text(found.ws, found.plan)
    review = library.review(found.ws, found.entry.id) if found.is_draft else None
    second = suggestions.beside(request, found)
    also = second.marks if second else ()
    return {
        "shown": found,
        "plan": found.plan,
        "entry": found.entry,
        "lines": list(marks.lines(text, found.plan, also)) if text is not None else None,
        "groups": [(kind, words.COLLECTIONS[kind], _rows(kind, found, review)) for kind in ItemKind],
        "quotes": _quotes(found) if text is None else [],
        "review": review,
        "second": second,
        "pending": len(review.pending()) if review else 0,
        "nothing": not found.plan.targets and not found.plan.tasks,
        "gone": _gone(review),
        "left": _left(found),
        "versions": library.versions(found.ws, found.entry.id),
        "may_review": found.is_draft and policy.allows(request.user, Action.REVIEW_PLAN),
        "may_withdraw": found.entry.version is None and policy.allows(request.user, Action.REVIEW_PLAN),
        "may_publish": found.is_draft and policy.allows(request.user, Action.PUBLISH_PLAN),
        "original": library.original(found.ws, found.plan),
    }


def _rows(kind: ItemKind, found: Shown, review: library.Review | None) -> list[Row]:
    items = getattr(found.plan, kind.collection)
    return [Row(kind, item, review.state(kind, item.id) if review else None) for item in items]


def _quotes(found: Shown) -> list[dict[str, str]]:
    """What stands in for the text while it is not here: the quotes of the items, in their order."""
    items = [("task", task, task.quote) for task in found.plan.tasks]
    items += [("target", target, target.quote) for target in found.plan.targets]
    items.sort(key=lambda entry: entry[1].span)
    return [{"kind": k, "key": f"{k}-{item.id}", "text": text, "section": item.section} for k, item, text in items]


def _gone(review: library.Review | None) -> list[tuple[ItemState, str, Any]]:
    """What decisions took out of the plan, so that it can be brought back."""
    if review is None:
        return []
    gone = [s for s in review.items.values() if s.state in {State.SPLIT, State.MERGED, State.REJECTED}]
    return [(state, _was(state), words.REVIEW[state.state]) for state in gone if state.decision]


def _was(state: ItemState) -> str:
    return _called(state.decision) if state.decision else state.item


def _called(decision: Decision) -> str:
    """What the item was called that somebody decided on."""
    before = decision.before or decision.payload
    return str(before.get("indicator") or before.get("title") or before.get("text") or decision.item)


def _left(found: Shown) -> list[tuple[Decision, str]]:
    """Decisions that the newer document left behind."""
    left = library.left_behind(found.ws, found.entry.id) if found.is_draft else []
    return [(decision, _called(decision)) for decision in left]


@require_safe
@requires(Action.EXPORT)
def original(request: HttpRequest, plan: str) -> HttpResponse:
    """The document as it was given."""
    found = shown(request, plan)
    path = library.original(found.ws, found.plan) if found else None
    if found is None or path is None:
        raise Http404
    record("export", kind="plan", key=plan, label=found.entry.title, details={"format": "original"})
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.plan.source.file)
