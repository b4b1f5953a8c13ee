"""The `batches` table: the only commit point of a lake, over all its tables.

A batch writes its rows into their tables first and one row here last. Readers see the rows of those batches that stand
here as committed and not as taken back, so a write that was interrupted anywhere is not there at all. Nothing in this
table is ever changed: taking a batch back is a further row.

The number of a row is the Delta version that it is committed as. Two writers that want the same number meet in the log,
where one of them fails and tries the next; numbers therefore only grow, are unique, and may have gaps.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import polars as pl
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from gaodi.errors import Fault, LakeError
from gaodi.lake.book import SCHEMA, Batch, Book, batch_of
from gaodi.lake.storage import Storage, actions

BATCHES = "batches"
# Files that are put together once there are so many: one row each, they would slow down every first look.
MANY = 64
# Fails where another writer was quicker, instead of trying the next version.
ONCE = CommitProperties(max_commit_retries=0)
PATIENCE = timedelta(minutes=2)


class Ledger:
    """Reads and appends to the `batches` table of one lake."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self._pieces: dict[str, pl.DataFrame] = {}
        self._known: tuple[object, Book] | None = None

    def book(self) -> Book:
        """The ledger as it is now; empty where nothing has been written."""
        with self.storage.lock:
            handle = self.storage.handle(BATCHES)
            return Book(_nothing()) if handle is None else self._read(handle)

    def _read(self, handle: DeltaTable) -> Book:
        """Only files that are new since the last time are read."""
        state = (handle.metadata().id, handle.version())
        if self._known is None or self._known[0] != state:
            paths = actions(handle)["path"].to_list()
            fresh = [path for path in paths if path not in self._pieces]
            self._pieces = {path: self._pieces[path] for path in paths if path in self._pieces}
            self._pieces |= {path: self._piece(path) for path in fresh}
            self._known = (state, Book(pl.concat([_nothing(), *self._pieces.values()]).sort("number")))
        return self._known[1]

    def _piece(self, path: str) -> pl.DataFrame:
        where = f"{self.storage.address(BATCHES)}/{path}"
        return pl.read_parquet(where, glob=False, storage_options=self.storage.options)

    def append(self, make: Callable[[Book], dict[str, Any] | Batch]) -> Batch:
        """Commit the row that `make` gives for the ledger as it stands; `make` is asked again when another writer was
        quicker. It may raise, or give a batch that makes the row needless."""
        give_up = time.monotonic() + PATIENCE.total_seconds()
        while True:
            with self.storage.lock:
                handle = self._handle()
                book = self._read(handle)
                made = make(book)
                if isinstance(made, Batch):
                    return made
                row = _numbered(made, handle.version() + 1, book)
                if batch := self._commit(handle, row):
                    return batch
            if time.monotonic() > give_up:
                raise LakeError(Fault("Other writers kept the lake busy for two minutes", do="Try again"))
            time.sleep(random.uniform(0, 0.02))  # noqa: S311 - spreads writers, keeps no secret

    def _commit(self, handle: DeltaTable, row: dict[str, Any]) -> Batch | None:
        """The row as a batch, or None where another writer took its number."""
        try:
            write_deltalake(handle, _table([row]), mode="append", commit_properties=ONCE)
        except (OSError, DeltaError) as error:
            # A commit may have succeeded although its answer was lost.
            if (found := self._written(row)) or isinstance(error, CommitFailedError):
                return found
            raise
        self.storage.settle(BATCHES, row["number"])
        if self.storage.folder and len(self._pieces) >= MANY:
            # The batch is committed, whatever becomes of this.
            with suppress(OSError, DeltaError):
                self.storage.tidy(BATCHES)
        return batch_of(row)

    def _handle(self) -> DeltaTable:
        handle = self.storage.handle(BATCHES)
        while handle is None:
            self.storage.create(BATCHES, SCHEMA)
            handle = self.storage.handle(BATCHES)
        return handle

    def _written(self, row: dict[str, Any]) -> Batch | None:
        same = (pl.col("key") == row["key"]) & (pl.col("status") == row["status"])
        found = self.book().frame.filter(same).rows(named=True)
        return batch_of(found[0]) if found else None


def _numbered(made: dict[str, Any], number: int, book: Book) -> dict[str, Any]:
    """The moment is never before that of an earlier number, whatever the clocks of the writers say."""
    now = datetime.now(UTC)
    if len(book.frame):
        now = max(now, book.frame["recorded"][-1] + timedelta(microseconds=1))
    return made | {"number": number, "recorded": now}


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _nothing() -> pl.DataFrame:
    return pl.Schema(SCHEMA).to_frame()


@lru_cache(maxsize=64)
def opened(root: str, options: tuple[tuple[str, str], ...] = ()) -> Ledger:
    """The ledger of a root, one for the whole process: what was read of it once is not read again."""
    return Ledger(Storage(root, dict(options)))
