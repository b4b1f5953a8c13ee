"""Loads a file that was filled in: looked at whole, written whole or not at all, and never the same twice."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.lake import Batch, Writer
from gaodi.registry import trades
from gaodi.registry.forms import definitions, files, originals, targets
from gaodi.registry.forms.checking import Looked, looked
from gaodi.registry.forms.faults import Faults, Stop
from gaodi.registry.forms.history import KIND, LOADS
from gaodi.registry.forms.job import Job, Progress
from gaodi.registry.forms.model import Form
from gaodi.registry.forms.outcome import Checked, Faulty, Loaded

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def check_file(
    ws: Workspace,
    form: str | Form | None,
    path: str | Path,
    *,
    period: str | None = None,
    source: str | None = None,
    name: str | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Look at a file as `load_file` does, and load nothing."""
    job = _job(ws, form, path, period, source, name, progress)
    with looked(job, Path(path)) as seen:
        return Checked.of(seen)


def load_file(
    ws: Workspace,
    form: str | Form | None,
    path: str | Path,
    *,
    period: str | None = None,
    source: str | None = None,
    user: str = "",
    accept_warnings: bool = False,
    name: str | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Load a file that was filled in.

    form: its id, or itself; None for a workbook that Gaodi wrote. period: of the rows (2023, 2023年1-6月), unless the
    form has it in a column or has none; that of Gaodi's own workbook is known. source: by default the form's.
    accept_warnings: somebody has read them. name: what the file was called where it came from. progress: is told what
    is done and how much of it; what it raises ends the load. Raises InputError where form, period or source do not fit,
    and Faulty with everything that is wrong in the file; nothing is loaded then. The same file for the same form,
    period and source is not loaded again.
    """
    path = Path(path)
    job = _job(ws, form, path, period, source, name, progress)
    try:
        sha256 = originals.digest(path) if path.is_file() else ""
        checksum = hashlib.sha256("\n".join((job.form.id, job.code, job.source.id, sha256)).encode()).hexdigest()
        if sha256 and (batch := ws.lake.find(checksum, KIND)):
            return _again(batch)
        with looked(job, path) as seen:
            checked = Checked.of(seen)
            if checked.errors or (checked.warnings and not accept_warnings):
                raise Faulty.because(checked)
            copy = originals.copied(path, seen.staging.folder, sha256)
            return _write(seen, checked, sha256, copy, checksum, user)
    except Stop as stop:
        raise _stopped(job, stop) from stop


def _job(
    ws: Workspace, form: str | Form | None, path: str | Path, period: str | None, source: str | None, name: str | None,
    progress: Progress | None,
) -> Job:  # fmt: skip
    path, name = Path(path), name or Path(path).name
    stamp = {} if form and period else _stamp(path, name)
    chosen = form or stamp.get("form", "")
    if not chosen and not path.is_file():
        raise InputError(Fault("There is no such file", name, do="Check the name and the folder"))
    if not chosen:
        raise InputError(Fault("The form is not said, and the file is none of Gaodi's workbooks", name, do="Name it"))
    if isinstance(chosen, str):
        chosen = definitions.load(ws)[chosen]
    known = stamp.get("period") or None if stamp.get("form") == chosen.id else None
    return Job.of(ws, chosen, name, period or known, source, progress)


def _stamp(path: Path, name: str) -> dict[str, str]:
    """What the file says of itself; whether it can be read at all is found later, and said with the rest."""
    try:
        return files.stamp(path, name)
    except Stop:
        return {}


def _stopped(job: Job, stop: Stop) -> Faulty:
    faults = Faults()
    faults.stop(stop)
    counts = dict(faults.counts)
    return Faulty.because(Checked(job.form, job.file, (), 0, faults.frame(), faults.errors, 0, counts))


def _write(seen: Looked, checked: Checked, sha256: str, copy: Path, checksum: str, user: str) -> Loaded:
    job, lake = seen.job, seen.job.ws.lake
    targets.define(seen, lake)
    LOADS.define(lake)
    note = " ".join(filter(None, (job.form.id, job.code, job.file)))
    with lake.batch(kind=KIND, source=job.source.id, user=user, note=note, checksum=checksum) as writer:
        _write_all(seen, writer)
        writer.add(LOADS.name, LOADS.frame([_record(seen, checked, sha256)]))
        copy.replace(originals.place(job.ws.path, sha256, job.file))
    batch = writer.written
    assert batch is not None  # noqa: S101 - the block ended without an exception
    trades.refresh(job.ws, batch)
    return _again(batch) if batch.repeated else Loaded(batch, checked.rows, _written(batch), checked.warnings)


def _write_all(seen: Looked, writer: Writer) -> None:
    """Write the rows of the tables; while some are written the next are made."""
    with ThreadPoolExecutor(1) as behind:
        writing: Future[None] | None = None
        for table, rows, done in targets.rows(seen):
            if writing is not None:
                writing.result()
            if rows.height:
                writing = behind.submit(writer.add, table, rows)
            seen.job.progress("writing", done)
        if writing is not None:
            writing.result()


def _record(seen: Looked, checked: Checked, sha256: str) -> dict[str, object]:
    job = seen.job
    return {
        "form": job.form.id, "version": job.form.version, "period": job.code or None, "source": job.source.id,
        "file": job.file, "sha256": sha256, "rows": checked.rows, "warnings": checked.warnings,
        "layouts": ",".join(table.fingerprint for table in seen.tables),
    }  # fmt: skip


def _written(batch: Batch) -> dict[str, int]:
    return {table: rows for table, rows in batch.rows.items() if table != LOADS.name}


def _again(batch: Batch) -> Loaded:
    written = _written(batch)
    return Loaded(replace(batch, repeated=True), 0, written)
