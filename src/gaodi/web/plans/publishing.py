"""A plan is published: the version is made, put on the trail, and where its targets stand is computed for it."""

from __future__ import annotations

from gaodi.plan import library
from gaodi.web import jobs
from gaodi.web.audit.services import record
from gaodi.web.people.models import User
from gaodi.web.plans.selectors import Shown


def publish(found: Shown, user: User, note: str = "") -> int:
    """The number of the version that is made of the draft. Raises InputError when nothing has changed."""
    plan, title = found.entry.id, found.entry.title
    number = library.publish(found.ws, plan, user=user.username, note=note)
    record("plan.publish", actor=user, kind="plan", key=plan, label=title, details={"version": number, "note": note})
    jobs.start("plan.attainment", owner=user, title=title, plan=plan)
    return number
