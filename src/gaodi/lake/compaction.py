"""Compaction: small files put together, and files that nobody needs any more removed. No answer changes by it.

Rows are never dropped. A file goes only when compaction has replaced it longer ago than `keep`, and no pin holds a
version with it; files of writes that were interrupted go after a day at the least, because a slow writer may still be
about to commit them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from deltalake import DeltaTable

from gaodi.lake.storage import Storage, actions

WEEK, DAY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Compacted:
    """What was done to a table: files that are read before and after, and files that were removed."""

    table: str
    before: int
    after: int
    removed: int


def tidy(storage: Storage, table: str) -> tuple[int, int]:
    """Put the small files of a table together: how many files it had and has."""
    before = len(actions(storage.own_handle(table)))
    storage.tidy(table)
    return before, len(actions(storage.own_handle(table)))


def sweep(handle: DeltaTable, pinned: Iterable[int], keep: timedelta = WEEK) -> int:
    """Remove the files that no reader needs: how many. pinned: the Delta versions that pins hold.

    handle: of the table before the pins were read. What was replaced after that is not touched, because a pin that was
    made meanwhile may hold it.
    """
    versions = sorted({*pinned, handle.version()})
    return len(_vacuum(handle, keep, versions, full=False)) + len(_vacuum(handle, max(keep, DAY), versions, full=True))


def _vacuum(handle: DeltaTable, keep: timedelta, versions: list[int], *, full: bool) -> list[str]:
    hours = int(keep.total_seconds() // 3600)
    return handle.vacuum(hours, dry_run=False, enforce_retention_duration=False, full=full, keep_versions=versions)
