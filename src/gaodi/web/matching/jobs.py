"""Background work of matching: comparing sellers in purchase records and names in plans with the register."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import WorkspaceError
from gaodi.plan import mentions
from gaodi.registry import linkage
from gaodi.web.audit.services import record
from gaodi.web.jobs import kind
from gaodi.web.jobs.work import Work
from gaodi.web.matching.services import WORK
from gaodi.web.plans.workspace import workspace


@kind(WORK, label=gettext_lazy("Compare names with the register"))
def compare(work: Work) -> str:
    """Link what is sure, queue what is not, take the rest for new. What people have decided stays as it is."""
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    work.progress(0.1, _("Comparing the names"))
    user = work.job.owner.username
    found = [*linkage.match_trades(ws, user=user), *mentions.match(ws, user=user)]
    details = {name: sum(getattr(one, name) for one in found) for name in ("linked", "queued", "new", "unchanged")}
    record("matching.run", actor=work.job.owner, kind="record", label=work.job.title, details=details)
    return reverse("matching:queue")
