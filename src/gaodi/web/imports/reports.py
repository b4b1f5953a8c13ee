"""Reports on the quality of a year, as they were last computed: pages read what is kept and compute nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils.translation import gettext as _

from gaodi.registry import analytic
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.quality import Report
from gaodi.registry.quality.report import WHOLE, opened, place, whole
from gaodi.web import jobs
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.models import User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

WORK = "quality.compute"
YEARS = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that was computed. outdated: what it was computed from has changed since."""

    year: int
    report: Report
    computed: datetime
    outdated: bool


def years(ws: Workspace) -> list[int]:
    """The years that reports are made of: the last ones of which there are figures of enterprises, the latest first."""
    return sorted(analytic.years(ws, SubjectKind.ENTERPRISE), reverse=True)[:YEARS]


def under_way() -> Job | None:
    """The computing that is under way."""
    return Job.objects.filter(kind=WORK, state__in=[State.QUEUED, State.RUNNING]).first()


def start(owner: User) -> Job:
    """The work that computes them anew: one that has not begun yet, else another, for one that runs may have read what
    was there before."""
    waiting = Job.objects.filter(kind=WORK, state=State.QUEUED).first()
    return waiting or jobs.start(WORK, owner=owner, title=_("Data quality"))


def kept(ws: Workspace) -> list[Kept]:
    """The reports that are there, the latest year first. Of a year that has only begun there is nothing to report."""
    there = years(ws)
    # The state of the lake is asked for once: it is what reports of every year are known by.
    now = place(ws, there[0]) if there else None
    found = ((year, *_last(now.parents[1] / str(year) / now.name)) for year in there if now is not None)
    made = [_kept(year, folder, is_now) for year, folder, is_now in found if folder is not None]
    return [one for one in made if one.report.coverage.select(pl.len()).collect().item()]


def coverage_of(ws: Workspace, metric: str) -> list[dict[str, Any]]:
    """Of one metric, the latest year first: `year`, and of enterprises above scale how many have it (`counted`), of how
    many (`members`), the `share`."""
    about = (pl.col("metric") == metric) & (pl.col("group") == WHOLE)
    return [{"year": one.year} | row for one in kept(ws) for row in one.report.above.filter(about).collect().to_dicts()]


def _last(now: Path) -> tuple[Path | None, bool]:
    """The folder of the report as things are now, else the one computed last; and whether it is of now."""
    if now.is_dir():
        return now, True
    before = [path for path in now.parent.glob("*") if not path.name.startswith(".") and whole(path)]
    return max(before, key=lambda path: path.stat().st_mtime, default=None), False


def _kept(year: int, folder: Path, is_now: bool) -> Kept:
    return Kept(year, opened(folder), datetime.fromtimestamp(folder.stat().st_mtime, UTC), not is_now)


__all__ = ["WHOLE", "WORK", "Kept", "coverage_of", "kept", "start", "under_way", "years"]
