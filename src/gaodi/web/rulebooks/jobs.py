"""Background work of rulebooks: running the tests of one."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.web.jobs import kind
from gaodi.web.jobs.work import Work
from gaodi.web.plans.workspace import workspace
from gaodi.web.rulebooks import outcomes


@kind("rulebooks.tests", label=gettext_lazy("Run the tests of a rulebook"))
def run_tests(work: Work, *, rulebook: str) -> str:
    """Run the tests beside a rulebook and keep what they gave."""
    work.progress(0.1, _("Running the tests"))
    outcomes.run(workspace(), rulebook)
    return reverse("rulebooks:tests", args=[rulebook])
