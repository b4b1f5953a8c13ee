"""Work of the plan's pages: compiling an uploaded document, computing attainment anew, asking for a second opinion."""

from __future__ import annotations

import logging
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import GaodiError, InputError, WorkspaceError
from gaodi.plan import library, opinion, readers
from gaodi.plan.attainment.computing import compute
from gaodi.plan.model import Plan
from gaodi.web.audit.services import record
from gaodi.web.jobs import kind
from gaodi.web.jobs.kinds import at_start
from gaodi.web.jobs.work import Work
from gaodi.web.plans import said, staging
from gaodi.web.plans.asking import WORK
from gaodi.web.plans.suggestions import KIND
from gaodi.web.plans.workspace import workspace

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

log = logging.getLogger(__name__)


@at_start
def clear() -> None:
    """What a killed server left behind: staged uploads without a job, documents that were not finished."""
    staging.clear()
    try:
        ws = workspace()
    except WorkspaceError as error:
        # The pages say it too; a worker that ended here would only be started again.
        log.error("%s", error)
        return
    if ws is not None:
        library.clean(ws)


@kind("plan.compile", label=gettext_lazy("Compile a plan"))
def compile_document(work: Work, *, path: str, called: str, plan: str = "") -> str:
    """Check, read, compile, add. The plan is there whole or not at all: the lake's batch is the last thing written.

    A killed process does not come to drop the staged file, which is what lets the next worker try again.
    """
    try:
        return _compile(work, Path(path), called, plan)
    except GaodiError as error:
        raise InputError(said.words(error)) from error
    finally:
        staging.drop(Path(path))


@kind("plan.attainment", label=gettext_lazy("Compute attainment"))
def compute_attainment(work: Work, *, plan: str) -> str:
    """Compute where the targets of a plan stand. The run is one batch of the lake: there whole or not at all."""
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")

    def told(share: float) -> None:
        work.check()
        work.progress(share, _("Computing"))

    run = compute(ws, plan, user=work.job.owner.username, progress=told)
    details = {"run": run.id, "new": run.new, "number": run.number, "digest": run.digest}
    record("plan.compute", actor=work.job.owner, kind="plan", key=plan, label=work.job.title, details=details)
    return f"{reverse('plans:targets')}?plan={plan}"


@kind(WORK, label=gettext_lazy("Ask for a second opinion"), retries=0)
def ask_second_opinion(work: Work, *, plan: str) -> str:
    """Send the text of a plan to the endpoint of the settings. Kept whole or not at all; not sent twice by itself."""
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")

    def told(share: float) -> None:
        work.check()
        work.progress(share, _("Asking %(host)s") % {"host": ws.settings.second_opinion.host})

    try:
        opinion.ask(ws, plan, user=work.job.owner.username, progress=told)
    except GaodiError as error:
        raise InputError(said.words(error)) from error
    return f"{reverse('plans:plan', args=[plan])}#{KIND}"


def _compile(work: Work, path: Path, name: str, plan: str) -> str:
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    work.progress(0.1, _("Reading the document"))
    document = readers.read(path, name, settings.UPLOAD_LIMIT_BYTES)
    if known := _known(ws, document.text):
        library.attach(ws, known, document.text, path.read_bytes())
        return reverse("plans:plan", args=[known.id])
    work.progress(0.4, _("Finding targets, tasks and names"))
    made = _compiled(ws, document, plan)
    work.progress(0.9, _("Adding the plan to the library"))
    work.check()
    user = work.job.owner
    added = library.add(
        ws,
        made,
        text=document.text,
        original=path.read_bytes(),
        user=user.username,
        made_up=library.is_made_up(document.text),
    )
    details = {"revision": added.revision, "kept": added.kept, "left": len(added.left), "sha256": made.source.sha256}
    record("plan.compile", actor=user, kind="plan", key=added.plan, label=made.title, details=details)
    return reverse("plans:plan", args=[added.plan])


def _known(ws: Workspace, text: str) -> Plan | None:
    """The plan of the catalogue whose document this is: compiled and reviewed, only its text was missing."""
    catalogued = [entry for entry in library.plans(ws) if entry.origin == "catalogue"]
    plans = (library.compiled(ws, entry.id) for entry in catalogued)
    return next((plan for plan in plans if library.fits(plan, text)), None)


def _compiled(ws: Workspace, document: readers.Document, plan: str) -> Plan:
    """The compiled plan; under the id of the plan of which it is a newer edition, if it is one."""
    from gaodi.plan.compile import compile_text

    made = compile_text(document)
    return made.model_copy(update={"id": plan or _own_id(ws, made)})


def _own_id(ws: Workspace, made: Plan) -> str:
    """The id of a plan that was uploaded as a new one: that of its file's name, unless another plan has it.

    Many documents are called 行动计划.docx. The same document, or one of the same title, is the same plan.
    """
    known = {entry.id: entry for entry in library.plans(ws)}
    ids = chain([made.id], (f"{made.id}-{number}" for number in count(2)))
    return next(i for i in ids if i not in known or _same(known[i], made))


def _same(entry: library.Entry, made: Plan) -> bool:
    return entry.sha256 == made.source.sha256 or entry.title == made.title
