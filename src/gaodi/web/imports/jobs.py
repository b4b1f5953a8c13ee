"""Background work of imports: looking at a file, and loading it. Either can be stopped; nothing of it is kept then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import polars as pl
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.errors import GaodiError, InputError, WorkspaceError
from gaodi.registry import forms, quality
from gaodi.registry.forms import Checked, Faulty, Loaded
from gaodi.registry.forms.checking import looked
from gaodi.registry.forms.faults import SCHEMA
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.originals import digest
from gaodi.web.audit.services import record
from gaodi.web.imports import clearing, marking, outside, reports, said, staging
from gaodi.web.imports.models import Import, State
from gaodi.web.imports.services import CHECK, LOAD
from gaodi.web.jobs import kind
from gaodi.web.jobs.kinds import at_start
from gaodi.web.jobs.work import Work
from gaodi.web.plans.workspace import workspace

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

# Of the way of a check and of a load: how far it is when a step begins, and when it ends.
SPANS = {
    CHECK: {"reading": (0.0, 0.7), "checking": (0.7, 1.0)},
    LOAD: {"reading": (0.0, 0.45), "checking": (0.45, 0.5), "writing": (0.5, 1.0)},
}
DOING = {
    "reading": gettext_lazy("Reading the file"),
    "checking": gettext_lazy("Comparing with what is known"),
    "writing": gettext_lazy("Writing"),
}


@at_start
def clear() -> None:
    """What a killed server left behind, and files that nobody has come back to."""
    clearing.clear()


@kind(CHECK, label=gettext_lazy("Check a file"))
def check(work: Work, *, item: str) -> str:
    """Look at the whole file; what is found stands on the page of the import."""
    one = Import.objects.select_related("owner", "organisation").get(pk=item)
    ws = _workspace()
    try:
        _check(ws, work, one)
    except GaodiError as error:
        _failed(one, State.FAULTY, error)
    return reverse("imports:one", args=[one.pk])


@kind(LOAD, label=gettext_lazy("Load a file"))
def load(work: Work, *, item: str) -> str:
    """Load the file whole or not at all. Started again after a crash it finds what it has written and is done."""
    one = Import.objects.select_related("owner", "organisation").get(pk=item)
    ws = _workspace()
    try:
        _loaded(ws, work, one, _load(ws, work, one))
    except Faulty as faulty:
        # The register or a layout has changed since the file was checked.
        _found(one, faulty.checked)
    except GaodiError as error:
        _failed(one, State.FAULTY, error)
    return reverse("imports:one", args=[one.pk])


@kind(reports.WORK, label=gettext_lazy("Compute data quality"))
def compute_quality(work: Work) -> str:
    """The reports of the last years; what has not changed is not computed again."""
    ws = _workspace()
    there = reports.years(ws)
    for number, year in enumerate(there):
        work.check()
        work.progress(number / len(there), _("Computing the quality of %(year)s") % {"year": year})
        quality.report(ws, year)
    return reverse("imports:quality")


def _workspace() -> Workspace:
    ws = workspace()
    if ws is None:
        raise WorkspaceError("This server has no workspace yet: make one with `gaodi init`.")
    return ws


def _told(work: Work, name: str) -> Callable[[str, float], None]:
    """What the library tells, as the progress of the work."""

    def tell(doing: str, share: float) -> None:
        start, end = SPANS[name][doing]
        work.progress(start + (end - start) * share, DOING[doing])

    return tell


def _check(ws: Workspace, work: Work, one: Import) -> None:
    one.sha256 = digest(staging.file(one))
    if before := _before(ws, one):
        one.state, one.batch = State.REPEATED, before
        one.save()
        return
    form = forms.load(ws)[one.form]
    job = Job.of(ws, form, one.file, one.period or None, one.source, _told(work, CHECK))
    with looked(job, staging.file(one)) as seen:
        checked, strange = Checked.of(seen), outside.faults(seen, one.owner)
    work.check()
    _found(one, checked, strange)
    if (one.errors or one.warnings) and not marking.is_small(one):
        marking.make(one)


def _before(ws: Workspace, one: Import) -> int | None:
    """The batch of the same file for the same form, period and source, where that stands."""
    for row in forms.history(ws, one.form).iter_rows(named=True):
        same = (row["sha256"], row["period"] or "", row["source"]) == (one.sha256, one.period, one.source)
        if same and row["taken_back"] is None:
            return int(row["batch"])
    return None


def _found(one: Import, checked: Checked, strange: pl.DataFrame | None = None) -> None:
    """Keep what was found. strange: rows of places that the person does not enter figures of."""
    others = strange if strange is not None else pl.DataFrame(schema=SCHEMA)
    staging.keep_faults(one, pl.concat([others, checked.faults]))
    one.rows, one.errors, one.warnings = checked.rows, checked.errors + others.height, checked.warnings
    one.counts = checked.counts | ({outside.CODE: others.height} if others.height else {})
    one.tables = [
        {
            "sheet": table.sheet,
            "header": table.header,
            "rows": table.rows,
            "left_out": {kind: len(rows) for kind, rows in table.left_out.items()},
        }
        for table in checked.tables
    ]
    one.state = State.FAULTY if one.errors else State.WARNED if checked.warnings else State.READY
    one.save()
    details = {"rows": one.rows, "errors": one.errors, "warnings": one.warnings}
    record("imports.check", thing=one, details=details)


def _load(ws: Workspace, work: Work, one: Import) -> Loaded:
    return forms.load_file(
        ws, one.form, staging.file(one), period=one.period or None, source=one.source, user=work.job.owner.username,
        accept_warnings=one.accepted_by_id is not None, name=one.file, progress=_told(work, LOAD),
    )  # fmt: skip


def _loaded(ws: Workspace, work: Work, one: Import, loaded: Loaded) -> None:
    """Write down what became of it. The same file may have been loaded by somebody else in the meantime."""
    number = loaded.batch.number
    theirs = loaded.repeated and (
        loaded.batch.user != work.job.owner.username or Import.objects.filter(batch=number).exclude(pk=one.pk).exists()
    )
    one.state, one.batch, one.written = State.REPEATED if theirs else State.LOADED, number, loaded.written
    one.save()
    details = {"batch": number, "rows": one.rows, "written": loaded.written, "sha256": one.sha256}
    record("imports.repeated" if theirs else "imports.loaded", actor=work.job.owner, thing=one, details=details)
    staging.drop_file(one)
    if one.state == State.LOADED:
        reports.start(work.job.owner)


def _failed(one: Import, state: State, error: GaodiError) -> None:
    """Nothing was loaded; the page says why, and so does the work."""
    one.state, one.message = state, said.words(error)
    one.save()
    raise InputError(one.message) from error
