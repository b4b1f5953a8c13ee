"""Asking for a second opinion on a plan: one at a time, in the background, and on the trail."""

from __future__ import annotations

from gaodi.errors import Fault, InputError
from gaodi.plan import opinion
from gaodi.web import jobs
from gaodi.web.audit.services import record
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User
from gaodi.web.plans.selectors import Shown

WORK = "plan.second-opinion"


def active(plan: str) -> Job | None:
    """The work that asks about a plan now."""
    running = Job.objects.filter(kind=WORK, state__in=[State.QUEUED, State.RUNNING]).select_related("owner")
    return next((job for job in running if job.arguments.get("plan") == plan), None)


def start(found: Shown, user: User) -> Job:
    """Ask in the background; the same work where this person asks already. The trail keeps who sent it where.

    Raises InputError where it is switched off, or where somebody else is asking.
    """
    settings, plan, title = opinion.required(found.ws), found.entry.id, found.entry.title
    if job := active(plan):
        if job.owner_id == user.pk:
            return job
        what = f"{job.owner.name} is asking for a second opinion on this plan already"
        raise InputError(Fault(what, do="Wait until it is there"))
    details = {"host": settings.host, "model": settings.model, "revision": found.entry.revision}
    record(WORK, actor=user, kind="plan", key=plan, label=title, details=details)
    return jobs.start(WORK, owner=user, title=title, plan=plan)
