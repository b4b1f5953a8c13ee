"""Keeps the files that were loaded, as they came: `imports/<sha256>.<ending>` in the workspace."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

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


def keep(workspace: Path, path: Path, name: str, sha256: str) -> Path:
    """Keep a copy of the file: whole or not at all. Raises Stop where it has changed meanwhile, or the disk is full."""
    target = place(workspace, sha256, name)
    if target.exists():
        return target
    draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    with said():
        target.parent.mkdir(exist_ok=True)
        try:
            if _copy(path, draft) != sha256:
                raise OSError(0, "the file changed while it was read")
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    return target


def _copy(path: Path, draft: Path) -> str:
    seen = hashlib.sha256()
    with path.open("rb") as source, draft.open("wb") as copy:
        while piece := source.read(_PIECE):
            seen.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return seen.hexdigest()
