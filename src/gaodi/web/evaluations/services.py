"""Work on evaluations that people start."""

from __future__ import annotations

from datetime import date

from gaodi.rules.gathering import Among
from gaodi.rules.model import Rulebook
from gaodi.rules.runs import Run
from gaodi.web import jobs
from gaodi.web.evaluations.words import language
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User

RUN, RECOMPUTE, REQUESTS = "evaluation.run", "evaluation.recompute", "evaluation.requests"


def evaluate(
    rulebook: Rulebook, year: int, day: date, among: Among, settled: dict[str, str], note: str, by: User
) -> Job:
    """Evaluate a rulebook in the background."""
    title = f"{rulebook.title.label(language())} {year}"
    told = {"rulebook": rulebook.id, "year": year, "day": day.isoformat(), "settled": settled, "note": note}
    return jobs.start(RUN, owner=by, title=title, among=among.said(), **told)


def recompute(run: Run, by: User) -> Job:
    """Compute a run again."""
    return _once(RECOMPUTE, run, by)


def requests(run: Run, by: User) -> Job:
    """Find which data would settle most."""
    return _once(REQUESTS, run, by)


def _once(kind: str, run: Run, by: User) -> Job:
    """What this person has under way for the run is not begun twice."""
    active = Job.objects.filter(kind=kind, owner=by, arguments={"run": run.id}, state__in=[State.QUEUED, State.RUNNING])
    title = f"{run.program.rulebook.title.label(language())} {run.year}"
    return active.first() or jobs.start(kind, owner=by, title=title, run=run.id)
