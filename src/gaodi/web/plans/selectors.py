"""What a person sees of the plans: which ones, in which version, and the one that this page is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.http import Http404, HttpRequest

from gaodi.errors import NotFound
from gaodi.plan import library
from gaodi.plan.library import DRAFT, Entry
from gaodi.plan.model import Plan
from gaodi.web import policy
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SESSION_KEY = "plan"


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan of a page: its entry in the library, the version shown (a number or "draft") and its content."""

    ws: Workspace
    entry: Entry
    version: int | Literal["draft"]
    plan: Plan

    @property
    def is_draft(self) -> bool:
        """Whether this is not published."""
        return self.version == DRAFT


def entries(request: HttpRequest) -> list[Entry]:
    """The plans this person may see: all, those that are published, or none."""
    if not hasattr(request, "_plan_entries"):
        request._plan_entries = _entries(request)
    return request._plan_entries


def _entries(request: HttpRequest) -> list[Entry]:
    ws = workspace()
    if ws is None or not policy.allows(request.user, Action.READ_PLAN):
        return []
    known = library.plans(ws)
    return known if policy.allows(request.user, Action.READ_DRAFT_PLAN) else [e for e in known if e.version]


def entry_of(request: HttpRequest, plan: str | None = None) -> Entry | None:
    """The plan that the address names, else the one chosen last, else a published one before a draft."""
    known = {entry.id: entry for entry in entries(request)}
    if plan is not None:
        if plan not in known:
            raise Http404
        return known[plan]
    for asked in (request.GET.get("plan"), request.session.get(SESSION_KEY)):
        if asked in known:
            if request.session.get(SESSION_KEY) != asked:
                request.session[SESSION_KEY] = asked
            return known[asked]
    return next((e for e in known.values() if e.version), next(iter(known.values()), None))


def shown(request: HttpRequest, plan: str | None = None, version: Any = None) -> Shown | None:
    """The plan of this page; None where there is none to see. Raises Http404 for one that is named and not there.

    version: a number, "draft" (for those who may see drafts), or None: published, else draft.
    """
    found = entry_of(request, plan)
    ws = workspace()
    if found is None or ws is None:
        return None
    which = version if version is not None else found.version or DRAFT
    if which == DRAFT and not policy.allows(request.user, Action.READ_DRAFT_PLAN):
        if found.version is None or version == DRAFT:
            raise Http404
        which = found.version
    try:
        return Shown(ws, found, which, library.current(ws, found.id, which))
    except NotFound as error:
        raise Http404(str(error)) from error


def item_of(plan: Plan, kind: str, key: str) -> Any:
    """A target, task or name of a plan. Raises Http404."""
    collection = library.ItemKind(kind).collection
    found = next((item for item in getattr(plan, collection) if item.id == key), None)
    if found is None:
        raise Http404
    return found
