"""Work in the background: its record, its progress, the request to cancel it, and what happens when it crashes.

Declare a kind of work in `<app>/jobs.py` (found by itself) and start it from a service:

    @kind("plan.compile", label=_("Compile a plan"))
    def compile_plan(work: Work, *, path: str) -> str:
        work.progress(0.4, _("Reading clauses"))    # written at most once a second; raises Cancelled if asked to stop
        return "/plan/…"                            # where the result is

    job = jobs.start("plan.compile", owner=user, title=name, path=str(path))
"""

from typing import TYPE_CHECKING, Any

from gaodi.web.jobs.kinds import Cancelled, kind

if TYPE_CHECKING:
    from gaodi.web.jobs.models import Job

__all__ = ["Cancelled", "kind", "start"]


def start(name: str, *, owner: Any, title: str = "", **arguments: Any) -> "Job":
    """Queue work of a declared kind; see `jobs.services.start`."""
    from gaodi.web.jobs import services

    return services.start(name, owner=owner, title=title, **arguments)
