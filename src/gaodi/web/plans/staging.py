"""The place where an uploaded file waits for its compilation: `staging/plans/<job>/` in the workspace.

Nothing reads it but the job. What a killed server leaves behind is cleared when a worker starts: folders that no
waiting or running job speaks of. A lock keeps the clearing apart from uploads whose job has not been queued yet.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from gaodi.web.jobs.models import Job, State


def root() -> Path:
    """The folder of all that waits."""
    return Path(settings.GAODI_WORKSPACE) / "staging" / "plans"


def keep(upload: UploadedFile) -> Path:
    """Write the upload to its own folder under a name of our own; only the ending is taken from the user."""
    ending = Path(upload.name or "").suffix.lower()
    folder = root() / uuid4().hex
    folder.mkdir(parents=True)
    path = folder / f"document{ending if ending[1:].isalnum() else ''}"
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return path


def drop(path: Path) -> None:
    """Remove what was kept for one job."""
    if path.parent.parent == root():
        shutil.rmtree(path.parent, ignore_errors=True)


@contextmanager
def held(exclusive: bool = False) -> Iterator[None]:
    """Uploads hold the place together, the clearing alone. A killed process lets go by itself."""
    root().mkdir(parents=True, exist_ok=True)
    with (root().parent / ".plans.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield


def clear() -> int:
    """Remove what no waiting or running job speaks of; how many folders."""
    with held(exclusive=True):
        return _clear()


def _clear() -> int:
    active = Job.objects.filter(kind="plan.compile", state__in=[State.QUEUED, State.RUNNING])
    needed = {Path(job.arguments["path"]).parent for job in active}
    left = [folder for folder in root().glob("*") if folder not in needed]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)
