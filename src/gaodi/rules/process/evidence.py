"""The files that are handed in with an objection: kept in the workspace under its id, known by their digest.

evidence/<objection>/<number><ending>
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from uuid import uuid4

from gaodi.errors import Fault, InputError
from gaodi.rules.process.model import Evidence

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FOLDER = "evidence"
ENDINGS = (".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".xls", ".ofd", ".txt", ".csv", ".zip")
MOST, LARGEST = 10, 20 * 1024 * 1024


def check(paths: Iterable[Path]) -> None:
    """Raises InputError for files that are not there, are of another kind, empty, too large or too many, all at
    once."""
    given = list(paths)
    faults = [fault for path in given for fault in _faults(path)]
    if len(given) > MOST:
        faults.append(Fault(f"{len(given)} files are handed in", expected=f"at most {MOST}", do="Put them in a .zip"))
    if faults:
        raise InputError.of(faults)


def _faults(path: Path) -> Iterable[Fault]:
    if not path.is_file():
        yield Fault("There is no such file", str(path), "a document that shows what is said")
        return
    if path.suffix.lower() not in ENDINGS:
        yield Fault("Such a file is not taken as evidence", path.name, f"one of: {', '.join(ENDINGS)}")
    size = path.stat().st_size
    if not size:
        yield Fault("The file is empty", path.name)
    if size > LARGEST:
        yield Fault(f"The file has {size / 1024 / 1024:.0f} MB", path.name, f"at most {LARGEST // 1024 // 1024} MB")


def keep(ws: Workspace, objection: str, paths: Iterable[Path]) -> str:
    """Copy the files into the workspace; the list of them as JSON. They are there whole or not at all."""
    given = list(paths)
    if not given:
        return "[]"
    target = ws.path / FOLDER / objection
    draft = target.with_name(f".{uuid4().hex}")
    draft.mkdir(parents=True)
    try:
        for number, path in enumerate(given):
            shutil.copyfile(path, draft / _name(number, path.name))
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    listed = [{"name": path.name, "digest": _digest(path), "size": path.stat().st_size} for path in given]
    return json.dumps(listed, ensure_ascii=False)


def discard(ws: Workspace, objection: str) -> None:
    """Take away what was kept for an objection that was not recorded."""
    shutil.rmtree(ws.path / FOLDER / objection, ignore_errors=True)


def read(ws: Workspace, objection: str, listed: str | None) -> tuple[Evidence, ...]:
    """The files of an objection."""
    place = ws.path / FOLDER / objection
    return tuple(
        Evidence(one["name"], one["digest"], one["size"], place / _name(number, one["name"]))
        for number, one in enumerate(json.loads(listed or "[]"))
    )


def _name(number: int, called: str) -> str:
    return f"{number}{PurePosixPath(called).suffix.lower()}"


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
