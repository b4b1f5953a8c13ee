"""Pins: named states of the lake whose very files are kept. They are rows of the lake's own table `pins`.

A number alone brings back the rows of any moment. A pin also keeps the Delta versions, so that a run can be repeated on
the same files by any engine, and compaction leaves those files where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl
import pyarrow as pa

from gaodi.errors import Fault, LakeError
from gaodi.lake import reading
from gaodi.lake.book import Book
from gaodi.lake.moments import Pin
from gaodi.lake.storage import Storage

PINS = "pins"
MADE, REMOVED = "pin", "unpin"
COMPACTION = "compaction"

SCHEMA = pa.schema(
    [
        ("name", pa.string()),
        ("kept", pa.bool_()),
        ("number", pa.int64()),
        ("versions", pa.list_(pa.struct([("table", pa.string()), ("version", pa.int64())]))),
        ("user", pa.string()),
    ]
)


def standing(storage: Storage, book: Book) -> dict[str, Pin]:
    """The pins that are kept, by name, in the order in which they were made."""
    selection = reading.select(storage, PINS, book)
    if selection is None:
        return {}
    rows = reading.with_batch(selection.frame(), book).sort("_batch").collect()
    found: dict[str, Pin] = {}
    for row in rows.iter_rows(named=True):
        found.pop(row["name"], None)
        if row["kept"]:
            found[row["name"]] = _pin(row)
    return found


def _pin(row: dict[str, Any]) -> Pin:
    versions = {v["table"]: v["version"] for v in row["versions"]}
    return Pin(row["name"], row["number"], versions, row["user"], row["_recorded"])


def row(name: str, number: int, versions: dict[str, int], user: str, *, kept: bool) -> pa.Table:
    """One row of the table: a pin is made (kept) or removed."""
    listed = [{"table": table, "version": version} for table, version in versions.items()]
    made = {"name": name, "kept": kept, "number": number, "versions": listed, "user": user}
    return pa.Table.from_pylist([made], schema=SCHEMA)


def check_free(name: str, known: Iterable[str]) -> None:
    """Raises LakeError where the name is taken."""
    if not name.strip():
        raise LakeError(Fault("A pin needs a name"))
    if name in known:
        raise LakeError(Fault(f"There is a pin {name!r} already", do="Take another name, or remove that pin first"))


def compacted_since(book: Book, number: int) -> bool:
    """Whether a compaction was announced after this number: files that were looked up before may be gone."""
    return not book.frame.filter((pl.col("kind") == COMPACTION) & (pl.col("number") > number)).is_empty()
