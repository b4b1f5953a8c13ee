"""The documents behind the plans: source text and original file, kept in the workspace beside the lake.

A document lies in `plans/<plan>/<sha256>/` as `source.txt` and `original.<ending>`. The folder is made complete under
another name and moved into place, before the batch that speaks of it is committed: it is there whole or not at all.
The lake never holds the text, so that a plan can be known by its items without its document (the catalogue's are).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from gaodi.errors import Fault, InputError
from gaodi.plan.model import Plan

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FOLDER = "plans"
STAGING = ".staging-"
_MADE_UP, _OPENING = "虚构示例", 500


def folder(ws: Workspace, plan: str) -> Path:
    """The folder of a plan. The id becomes a folder's name, so it may not wander."""
    if not plan or plan.startswith(".") or set(plan) & set("/\\:\0") or len(plan.encode()) > 120:
        raise InputError(
            Fault(f"{plan!r} cannot be a plan's id", expected="letters, digits, - and _, at most 120 bytes")
        )
    return Path(ws.path) / FOLDER / plan


def attach(ws: Workspace, plan: Plan, text: str, original: bytes | None = None) -> Path:
    """Keep the document of a plan; its folder. Attaching the same document again changes nothing."""
    place = folder(ws, plan.id) / plan.source.sha256
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.parent / f"{STAGING}{uuid4().hex}"
    draft.mkdir()
    _write(draft / "source.txt", text.encode())
    if original is not None:
        _write(draft / f"original{Path(plan.source.file).suffix.lower()}", original)
    try:
        draft.rename(place)
    except OSError:
        shutil.rmtree(draft)
        if not place.exists():
            raise
    _sync(place.parent)
    return place


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    """Make a rename survive a power cut, where the system can (Windows cannot open a folder)."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def source_text(ws: Workspace, plan: Plan) -> str | None:
    """The text that the plan's spans count in, or None where its document has not been added."""
    path = folder(ws, plan.id) / plan.source.sha256 / "source.txt"
    return path.read_bytes().decode() if path.exists() else None


def fits(plan: Plan, text: str) -> bool:
    """Whether this is the text that the plan's spans count in: every target's words stand where the plan has them.

    Line breaks and blanks within a quote do not count.
    """

    def bare(words: str) -> str:
        return "".join(words.split())

    places = [(t.span, t.quote) for t in plan.targets] + [(r.span, r.quote) for t in plan.targets for r in t.repeats]
    right = all(bare(text[start:end]) == bare(quote) for (start, end), quote in places)
    return bool(places) and plan.source.characters == len(text) and right


def is_made_up(text: str) -> bool:
    """Whether a document is that of a fictional region: it says so in its first lines, and every page says it again."""
    return _MADE_UP in text[:_OPENING]


def original(ws: Workspace, plan: Plan) -> Path | None:
    """The file as it was given, if it is kept."""
    place = folder(ws, plan.id) / plan.source.sha256
    return next(iter(sorted(place.glob("original*"))), None)


def clean(ws: Workspace) -> int:
    """Remove what interrupted additions left behind; how many folders. Waits for additions that are under way."""
    left = 0
    for place in {path.parent for path in (Path(ws.path) / FOLDER).glob(f"*/{STAGING}*")}:
        with alone(ws, place.name):
            for path in place.glob(f"{STAGING}*"):
                shutil.rmtree(path, ignore_errors=True)
                left += 1
    return left


@contextmanager
def alone(ws: Workspace, plan: str) -> Iterator[None]:
    """One writer of a plan at a time on this machine: between reading its state and committing the next step."""
    import fcntl

    place = folder(ws, plan)
    place.mkdir(parents=True, exist_ok=True)
    with (place / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)
