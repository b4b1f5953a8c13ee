"""Background work of evaluations: running a rulebook, recomputing a run, working out which data to ask for."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import GaodiError, InputError, WorkspaceError
from gaodi.rules import runs
from gaodi.web.audit.services import record
from gaodi.web.evaluations import keeping, population, said
from gaodi.web.evaluations.services import RECOMPUTE, REQUESTS, RUN
from gaodi.web.jobs import kind
from gaodi.web.jobs.work import Work
from gaodi.web.plans.workspace import workspace

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def _workspace() -> Workspace:
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    return ws


@kind(RUN, label=gettext_lazy("Evaluate a rulebook"))
def evaluate(
    work: Work, *, rulebook: str, year: int, day: str, among: dict[str, list[str]], settled: dict[str, str], note: str
) -> str:
    """Evaluate and keep. The run is there whole or not at all."""
    whom, on = population.kept(among), date.fromisoformat(day)
    try:
        found = runs.evaluate(
            _workspace(), rulebook, year=year, on=on, among=whom, settled=settled, note=note,
            user=work.job.owner.username, progress=partial(_told, work),
        )  # fmt: skip
    except WorkspaceError:
        raise
    except GaodiError as error:
        raise InputError(said.words(error)) from error
    details = {
        "rulebook": rulebook, "year": year, "day": day, "among": among, "settled": settled,
        "subjects": found.subjects,
    }  # fmt: skip
    record("evaluation.run", actor=work.job.owner, kind="run", key=found.id, label=work.job.title, details=details)
    return reverse("evaluations:run", args=[found.id])


def _told(work: Work, share: float) -> None:
    stages = ((0.3, _("Gathering the figures")), (0.8, _("Evaluating")), (2.0, _("Keeping the results")))
    work.progress(share, next(words for end, words in stages if share < end))


@kind(RECOMPUTE, label=gettext_lazy("Compute an evaluation again"))
def recompute(work: Work, *, run: str) -> str:
    """Compute a run again from what it kept; what came out is on the trail and on the page of the run."""
    work.progress(0.2, _("Evaluating"))
    found = runs.recompute(_workspace(), run)
    details: dict[str, Any] = {
        "identical": found.identical, "subjects": found.subjects, "differing": max(found.differing, found.recorded),
        "statistics": found.statistics,
    }  # fmt: skip
    record("evaluation.recompute", actor=work.job.owner, kind="run", key=run, label=work.job.title, details=details)
    return reverse("evaluations:run", args=[run])


@kind(REQUESTS, label=gettext_lazy("Find which data would settle most"))
def requests(work: Work, *, run: str) -> str:
    """Work out the data requests of a run and keep them beside it."""
    work.progress(0.1, _("Looking at what is open"))
    found = keeping.compute(runs.load(_workspace(), run))
    details = {"cases": found.cases, "looked": found.looked}
    record("evaluation.requests", actor=work.job.owner, kind="run", key=run, label=work.job.title, details=details)
    return reverse("evaluations:requests", args=[run])
