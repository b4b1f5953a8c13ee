"""Where the Delta tables of a lake lie, and the handles that this process has open on them.

Below this module stands `deltalake`; above it nothing knows of folders, logs or handles. Opening a table reads its log,
so a handle is kept for as long as the process lives and only brought up to date.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties
from deltalake.exceptions import TableNotFoundError

from gaodi.errors import Fault, LakeError
from gaodi.lake import durability

FILE_SIZE = 64 * 1024 * 1024
# Who writes rows in the order of what they are about (all of an enterprise together) lets readers of one leave out the
# pieces of a file that cannot have it.
WRITTEN = WriterProperties(compression="SNAPPY", max_row_group_size=64 * 1024)
CENTURY = "interval 36500 days"
CONFIGURATION = {
    # History never expires: an answer can be had as of any batch for as long as the lake exists.
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": CENTURY,
    # What compaction replaced is kept for readers that still hold it, and for longer where a pin needs it.
    "delta.deletedFileRetentionDuration": "interval 7 days",
    # Every engine can read the plain Parquet files of a version.
    "delta.enableDeletionVectors": "false",
    "delta.columnMapping.mode": "none",
    # Rows are added and never changed. Compaction is not a change.
    "delta.appendOnly": "true",
}

# Characters of a path that the Delta library reads as something else, or does not survive.
_REFUSED = set("[]^|\\%")


class Storage:
    """The tables of one root: a folder, or the URL of an object store (`s3://bucket/prefix`) with its options."""

    def __init__(self, root: str, options: Mapping[str, str] | None = None) -> None:
        self.options = dict(options or {}) or None
        self.folder = None if "://" in root else Path(root).expanduser().resolve()
        self.root = root.rstrip("/") if self.folder is None else str(self.folder)
        if self.folder is not None and set(self.root) & _REFUSED:
            expected = f"a folder whose path has none of {' '.join(sorted(_REFUSED))}"
            raise LakeError(Fault("Delta tables cannot lie here", self.root, expected))
        self.lock = threading.RLock()
        self._handles: dict[str, tuple[object, DeltaTable]] = {}
        self.selections: dict[str, tuple[Any, int, Any]] = {}
        """What was last seen of each table, with the ledger and the version that say so (see `reading`)."""

    def address(self, table: str) -> str:
        """Folder or URL of a table."""
        return f"{self.root}/{table}"

    def handle(self, table: str) -> DeltaTable | None:
        """The table as it is now, or None where there is none. Hold `lock` while using it."""
        birth = self._birth(table)
        known = self._handles.get(table)
        if known is not None and known[0] == birth:
            if self._grown(table, known[1].version()):
                known[1].update_incremental()
            return known[1]
        try:
            opened = DeltaTable(self.address(table), storage_options=self.options)
        except TableNotFoundError:
            self._handles.pop(table, None)
            return None
        self._handles[table] = (self._birth(table), opened)
        return opened

    def _grown(self, table: str, version: int) -> bool:
        """Whether there is a version after this one. They follow one another in the log, which is never cut short: in a
        folder one look is enough."""
        return self.folder is None or (self.folder / table / "_delta_log" / f"{version + 1:020}.json").exists()

    def own_handle(self, table: str, version: int | None = None) -> DeltaTable:
        """A handle that nobody shares: of a past version, or to write with."""
        return DeltaTable(self.address(table), version=version, storage_options=self.options)

    def create(self, table: str, schema: pa.Schema) -> None:
        """Make the table; nothing happens if it is there."""
        DeltaTable.create(
            self.address(table), schema, mode="ignore", configuration=CONFIGURATION, storage_options=self.options
        )

    def tidy(self, table: str) -> bool:
        """Put small files together; whether there were any. The rows stay the same, the old files stay where they are.

        One at a time: the Delta library lets two that put the same files together both commit, which would double
        their rows. Where somebody else is at it, nothing is done. In an object store, which has no locks, it is left to
        the operator to run one compaction at a time.
        """
        with self._alone(table) as free:
            if not free:
                return False
            done = self.own_handle(table).optimize.compact(target_size=FILE_SIZE, writer_properties=WRITTEN)
            return int(done["numFilesRemoved"]) > 0

    @contextmanager
    def _alone(self, table: str) -> Iterator[bool]:
        """Whether this process is the only one, of this machine or another, that holds the lock of the table."""
        if self.folder is None:
            yield True
            return
        import fcntl

        with (self.folder / f".{table}.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def settle(self, table: str, version: int) -> None:
        """Wait until a version of a table would survive a power cut."""
        if self.folder is not None:
            durability.settle(self.folder / table, version)

    def _birth(self, table: str) -> object:
        """What tells a table from an earlier one in the same folder, so that no handle outlives its table."""
        if self.folder is None:
            return None
        try:
            first = (self.folder / table / "_delta_log" / f"{0:020}.json").stat()
        except OSError:
            return None
        return first.st_ino, first.st_mtime_ns


def actions(table: DeltaTable) -> pl.DataFrame:
    """The files of a version: path within the table, and what is known of them (num_records, min.…, max.…)."""
    return pl.DataFrame(table.get_add_actions(flatten=True))
