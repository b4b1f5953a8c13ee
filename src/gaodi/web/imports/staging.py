"""Where an uploaded file waits, with what was found in it: `staging/imports/<import>/` in the workspace.

The file goes when it was loaded (the library keeps the original) or discarded; what nobody has come back to for a month
is discarded by the next worker that starts.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from gaodi.registry.forms.faults import SCHEMA

if TYPE_CHECKING:
    from gaodi.web.imports.models import Import

FAULTS = "faults.parquet"
MARKED = "marked"


def root() -> Path:
    """The folder of all that waits."""
    return Path(settings.GAODI_WORKSPACE) / "staging" / "imports"


def folder(one: Import) -> Path:
    """The folder of one import."""
    return root() / one.pk.hex


def file(one: Import) -> Path:
    """Its file, under a name of our own; only the ending is taken from the user."""
    ending = Path(one.file).suffix.lower()
    return folder(one) / f"file{ending if ending[1:].isalnum() else ''}"


def keep(one: Import, upload: UploadedFile) -> None:
    """Write the upload, and wait until it is on the disk."""
    folder(one).mkdir(parents=True)
    with file(one).open("wb") as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
        kept.flush()
        os.fsync(kept.fileno())


def keep_faults(one: Import, found: pl.DataFrame) -> None:
    """Write what was found, whole or not at all; a marked workbook of before no longer fits."""
    draft = folder(one) / f".{FAULTS}"
    found.write_parquet(draft)
    draft.replace(folder(one) / FAULTS)
    _drop_marked(one)


def faults(one: Import) -> pl.DataFrame:
    """What was found; nothing where nothing was, or where it has been cleared away."""
    path = folder(one) / FAULTS
    return pl.read_parquet(path) if path.is_file() else pl.DataFrame(schema=SCHEMA)


def drop(one: Import) -> None:
    """Remove everything that waits."""
    shutil.rmtree(folder(one), ignore_errors=True)


def drop_file(one: Import) -> None:
    """Remove the file and keep what was found in it."""
    file(one).unlink(missing_ok=True)
    _drop_marked(one)


def _drop_marked(one: Import) -> None:
    for path in folder(one).glob(f"{MARKED}-*"):
        path.unlink(missing_ok=True)
