"""The face of the lake: define tables, write batches, read now or as of then, take back, pin, compact."""

from __future__ import annotations

import difflib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
from deltalake.exceptions import CommitFailedError

from gaodi.errors import Fault, LakeError
from gaodi.lake import compaction, pins, reading, schemas
from gaodi.lake.book import COMMITTED, TAKEN_BACK, Batch, Book, Part
from gaodi.lake.compaction import WEEK, Compacted
from gaodi.lake.failures import said
from gaodi.lake.ledger import BATCHES, Ledger, opened
from gaodi.lake.moments import At, Pin, number_at
from gaodi.lake.storage import Storage
from gaodi.lake.tables import Tables, is_name
from gaodi.lake.writer import Writer

if TYPE_CHECKING:
    import ibis

    from gaodi.engine import Backend

ATTEMPTS = 8


class Lake:
    """Versioned tables under one root.

    root: a folder (made at the first write) or the URL of an object store. options: what the object store needs to be
    told, as `deltalake` names it. Several processes may write at the same time.
    """

    def __init__(self, root: str | Path, options: Mapping[str, str] | None = None) -> None:
        self._ledger: Ledger = opened(str(Path(root).absolute()) if _is_folder(root) else str(root), _listed(options))
        self._storage: Storage = self._ledger.storage
        self._tables = Tables(self._storage)

    @property
    def root(self) -> str:
        """The folder or URL."""
        return self._storage.root

    def define(self, name: str, schema: pa.Schema, together: str = "") -> None:
        """Make a table known, or add the columns that it lacks. Doing it again changes nothing.

        together: the column whose equal values are kept side by side in a new table, for those who read a few of them.
        Raises LakeError for a name that is not one, for a type that the lake does not keep, and for a column whose
        type changes: what is kept cannot.
        """
        self._tables.define(name, schema, together)

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
        about = {"kind": kind, "source": source, "user": user, "note": note}

        return self._write(tables, about | {"checksum": checksum}, lambda book: _same(book, kind, checksum))

    @contextmanager
    def batch(
        self, *, kind: str, source: str = "", user: str = "", note: str = "", checksum: str | None = None
    ) -> Iterator[Writer]:
        """A batch that is written piece by piece: committed when the block ends, not there at all when it fails.

        The arguments are those of `write`. When a batch of the kind with this checksum stands already, that one becomes
        `written` and the rows that were added are never seen; ask `find` before for the sake of time. Raises LakeError.
        """
        about = {"kind": kind, "source": source, "user": user, "note": note}
        writer = Writer(self._tables, self.root, checksum)
        yield writer
        row = about | {"key": writer.key, "status": COMMITTED, "tables": [asdict(part) for part in writer.parts]}
        row["checksum"] = writer.checksum
        with said("The batch was not written", self.root):
            writer.written = self._ledger.append(lambda book: _same(book, kind, checksum) or row)
        self._tables.tidy(writer.parts)

    def _write(
        self, tables: Mapping[str, schemas.Data], about: dict[str, Any], known: Callable[[Book], Batch | None]
    ) -> Batch:
        """Rows first, the ledger last. known: asked before, and again for the very ledger that is committed to; it may
        raise, or give the batch that makes this one needless."""
        with said("The batch was not written", self.root):
            content = self._conformed(tables)
            if found := known(self._ledger.book()):
                return found
            about["checksum"] = about["checksum"] or schemas.checksum(content)
            key, parts = self._append_all(content)
            row = about | {"key": key, "status": COMMITTED, "tables": [asdict(part) for part in parts]}
            batch = self._ledger.append(lambda book: known(book) or row)
        self._tables.tidy(parts)
        return batch

    def _append_all(self, content: dict[str, pa.Table]) -> tuple[int, list[Part]]:
        """Write the rows of every table under one key. Where a table was changed meanwhile, all is written anew under
        another key, and what the first try left is never seen."""
        for attempt in range(ATTEMPTS):
            key = secrets.randbits(62)
            try:
                return key, [self._tables.append(name, rows, key) for name, rows in content.items()]
            except CommitFailedError:
                if attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError

    def _conformed(self, tables: Mapping[str, schemas.Data]) -> dict[str, pa.Table]:
        content: dict[str, pa.Table] = {}
        faults: list[Fault] = []
        for name, data in tables.items():
            try:
                content[name] = schemas.conformed(name, data, self._schema(name))
            except LakeError as error:
                faults.extend(error.faults)
        if not tables:
            faults.append(Fault("A batch has rows of at least one table"))
        if faults:
            raise LakeError.of(faults)
        return content

    def find(self, checksum: str, kind: str | None = None) -> Batch | None:
        """The standing batch with this checksum (of this kind): the same content has been loaded already."""
        found = self._ledger.book().batches(checksum=checksum, **({"kind": kind} if kind else {}))
        return found[-1] if found else None

    @property
    def last(self) -> int:
        """The number of what was written down last, a batch or that one was taken back; 0 in an empty lake."""
        return self._ledger.book().last

    def loads(self, name: str) -> dict[int, int]:
        """The standing batches that wrote to a table, in order: number → rows. Empty where there is no such table."""
        return dict(self._ledger.book().loads.get(name, {}))

    def read(self, name: str, at: At = None, batch: bool = False, only: Iterable[int] | None = None) -> pl.LazyFrame:
        """The rows of a table, in no particular order.

        at: now, or as of a batch number, a date (its end, in China), an instant or a pin. batch: with the columns
        `_batch` (the number of the batch that brought the row) and `_recorded`. only: the rows of these batches, of
        which no other file is opened. Raises LakeError if there is no such table.
        """
        seen, chosen = self._select(name, at, only)
        return reading.with_batch(chosen.frame(), seen) if batch else chosen.frame().drop(schemas.KEY)

    def table(self, name: str, at: At = None, con: Backend | None = None, batch: bool = False) -> ibis.Table:
        """The rows that `read` gives, as an Ibis table. con: the engine; what `engine.connect` chooses unless told."""
        from gaodi import engine

        seen, chosen = self._select(name, at)
        con = con if con is not None else engine.connect()
        rows = chosen.table(con)
        return reading.numbered(rows, seen, con) if batch else rows.drop(schemas.KEY)

    def extents(self, name: str, columns: Sequence[str], at: At = None) -> pl.DataFrame:
        """Between which values each standing batch lies: `_batch` (the number), then `low` and `high` of every column
        as `<column>_low`, `<column>_high`; one or several rows for a batch.

        It is read from the statistics of the files, not from their rows, so it costs next to nothing; text may be cut
        off after some characters, so compare beginnings only.
        """
        seen, _ = self._select(name, at)
        return reading.extents(self._storage, name, seen, columns)

    def _select(self, name: str, at: At, only: Iterable[int] | None = None) -> tuple[Book, reading.Selection]:
        with said("The table cannot be read", self._storage.address(name)):
            book = self._ledger.book()
            seen = book.until(number_at(book, at))
            seen = seen if only is None else seen.of(only)
            version = at.versions.get(name, -1) if isinstance(at, Pin) else None
            now = seen is book  # what was there before, or some batches alone, is seldom asked for twice
            chosen = reading.select(self._storage, name, seen, version, kept=now) if is_name(name) else None
        if chosen is None:
            raise self._unknown(name)
        return seen, chosen

    def batches(self) -> pl.DataFrame:
        """Every batch in order, with its state now (`committed` or `taken back`), by whom it was taken back and why."""
        return self._ledger.book().listed()

    def take_back(self, batch: int | Batch, *, user: str, reason: str) -> Batch:
        """Take a batch away: reads from now on do not see it, reads as of a moment before still do."""
        number = batch.number if isinstance(batch, Batch) else batch

        def row(book: Book) -> dict[str, Any]:
            found = book.frame.filter((pl.col("number") == number) & (pl.col("status") == COMMITTED))
            if found.is_empty():
                raise LakeError(Fault(f"There is no batch {number}", expected=f"a number up to {book.last}"))
            if not book.batches(number=number):
                raise LakeError(Fault(f"Batch {number} was taken back already"))
            taken: dict[str, Any] = found.row(0, named=True)
            return taken | {"status": TAKEN_BACK, "user": user, "note": reason}

        with said("The batch was not taken back", self.root):
            return self._ledger.append(row)

    def pin(self, name: str, at: At = None, *, user: str = "") -> Pin:
        """Keep the state of the lake as of a moment under a name. Raises LakeError for a name that is taken."""
        self.define(pins.PINS, pins.SCHEMA)
        while True:
            book = self._ledger.book()
            versions = {table: self._tables.version(table) for table in (*self.tables(), BATCHES)}
            row = pins.row(name, number_at(book, at), versions, user, kept=True)

            def check(now: Book, since: int = book.last) -> Batch | None:
                pins.check_free(name, pins.standing(self._storage, now))
                if pins.compacted_since(now, since):
                    raise _Moved
                return None

            with suppress(_Moved):
                self._write({pins.PINS: row}, _about(pins.MADE, name, user), check)
                return self.pinned(name)

    def unpin(self, name: str, *, user: str = "") -> Batch:
        """Let a pin go: compaction may remove its files. Raises LakeError if there is none of the name."""
        pin = self.pinned(name)
        row = pins.row(name, pin.number, pin.versions, user, kept=False)

        def check(now: Book) -> None:
            if name not in pins.standing(self._storage, now):
                raise LakeError(Fault(f"The pin {name!r} is gone already"))

        return self._write({pins.PINS: row}, _about(pins.REMOVED, name, user), check)

    def pins(self) -> list[Pin]:
        """The pins that are kept, in the order in which they were made."""
        return list(pins.standing(self._storage, self._ledger.book()).values())

    def pinned(self, name: str) -> Pin:
        """A pin by its name. Raises LakeError, naming those that there are."""
        known = pins.standing(self._storage, self._ledger.book())
        if name not in known:
            expected = f"one of: {', '.join(known)}" if known else ""
            raise LakeError(Fault(f"There is no pin {name!r}", expected=expected))
        return known[name]

    def compact(self, *, keep: timedelta = WEEK, user: str = "") -> list[Compacted]:
        """Put small files together and remove those that nobody needs any more; no read changes, at any moment.

        keep: how long a file that was replaced stays for readers that began before; less than the longest read of this
        lake may break one. Files of pins stay.
        """
        with said("The lake was not compacted", self.root):
            if not self._ledger.book().last:
                return []
            tables = [*self.tables(), BATCHES]
            sizes = {table: compaction.tidy(self._storage, table) for table in tables}
            handles = {table: self._storage.own_handle(table) for table in tables}
            # Announced before the pins are read: a pin that was looked up before and comes later looks again.
            self._ledger.append(lambda book: _about(pins.COMPACTION, "", user) | _NO_ROWS)
            held = pins.standing(self._storage, self._ledger.book()).values()
            return [
                Compacted(table, *sizes[table], compaction.sweep(handles[table], _versions(held, table), keep))
                for table in tables
            ]

    def _schema(self, name: str) -> pa.Schema:
        found = self._tables.schema(name)
        if found is None:
            raise self._unknown(name)
        return found

    def tables(self) -> list[str]:
        """The names of the tables that a batch has written to."""
        return list(self._ledger.book().tables)

    def _unknown(self, name: str) -> LakeError:
        there = self.tables()
        near = difflib.get_close_matches(name, there, n=1)
        expected = f"one of: {', '.join(there)}" if there else ""
        do = f"Did you mean {near[0]!r}?" if near else ""
        return LakeError(Fault(f"The lake has no table {name!r}", expected=expected, do=do))


def _same(book: Book, kind: str, checksum: str | None) -> Batch | None:
    """The standing batch of the kind with the same content; without a checksum every content is its own."""
    same = book.batches(kind=kind, checksum=checksum) if checksum else []
    return replace(same[-1], repeated=True) if same else None


def _is_folder(root: str | Path) -> bool:
    return "://" not in str(root)


def _listed(options: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((options or {}).items()))


class _Moved(Exception):
    """A compaction came between looking up the versions of a pin and committing it."""


_NO_ROWS: dict[str, Any] = {"status": COMMITTED, "tables": []}


def _about(kind: str, source: str, user: str) -> dict[str, Any]:
    return {"kind": kind, "source": source, "user": user, "note": "", "checksum": "", "key": secrets.randbits(62)}


def _versions(held: Iterable[Pin], table: str) -> list[int]:
    return [pin.versions[table] for pin in held if pin.versions.get(table, -1) >= 0]
