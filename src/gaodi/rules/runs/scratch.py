"""A folder for what is written on the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """A folder in another one that is gone afterwards."""
    path = beside / f".gaodi-{uuid4().hex}"
    path.mkdir(parents=True)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
