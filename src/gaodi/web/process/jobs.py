"""Background work of the process: correcting a run."""

from __future__ import annotations

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import GaodiError, InputError, WorkspaceError
from gaodi.rules import process, runs
from gaodi.rules.results import CORRECTED
from gaodi.web.jobs import kind
from gaodi.web.jobs.work import Work
from gaodi.web.plans.workspace import workspace
from gaodi.web.process import said
from gaodi.web.process.services import CORRECT, note_step


@kind(CORRECT, label=gettext_lazy("Correct an evaluation"))
def correct(work: Work, *, run: str, note: str) -> str:
    """Evaluate again with what was put right. What an interrupted try had done already is not done again."""
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    found = process.read(ws, run)
    if found.status == CORRECTED and work.job.tries > 1:
        return reverse("evaluations:run", args=[found.steps[-1].other])
    by = work.job.owner
    try:
        made = process.correct(ws, run, by=by.username, note=note, progress=partial(_told, work))
    except WorkspaceError:
        raise
    except GaodiError as error:
        raise InputError(said.words(error)) from error
    subjects = {subject: sorted(values) for subject, values in found.corrections.items()}
    note_step("correct", runs.load(ws, run), by, {"corrected": made.id, "inputs": subjects, "note": note})
    return reverse("evaluations:run", args=[made.id])


def _told(work: Work, share: float) -> None:
    work.progress(share, _("Evaluating with what was put right") if share < 0.8 else _("Keeping the results"))
