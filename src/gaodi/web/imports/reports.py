"""Reports on the quality of a year, as they were last computed: pages read what is kept and compute nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.registry import analytic, derived, quality
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.quality import Report
from gaodi.registry.quality.population import population
from gaodi.registry.quality.report import WHOLE, place

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

YEARS = 5
_COVERAGE = "coverage.parquet"


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that was computed. above: its coverage over enterprises above scale only, who return most forms.
    outdated: what it was computed from has changed since."""

    year: int
    report: Report
    above: pl.LazyFrame
    computed: datetime
    outdated: bool


def years(ws: Workspace) -> list[int]:
    """The years that reports are made of: the last ones of which there are figures of enterprises, the latest first."""
    return sorted(analytic.years(ws, SubjectKind.ENTERPRISE), reverse=True)[:YEARS]


def compute(ws: Workspace, year: int) -> None:
    """Make the report of a year, unless it is there."""
    quality.report(ws, year)
    derived.kept(_above(place(ws, year)), lambda draft: _make_above(ws, year, draft))


def _above(report: Path) -> Path:
    """Where the coverage above scale is kept, beside the report of the same name."""
    return report.parents[1] / f"{report.parent.name}-above-scale" / report.name


def _make_above(ws: Workspace, year: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    there = population(ws, year).filter("above_scale")
    parks = there.select("subject", group="park").drop_nulls()
    groups = pl.concat([parks, there.select("subject", group=pl.lit(WHOLE))])
    quality.coverage(ws, year, groups).write_parquet(folder / _COVERAGE)


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
    return [{"year": one.year} | row for one in kept(ws) for row in one.above.filter(about).collect().to_dicts()]


def _last(now: Path) -> tuple[Path | None, bool]:
    """The folder of the report as things are now, else the one computed last; and whether it is of now."""
    if now.is_dir() and _above(now).is_dir():
        return now, True
    before = [path for path in now.parent.glob("*") if not path.name.startswith(".") and _above(path).is_dir()]
    return max(before, key=lambda path: path.stat().st_mtime, default=None), False


def _kept(year: int, folder: Path, is_now: bool) -> Kept:
    report = Report(**{field.name: pl.scan_parquet(folder / f"{field.name}.parquet") for field in fields(Report)})
    above = pl.scan_parquet(_above(folder) / _COVERAGE)
    return Kept(year, report, above, datetime.fromtimestamp(folder.stat().st_mtime, UTC), not is_now)


__all__ = ["WHOLE", "Kept", "compute", "coverage_of", "kept", "years"]
