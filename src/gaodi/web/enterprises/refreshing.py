"""The directory is built anew in the background when enterprises have changed; pages show the one before meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.web import jobs
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

WORK = "enterprises.directory"


def started(user: User, ws: Workspace) -> Job:
    """The work that builds it: what is under way, else begun now."""
    active = Job.objects.filter(kind=WORK, state__in=[State.QUEUED, State.RUNNING]).first()
    return active or jobs.start(WORK, owner=user, title=ws.settings.region.name)
