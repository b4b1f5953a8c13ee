"""Decisions on records: taken, taken back, and the comparing of all records. Each goes on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from gaodi.errors import Fault, NotFound, Refused
from gaodi.registry import linkage
from gaodi.registry.linkage import NEW, Decision
from gaodi.web import jobs
from gaodi.web.audit.services import record as note
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User
from gaodi.web.plans.templatetags.plan import names

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

WORK = "matching.trades"
NONE = "none"


def decide(ws: Workspace, key: str, kind: str, choice: str, by: User, reason: str = "") -> None:
    """Say whose a waiting record is: the id of an enterprise, `new`, or `none`.

    Raises Refused where somebody was quicker, NotFound for a record or an enterprise that is not there. Decisions are
    taken one after the other: the row on the trail is written first, and whoever writes there waits for the others.
    """
    enterprise = None if choice == NONE else choice
    action = {NONE: "rejected", NEW: "new"}.get(choice, "linked")
    with transaction.atomic():
        details = {"kind": kind, "enterprise": enterprise, "reason": reason}
        note(f"matching.{action}", actor=by, kind="record", key=key, label=key, details=details)
        _still_waiting(ws, key, kind)
        linkage.decide(ws, key, enterprise, kind=kind, user=by.username, note=reason)


def _still_waiting(ws: Workspace, key: str, kind: str) -> None:
    rows = linkage.current(ws, kind)
    found = rows.filter(rows["record"] == key)
    if found.is_empty():
        raise NotFound(Fault(f"There is no record {key!r} of the kind {kind!r}"))
    if found["decision"].item() != Decision.QUEUED:
        who = str(found["decided_by"].item())
        raise Refused(_("%(who)s has decided on this record already.") % {"who": names().get(who, who)})


def undo(ws: Workspace, key: str, kind: str, by: User) -> None:
    """Put back what was before the last decision. Raises InputError where nothing was, Refused for a decision that was
    not a person's."""
    with transaction.atomic():
        note("matching.undo", actor=by, kind="record", key=key, label=key, details={"kind": kind})
        rows = linkage.current(ws, kind)
        last = rows.filter((rows["record"] == key) & rows["person"].fill_null(value=False))
        if last.is_empty():
            raise Refused(_("There is no decision of a person to undo."))
        linkage.undo(ws, key, kind=kind, user=by.username)


def start(by: User) -> Job:
    """Compare the sellers of all purchase records; what is under way is not begun twice."""
    active = Job.objects.filter(kind=WORK, state__in=[State.QUEUED, State.RUNNING]).first()
    return active or jobs.start(WORK, owner=by, title=_("Sellers in purchase records"))
