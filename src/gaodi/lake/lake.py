"""The face of the lake: define tables, write batches, read now or as of then, take back, pin, compact."""

from __future__ import annotations

import difflib
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
from deltalake import Field as DeltaField
from deltalake import Schema as DeltaSchema
from deltalake import write_deltalake

from gaodi.errors import Fault, LakeError
from gaodi.lake import reading, schemas
from gaodi.lake.ledger import BATCHES, COMMITTED, TAKEN_BACK, Batch, Ledger, Part
from gaodi.lake.moments import At, Pin, number_at
from gaodi.lake.storage import Storage, shared

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


class Lake:
    """Versioned tables under one root.

    root: a folder (made at the first write) or the URL of an object store. options: what the object store needs to be
    told, as `deltalake` names it. Several processes may write at the same time.
    """

    def __init__(self, root: str | Path, options: Mapping[str, str] | None = None) -> None:
        self._storage: Storage = shared(str(root), tuple(sorted((options or {}).items())))
        self._ledger = Ledger(self._storage)
        self._schemas: dict[str, pa.Schema] = {}

    @property
    def root(self) -> str:
        """The folder or URL."""
        return self._storage.root

    def define(self, name: str, schema: pa.Schema) -> None:
        """Make a table known, or add the columns that it lacks. Doing it again changes nothing.

        Raises LakeError for a name that is not one, for a type that the lake does not keep, and for a column whose
        type changes: what is kept cannot.
        """
        if not NAME.fullmatch(name) or name == BATCHES:
            expected = f"small letters, digits and _, beginning with a letter, and not {BATCHES}"
            raise LakeError(Fault(f"{name!r} cannot be the name of a table", expected=expected))
        wanted = schemas.kept(schema, name)
        if self._schemas.get(name) == wanted:
            return
        self._storage.create(name, wanted)
        handle = self._storage.own_handle(name)
        if new := schemas.added(name, _schema(handle), wanted):
            handle.alter.add_columns(_delta_fields(new))
        self._schemas[name] = wanted

    def write(
        self,
        tables: Mapping[str, schemas.Data],
        *,
        kind: str,
        source: str = "",
        user: str = "",
        note: str = "",
        checksum: str | None = None,
    ) -> Batch:
        """Add rows to one or several tables at once: readers see all of them or none.

        kind: what sort of thing is added (`plan`, `observations`). source: where it came from. checksum: of the
        content; when a batch of the kind with this checksum stands already, nothing is written and that batch is the
        answer. Raises LakeError with a fault for everything that does not fit the tables.
        """
        content = self._conformed(tables)
        known = self.find(checksum, kind) if checksum else None
        if known is not None:
            return known
        key = secrets.randbits(62)
        parts = [self._append(name, rows, key) for name, rows in content.items()]
        row = {
            "key": key, "status": COMMITTED, "kind": kind, "source": source, "user": user, "note": note,
            "checksum": checksum or "",
            "tables": [{"table": p.table, "rows": p.rows, "version": p.version} for p in parts],
        }  # fmt: skip
        return self._ledger.append(lambda book: row)

    def _conformed(self, tables: Mapping[str, schemas.Data]) -> dict[str, pa.Table]:
        content, faults = {}, []
        for name, data in tables.items():
            rows, wrong = schemas.conformed(name, data, self._schema(name))
            faults.extend(wrong)
            content[name] = rows
        if faults:
            raise LakeError.of(faults)
        return content

    def _append(self, name: str, rows: pa.Table, key: int) -> Part:
        """Write the rows of one table, marked with the key. They are not seen before the ledger has the key."""
        marked = rows.add_column(0, pa.field(schemas.KEY, pa.int64()), pa.array([key] * len(rows), pa.int64()))
        handle = self._storage.own_handle(name)
        if len(rows):
            write_deltalake(handle, marked, mode="append")
        return Part(name, len(rows), handle.version())

    def find(self, checksum: str, kind: str | None = None) -> Batch | None:
        """The standing batch with this checksum (of this kind): the same content has been loaded already."""
        found = self._ledger.book().batches(checksum=checksum, **({"kind": kind} if kind else {}))
        return found[-1] if found else None

    def read(self, name: str, at: At = None, batch: bool = False) -> pl.LazyFrame:
        """The rows of a table, in no particular order.

        at: now, or as of a batch number, a date (its end, in China), an instant or a pin. batch: with the columns
        `_batch` (the number of the batch that brought the row) and `_recorded`. Raises LakeError if there is no such
        table.
        """
        seen = self._ledger.book()
        seen = seen.until(number_at(seen, at))
        frame = reading.rows(self._storage, name, seen, at.versions.get(name, -1) if isinstance(at, Pin) else None)
        if frame is None:
            raise self._unknown(name)
        return reading.with_batch(frame, seen) if batch else frame.drop(schemas.KEY)

    def batches(self) -> pl.DataFrame:
        """Every batch in order, with its state now (`committed` or `taken back`), by whom it was taken back and why."""
        frame = self._ledger.book().frame
        away = frame.filter(pl.col("status") == TAKEN_BACK).select(
            "key",
            pl.col("recorded").alias("taken_back"),
            pl.col("user").alias("taken_back_by"),
            pl.col("note").alias("reason"),
        )
        made = frame.filter(pl.col("status") == COMMITTED).join(away, on="key", how="left", maintain_order="left")
        gone = pl.col("taken_back").is_not_null()
        return made.with_columns(
            status=pl.when(gone).then(pl.lit(TAKEN_BACK)).otherwise("status"),
            rows=pl.col("tables").list.eval(pl.element().struct.field("rows")).list.sum(),
        )

    def take_back(self, batch: int | Batch, *, user: str, reason: str) -> Batch:
        """Take a batch away: reads from now on do not see it, reads as of a moment before still do."""
        number = batch.number if isinstance(batch, Batch) else batch

        def row(book: Any) -> dict[str, Any]:
            found = book.frame.filter((pl.col("number") == number) & (pl.col("status") == COMMITTED))
            if found.is_empty():
                raise LakeError(Fault(f"There is no batch {number}", expected=f"a number up to {book.last}"))
            if not book.batches(number=number):
                raise LakeError(Fault(f"Batch {number} was taken back already"))
            taken: dict[str, Any] = found.row(0, named=True)
            return taken | {"status": TAKEN_BACK, "user": user, "note": reason}

        return self._ledger.append(row)

    def _schema(self, name: str) -> pa.Schema:
        with self._storage.lock:
            handle = self._storage.handle(name) if NAME.fullmatch(name) and name != BATCHES else None
            if handle is None:
                raise self._unknown(name)
            return _schema(handle)

    def tables(self) -> list[str]:
        """The names of the tables that a batch has written to."""
        return sorted(set(self._ledger.book().frame["tables"].explode().struct.field("table").drop_nulls()))

    def _unknown(self, name: str) -> LakeError:
        there = self.tables()
        near = difflib.get_close_matches(name, there, n=1)
        expected = f"one of: {', '.join(there)}" if there else ""
        do = f"Did you mean {near[0]!r}?" if near else ""
        return LakeError(Fault(f"The lake has no table {name!r}", expected=expected, do=do))


def _schema(handle: Any) -> pa.Schema:
    return pa.schema(handle.schema().to_arrow())


def _delta_fields(fields: list[pa.Field]) -> list[DeltaField]:
    return list(DeltaSchema.from_arrow(pa.schema(fields)).fields)
