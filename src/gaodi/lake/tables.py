"""The data tables of a lake: made, widened, appended to. Their rows are seen when the ledger has their key."""

from __future__ import annotations

import re
from contextlib import suppress

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake import Schema as DeltaSchema
from deltalake.exceptions import CommitFailedError, DeltaError

from gaodi.errors import Fault, LakeError
from gaodi.lake import schemas
from gaodi.lake.book import Part
from gaodi.lake.failures import said
from gaodi.lake.ledger import BATCHES
from gaodi.lake.storage import WRITTEN, Storage

# Small files of a table are put together after so many commits.
MANY = 128
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


class Tables:
    """Everything in the root but the ledger."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def define(self, name: str, schema: pa.Schema, together: str = "") -> None:
        """Make a table, or add the columns that it lacks."""
        if not is_name(name):
            expected = f"small letters, digits and _, beginning with a letter, and not {BATCHES}"
            raise LakeError(Fault(f"{name!r} cannot be the name of a table", expected=expected))
        wanted = schemas.kept(schema, name, together)
        with said("The table was not made", self._storage.address(name)):
            now = self.schema(name)
            while now is None or schemas.added(name, now, wanted):
                self._change(name, now, wanted)
                now = self.schema(name)

    def _change(self, name: str, now: pa.Schema | None, wanted: pa.Schema) -> None:
        if now is None:
            self._storage.create(name, wanted)
            return
        # Somebody may have added the columns in the meantime: the caller looks again.
        new = schemas.added(name, now, wanted)
        with suppress(CommitFailedError):
            self._storage.own_handle(name).alter.add_columns(list(DeltaSchema.from_arrow(pa.schema(new)).fields))

    def schema(self, name: str) -> pa.Schema | None:
        """The columns of a table, the key among them; None where there is no such table."""
        with self._storage.lock:
            handle = self._storage.handle(name) if is_name(name) else None
            return None if handle is None else _schema(handle)

    def version(self, name: str) -> int:
        """The Delta version of a table (or the ledger) now; -1 where there is none."""
        with self._storage.lock:
            handle = self._storage.handle(name)
            return -1 if handle is None else handle.version()

    def append(self, name: str, rows: pa.Table, key: int) -> Part:
        """Write the rows of one table, marked with the key. They are not seen before the ledger has the key."""
        handle = self._storage.own_handle(name)
        if len(rows):
            # Columns that were added since the rows were checked are empty in them.
            kept = _schema(handle)
            now = schemas.ordered(schemas.conformed(name, rows, kept), kept)
            write_deltalake(handle, schemas.marked(now, key), mode="append", writer_properties=WRITTEN)
            self._storage.settle(name, handle.version())
        return Part(name, len(rows), handle.version())

    def tidy(self, parts: list[Part]) -> None:
        """Small batches would slow down every read. A failure here is not one of the batch, which is committed."""
        for part in parts:
            if self._storage.folder and part.rows and part.version % MANY == 0:
                with suppress(OSError, DeltaError):
                    self._storage.tidy(part.table)


def is_name(name: str) -> bool:
    """Whether a table may be called so."""
    return NAME.fullmatch(name) is not None and name != BATCHES


def _schema(handle: DeltaTable) -> pa.Schema:
    return pa.schema(handle.schema().to_arrow())
