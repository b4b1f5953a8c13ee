"""What is computed from the lake and kept beside it, so that it is not computed again while nothing has changed.

Everything in `derived/` of a workspace may be deleted at any time: the lake decides what is in it. A thing is known by
its name and by the fingerprint of what it was made from; a folder is put in its place whole, so that readers of any
process see all of it or make it themselves.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FOLDER = "derived"
# What nobody has asked for in so many seconds is removed: a reader that began before may still hold what was replaced.
DAY = 24 * 3600


def fingerprint(about: Any) -> str:
    """Of anything that JSON can say."""
    return hashlib.sha256(json.dumps(about, sort_keys=True, default=str).encode()).hexdigest()[:24]


def batches(ws: Workspace, *tables: str) -> list[int]:
    """The numbers of the loads that stand and wrote to one of these tables of the lake."""
    return sorted({number for table in tables for number in ws.lake.loads(table)})


def place(ws: Workspace, name: str, mark: str) -> Path:
    """The folder of a thing (`analytic/enterprise-2023`) that was made from what the fingerprint says; it may not be
    there yet."""
    return ws.path / FOLDER / name / mark


def made(folder: Path) -> list[Path]:
    """What there is of a thing, whatever it was made from: the newest first."""
    there = []
    with suppress(FileNotFoundError):
        for one in folder.iterdir():
            with suppress(FileNotFoundError):  # another process has just removed it
                if one.is_dir() and not one.name.startswith("."):
                    there.append((one.stat().st_mtime, one))
    return [one for _, one in sorted(there, reverse=True)]


def used(folder: Path) -> None:
    """Note that somebody asked for it, so that it is not removed for a day."""
    with suppress(OSError):  # another user's folder can be read all the same
        os.utime(folder)


def kept(target: Path, make: Callable[[Path], object]) -> Path:
    """The folder, made if it is not there: `make` fills a folder of its own, which then takes its place at once."""
    if target.is_dir():
        used(target)
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{uuid4().hex}")
    try:
        make(draft)
        with suppress(OSError):  # another process was quicker, and its folder is the same
            draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _clear(target)
    return target


def _clear(newest: Path) -> None:
    """Remove what was not asked for in a day, and drafts that a killed process left."""
    for other in newest.parent.iterdir():
        with suppress(FileNotFoundError):  # the draft of another process, which has just taken its place
            if other != newest and time.time() - other.stat().st_mtime > DAY:
                shutil.rmtree(other, ignore_errors=True)
