"""Work of the enterprises' pages: building what search needs."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gaodi.errors import WorkspaceError
from gaodi.registry.enterprises import directory
from gaodi.web.enterprises.refreshing import WORK
from gaodi.web.jobs import kind
from gaodi.web.jobs.work import Work
from gaodi.web.plans.workspace import workspace


@kind(WORK, label=gettext_lazy("Prepare the search for enterprises"))
def build(work: Work) -> str:
    """Build the directory of the lake as it is now; nothing is done where it is there."""
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    directory.current(ws)
    return reverse("enterprises:index")
