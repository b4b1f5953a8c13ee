"""A table that grows by columns, layer by layer. Each layer is a query upon the one before, so that nothing that was
computed is written out again where it is used: nested inlining would grow exponentially.

The engine hears of the layers once, when something asks for the rows. Where the next layer needs something of all rows
at once, the table is written down first, so that the layers before are computed once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import ibis
from ibis.expr.operations import DatabaseTable
from ibis.expr.types import Table

from gaodi import engine
from gaodi.rules.query.ranges import Range
from gaodi.rules.query.values import Lowered, Number

LOW, HIGH = "@low", "@high"


def columns_of(name: str, value: Lowered) -> dict[str, Any]:
    """The columns in which a value is kept: one, or one for each end of a number."""
    if not isinstance(value, Number):
        return {name: value}
    return {name: value.low} if value.point else {name + LOW: value.low, name + HIGH: value.high}


class Staging:
    """The table as it is now. scratch: a folder for what is written down in between."""

    def __init__(self, table: Table, con: engine.Backend, scratch: Path) -> None:
        self.con: Any = con
        self._scratch = scratch
        self._pending: dict[str, Any] = {}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._ranges: dict[str, tuple[Range, ...]] = {}
        self._layers: list[str] = []
        self._settled: tuple[Table, Path] | None = None
        self._start: Table
        self._top: Table
        self.put(table)

    @property
    def table(self) -> Table:
        """The table, of which rows can be asked."""
        if self._start is not self._top:
            self.con.raw_sql(f"CREATE OR REPLACE TEMPORARY VIEW {self._top.get_name()} AS {self._query()}")
            self._start, self._layers = self._top, []
        return self._top

    def column(self, name: str) -> Any:
        """A column, for what is added next."""
        return self._top[name]

    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._top.columns)

    def add(self, name: str, value: Lowered) -> None:
        """Give a value a name; it can be read once the layer is closed."""
        self._pending |= columns_of(name, value)
        self.note(name, value)

    def note(self, name: str, value: Lowered) -> None:
        """Give the columns of a name that are there already the meaning of a value."""
        self._columns[name] = tuple(columns_of(name, value))
        self._ranges[name] = (value.low_is, value.high_is) if isinstance(value, Number) else ()

    def close(self) -> None:
        """Make what was added columns of the table."""
        if not self._pending:
            return
        added = {name: value for name, value in self._pending.items() if not self._is_own(name, value)}
        self._pending = {}
        if not added:
            return
        layer = self._top.select(**added)
        query = self.con.compiler.to_sqlglot(layer)
        self._layers.append(", ".join(one.sql(dialect=self.con.dialect) for one in query.expressions))
        self._top = self._named(dict(self._top.schema()) | dict(layer.schema()))

    def put(self, table: Table) -> None:
        """Go on with another table, which has the columns of this one and others."""
        self.con._run_pre_execute_hooks(table)
        self._start, self._layers = table, []
        self._top = self._named(dict(table.schema()))

    def settle(self) -> None:
        """Write the table down, so that what was computed is not computed again."""
        self.close()
        folder = self._scratch / uuid4().hex
        engine.write_parquet(self.table, folder, in_order=False)
        self._start = self._top = engine.read_parquet(self.con, sorted(folder.glob("*.parquet")))
        self._settled = self._top, folder

    @property
    def written(self) -> Path | None:
        """The folder of the table as it is now, where it was written down."""
        table, folder = self._settled or (None, None)
        return folder if table is self._top else None

    def has(self, name: str) -> bool:
        """Whether there is such a value."""
        return name in self._columns

    def value(self, name: str) -> Lowered:
        """A value that was added, for what is added next."""
        columns = [self._top[one] for one in self._columns[name]]
        return Number(columns[0], columns[-1], *self._ranges[name]) if self._ranges[name] else columns[0]

    def _is_own(self, name: str, value: Any) -> bool:
        """Whether it is a column of this name already."""
        return name in self._top.columns and value.equals(self._top[name])

    def _query(self) -> str:
        query = str(self.con.compile(self._start))
        for layer in self._layers:
            query = f"SELECT t0.*, {layer} FROM ({query}) AS t0"  # noqa: S608 - names come from programs, values are quoted
        return query

    def _named(self, schema: dict[str, Any]) -> Table:
        # The schema is that of the expression: asking the engine for it takes as long as the view itself.
        name = ibis.util.gen_name("gaodi_stage")
        return DatabaseTable(name=name, schema=ibis.schema(schema), source=self.con).to_expr()


class Named:
    """The steps of a staging, by name, as columns: what lowering asks."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def __getitem__(self, name: str) -> Lowered:
        return self._staging.value(name)
