"""Work of the plan's pages: compiling an uploaded document, computing attainment anew."""

from __future__ import annotations

from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import WorkspaceError
from gaodi.plan import library
from gaodi.plan.model import Plan
from gaodi.web.jobs import kind
from gaodi.web.jobs.work import Work
from gaodi.web.plans import staging
from gaodi.web.plans.workspace import workspace


@kind("plan.compile", label=gettext_lazy("Compile a plan"))
def compile_document(work: Work, *, path: str, name: str, plan: str = "") -> str:
    """Check, read, compile, add. The plan is there whole or not at all: the lake's batch is the last thing written.

    A second try after a crash finds the file still in its staging place; when the work ends either way, it goes.
    """
    try:
        result = _compile(work, Path(path), name, plan)
    finally:
        # A killed process does not come here, which is what lets the next worker try again.
        staging.drop(Path(path))
    return result


def _compile(work: Work, path: Path, name: str, plan: str) -> str:
    from gaodi.plan.compile import compile_document as compiled_document

    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    work.progress(0.05, _("Checking the file"))
    data = path.read_bytes()
    work.progress(0.15, _("Reading the document"))
    made, text = compiled_document(path, name)
    work.progress(0.8, _("Adding the plan to the library"))
    work.check()
    found = _known_as(made, plan)
    added = library.add(ws, found, text=text, original=data, user=work.job.owner.username)
    work.progress(1.0, _("Done."))
    return reverse("plans:plan", args=[added.plan])


def _known_as(made: Plan, plan: str) -> Plan:
    """The compiled plan under the id of the plan of which it is a newer edition."""
    return made.model_copy(update={"id": plan}) if plan else made
