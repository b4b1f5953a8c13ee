"""Keeps the files that were loaded, as they came: `imports/<sha256>.<ending>` in the workspace."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from gaodi.registry.forms.faults import Stop
from gaodi.registry.forms.staging import FOLDER, said

_PIECE = 1 << 20
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


def digest(path: Path) -> str:
    """SHA-256 of a file. Raises Stop where it cannot be read."""
    with said(), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place(workspace: Path, sha256: str, name: str) -> Path:
    """Where a file is kept. name: what it was called; only its ending is used."""
    ending = Path(name).suffix.lower()
    return workspace / FOLDER / f"{sha256}{ending if _ENDING.fullmatch(ending) else ''}"


def copied(path: Path, folder: Path, sha256: str) -> Path:
    """A copy of the file in a folder. Raises Stop where the file has changed meanwhile, or the disk is full."""
    copy = folder / "original"
    seen = hashlib.sha256()
    with said(), path.open("rb") as source, copy.open("wb") as target:
        while piece := source.read(_PIECE):
            seen.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    if seen.hexdigest() != sha256:
        raise Stop("cannot-stage", reason="the file changed while it was read")
    return copy
