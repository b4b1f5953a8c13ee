"""Starting, running, cancelling and recovering background work."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from gaodi.errors import GaodiError
from gaodi.web.audit.requests import acting
from gaodi.web.audit.services import record
from gaodi.web.jobs import kinds
from gaodi.web.jobs.models import Job, State
from gaodi.web.jobs.work import Work
from gaodi.web.jobs.workers import alive, this_worker
from gaodi.web.people.models import User
from gaodi.web.site.sentences import said

logger = logging.getLogger("gaodi.jobs")


@transaction.atomic
def start(name: str, *, owner: User, title: str = "", **arguments: Any) -> Job:
    """Queue work of a declared kind for its owner. Arguments are JSON: keys and paths, not objects."""
    kinds.find(name)
    job = Job.objects.create(kind=name, owner=owner, title=title[:300], arguments=arguments)
    record("job.start", actor=owner, thing=job, details={"kind": name})
    run.enqueue(str(job.pk))
    return job


@transaction.atomic
def cancel(job: Job, by: User) -> None:
    """Ask work to stop: at once if it waits, at its next report of progress if it runs."""
    record("job.cancel", actor=by, thing=job)
    now = timezone.now()
    waiting = Job.objects.filter(pk=job.pk, state=State.QUEUED)
    if not waiting.update(state=State.CANCELLED, finished=now, cancel_requested=True):
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_requested=True)
    job.refresh_from_db()


@task()
def run(job_id: str) -> None:
    """What the worker calls: claim the job, run it, write how it ended."""
    now = timezone.now()
    claimed = Job.objects.filter(pk=job_id, state=State.QUEUED).update(
        state=State.RUNNING, started=now, heartbeat=now, worker=this_worker(), tries=F("tries") + 1, progress=0
    )
    if not claimed:
        return
    job = Job.objects.select_related("owner").get(pk=job_id)
    with acting(job.owner), translation.override(job.owner.language or "zh-hans"):
        _finish(job, *_run(job))


def _run(job: Job) -> tuple[State, str, str]:
    """State, message and result of the work."""
    try:
        result = kinds.find(job.kind).run(Work(job), **job.arguments)
    except kinds.Cancelled:
        return State.CANCELLED, _("Cancelled. Nothing of it was kept."), ""
    except GaodiError as error:
        return State.FAILED, said(error), ""
    except MemoryError:
        return State.FAILED, _("There was not enough memory for this work."), ""
    except Exception:
        logger.exception("job %s (%s) failed", job.pk, job.kind)
        message = _("Something went wrong that was not foreseen. Tell the administrator this number: %(number)s.")
        return State.FAILED, message % {"number": str(job.pk)[:8]}, ""
    return State.DONE, _("Done."), result or ""


def _finish(job: Job, state: State, message: str, result: str) -> None:
    progress = 1.0 if state == State.DONE else job.progress
    with transaction.atomic():
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(
            state=state, message=message, result=result, progress=progress, finished=timezone.now()
        )
        record(f"job.{state}", thing=job, details={"kind": job.kind})


def recover() -> int:
    """Take care of work whose worker is gone (killed, power cut): run it again, or say that it failed; how many.

    Called when a worker starts and now and then while it runs.
    """
    lost = [job for job in Job.objects.filter(state=State.RUNNING) if not alive(job.worker, job.heartbeat)]
    return sum(_recover(job) for job in lost)


@transaction.atomic
def _recover(job: Job) -> int:
    again = not job.cancel_requested and job.tries <= kinds.find(job.kind).retries
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, worker=job.worker, tries=job.tries)
    if again:
        changed = mine.update(state=State.QUEUED, worker="", message=_("The server was interrupted; starting again."))
        if changed:
            run.enqueue(str(job.pk))
    else:
        message = _("The server was interrupted while this ran. Nothing of it was kept; start it again.")
        changed = mine.update(state=State.FAILED, message=message, finished=timezone.now())
    if changed:
        record("job.interrupted", actor="system", thing=job, details={"again": again})
    return changed
