"""A plan that was never published is withdrawn: its batches are taken back, and that goes on the trail."""

from __future__ import annotations

from gaodi.errors import Fault, InputError
from gaodi.plan import library
from gaodi.web.audit.services import record
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User
from gaodi.web.plans.selectors import Shown


def withdraw(found: Shown, user: User, reason: str = "") -> int:
    """How many batches were taken back. Raises InputError for a published plan, and while work on it is under way."""
    plan, title = found.entry.id, found.entry.title
    _refuse_while_at_work(plan)
    number = library.withdraw(found.ws, plan, user=user.username, reason=reason)
    details = {"reason": reason, "batches": number, "file": found.entry.file, "sha256": found.entry.sha256}
    record("plan.withdraw", actor=user, kind="plan", key=plan, label=title, details=details)
    return number


def _refuse_while_at_work(plan: str) -> None:
    """What is being compiled, computed or asked for would be about a plan that is gone."""
    active = Job.objects.filter(state__in=[State.QUEUED, State.RUNNING]).select_related("owner")
    job = next((job for job in active if job.arguments.get("plan") == plan), None)
    if job is not None:
        what = f"{job.owner.name} has background work on this plan under way"
        raise InputError(Fault(what, do="Wait until it has ended, or have it cancelled"))
