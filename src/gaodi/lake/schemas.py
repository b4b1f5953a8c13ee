"""The columns of a table: which types a lake keeps, what may be added, and rows put into that form.

Every table has one column more than its owner sees: `_batch`, the key of the batch that wrote the row.
"""

from __future__ import annotations

import difflib
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from gaodi.errors import Fault, LakeError

KEY = "_batch"
TOGETHER = {b"gaodi.together": b"yes"}
"""What is noted of the column whose rows are kept side by side."""
Data: TypeAlias = pl.DataFrame | pa.Table


def kept(schema: pa.Schema, table: str = "", together: str = "") -> pa.Schema:
    """The schema in the types that Delta keeps, the key first. Raises LakeError for types that it does not keep.

    together: the column by which the rows of a batch are put in order, so that those about one thing are found without
    reading the others. Of rows that say the same there, the order stays.
    """
    faults, fields = [], [pa.field(KEY, pa.int64())]
    for field in schema:
        if field.name.startswith("_") or field.name in {f.name for f in fields}:
            faults.append(Fault(f"{field.name!r} is reserved or stands there twice", table, "another name"))
        try:
            noted = TOGETHER if field.name == together else None
            fields.append(pa.field(field.name, _kept_type(field.type), field.nullable, noted))
        except TypeError:
            faults.append(Fault(f"{field.type} is not a type that the lake keeps", f"{table}.{field.name}"))
    if faults:
        raise LakeError.of(faults)
    return pa.schema(fields)


def _kept_type(kind: pa.DataType) -> pa.DataType:
    """Delta knows text, signed integers, floats, decimals, days and instants in microseconds, lists and structs."""
    if pa.types.is_timestamp(kind):
        return pa.timestamp("us", tz="UTC" if kind.tz else None)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return pa.list_(pa.field("element", _kept_type(kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(f.name, _kept_type(f.type), f.nullable) for f in kind])
    if pa.types.is_dictionary(kind):
        return _kept_type(kind.value_type)
    for same, plain in _PLAIN:
        if same(kind):
            return plain
    if pa.types.is_signed_integer(kind) or pa.types.is_decimal128(kind):
        return kind
    raise TypeError(kind)


_PLAIN = (
    (pa.types.is_string, pa.string()),
    (pa.types.is_large_string, pa.string()),
    (pa.types.is_string_view, pa.string()),
    (pa.types.is_binary, pa.binary()),
    (pa.types.is_large_binary, pa.binary()),
    (pa.types.is_binary_view, pa.binary()),
    (pa.types.is_boolean, pa.bool_()),
    (pa.types.is_date, pa.date32()),
    (pa.types.is_float32, pa.float32()),
    (pa.types.is_float64, pa.float64()),
    (pa.types.is_uint8, pa.int16()),
    (pa.types.is_uint16, pa.int32()),
    (pa.types.is_uint32, pa.int64()),
)


def added(table: str, now: pa.Schema, wanted: pa.Schema) -> list[pa.Field]:
    """The columns that `wanted` adds. Raises LakeError for every column that it changes, and for one that must be
    filled (older rows cannot). Columns that are not wanted any more stay."""
    faults, new = [], []
    for field in wanted:
        at = now.get_field_index(field.name)
        if at < 0 and not field.nullable:
            faults.append(Fault("A column that is added must be allowed to be empty", f"{table}.{field.name}"))
        elif at < 0:
            new.append(field)
        elif not now.field(at).equals(field):
            has, want = _described(now.field(at)), _described(field)
            do = "Add a column of another name; what is kept does not change"
            faults.append(Fault(f"The column is {want} here and {has} in the lake", f"{table}.{field.name}", do=do))
    if faults:
        raise LakeError.of(faults)
    return new


def _described(field: pa.Field) -> str:
    return f"{field.type}{'' if field.nullable else ', never empty'}"


def conformed(table: str, data: Data, schema: pa.Schema) -> pa.Table:
    """Rows as columns of the schema (without the key); columns that are missing are empty. Raises LakeError with a
    fault for every column that does not fit."""
    given = data.to_arrow() if isinstance(data, pl.DataFrame) else data
    if not isinstance(given, pa.Table):
        raise LakeError(Fault(f"A {type(given).__name__} is not rows", table, "a polars frame or an Arrow table"))
    wanted = [field for field in schema if field.name != KEY]
    faults = list(_strangers(table, given, wanted))
    columns = []
    for field in wanted:
        try:
            columns.append(_column(given, field))
        except (pa.ArrowException, TypeError, ValueError) as error:
            faults.append(Fault(str(error).splitlines()[0], f"{table}.{field.name}", _described(field)))
    if faults:
        raise LakeError.of(faults)
    return pa.Table.from_arrays(columns, schema=pa.schema(wanted))


def ordered(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """The rows by the column that the schema keeps together, otherwise in the order that they have."""
    column = next((field.name for field in schema if field.metadata and TOGETHER.items() <= field.metadata.items()), "")
    if not column or pl.Series(rows[column]).is_sorted(nulls_last=True):
        return rows
    return rows.take(pc.sort_indices(rows, [(column, "ascending")]))


def marked(rows: pa.Table, key: int) -> pa.Table:
    """The rows with the key of their batch."""
    return rows.add_column(0, pa.field(KEY, pa.int64()), pa.repeat(pa.scalar(key, pa.int64()), len(rows)))


def checksum(content: Mapping[str, pa.Table]) -> str:
    """SHA-256 over the names, columns and rows of the tables, in their order."""
    digest = Digest()
    for name in sorted(content):
        digest.add(name, content[name])
    return digest.hexdigest()


class Digest:
    """SHA-256 over tables that come one after another."""

    def __init__(self) -> None:
        self._file = _Hashed()

    def add(self, name: str, rows: pa.Table) -> None:
        """Take in the name, columns and rows of a table."""
        self._file.write(name.encode())
        with pa.ipc.new_stream(pa.PythonFile(self._file, "w"), rows.schema) as stream:
            stream.write_table(rows.combine_chunks())

    def hexdigest(self) -> str:
        """The hash of what was taken in so far."""
        return self._file.hash.hexdigest()


class _Hashed(io.RawIOBase):
    """A file that only remembers the hash of what was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.hash = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.hash.update(data)
        return len(data)


def _column(given: pa.Table, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    if field.name not in given.column_names:
        column = pa.nulls(given.num_rows, field.type)
    else:
        column = given[field.name]
        if not _alike(column.type, field.type):
            raise TypeError(f"The column is {column.type}")
        column = column.cast(field.type)
    if column.null_count and not field.nullable:
        raise ValueError("The column has empty cells")
    return column


def _alike(given: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether values mean the same after a cast: numbers as numbers, never text read as numbers."""
    if pa.types.is_dictionary(given):
        given = given.value_type
    if pa.types.is_null(given) or pa.types.is_nested(given):
        return bool(pa.types.is_null(given) or pa.types.is_nested(wanted))
    return any(test(given) and test(wanted) for test in _FAMILIES)


def _number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind))


def _instant(kind: pa.DataType) -> bool:
    return bool(pa.types.is_timestamp(kind) and kind.tz is not None)


def _local_time(kind: pa.DataType) -> bool:
    return bool(pa.types.is_timestamp(kind) and kind.tz is None)


_FAMILIES: tuple[Callable[[pa.DataType], bool], ...] = (
    _number, _text, _bytes, _instant, _local_time, pa.types.is_date, pa.types.is_boolean,
)  # fmt: skip


def _strangers(table: str, given: pa.Table, wanted: list[pa.Field]) -> Iterator[Fault]:
    names = [field.name for field in wanted]
    for name in given.column_names:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            do = f"Did you mean {near[0]!r}?" if near else f"The table has {', '.join(names)}"
            yield Fault(f"The table has no column {name!r}", table, do=do)
