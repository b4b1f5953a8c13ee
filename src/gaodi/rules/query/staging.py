"""A table that grows by columns, stage by stage. Each stage is a view upon the one before, so that nothing that was
computed is written out again where it is used: nested inlining would grow exponentially.

Where the next stage needs something of all rows at once, the table is written down first, so that the stages before are
computed once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import ibis
from ibis.expr.operations import DatabaseTable
from ibis.expr.types import Table

from gaodi import engine
from gaodi.rules.query.values import Lowered, Number

LOW, HIGH = "@low", "@high"


class Staging:
    """The table as it is now. scratch: a folder for what is written down in between."""

    def __init__(self, table: Table, con: engine.Backend, scratch: Path) -> None:
        self.con: Any = con
        self.table = table
        self._scratch = scratch
        self._pending: dict[str, Any] = {}
        self._columns: dict[str, tuple[str, ...]] = {}

    def add(self, name: str, value: Lowered) -> None:
        """Give a value a name; it can be read once the stage is closed."""
        if isinstance(value, Number) and not value.point:
            self._pending |= {name + LOW: value.low, name + HIGH: value.high}
            self._columns[name] = (name + LOW, name + HIGH)
        else:
            self._pending[name] = value.low if isinstance(value, Number) else value
            self._columns[name] = (name, "number" if isinstance(value, Number) else "")

    def close(self) -> None:
        """Make what was added columns of the table."""
        if not self._pending:
            return
        grown = self.table.mutate(**self._pending)
        self._pending = {}
        self.table = self._view(grown)

    def put(self, table: Table) -> None:
        """Go on with another table, which has the columns of this one and others."""
        self.table = self._view(table)

    def settle(self) -> None:
        """Write the table down, so that what was computed is not computed again."""
        self.close()
        folder = self._scratch / uuid4().hex
        engine.write_parquet(self.table, folder)
        self.table = engine.read_parquet(self.con, sorted(folder.glob("*.parquet")))

    def has(self, name: str) -> bool:
        """Whether there is such a value."""
        return name in self._columns

    def value(self, name: str) -> Lowered:
        """A value that was added, from the table as it is now."""
        one, other = self._columns[name]
        if other == "number":
            column = self.table[one]
            return Number(column, column)
        return Number(self.table[one], self.table[other]) if other else self.table[one]

    def _view(self, table: Table) -> Table:
        name = ibis.util.gen_name("gaodi_stage")
        self.con._run_pre_execute_hooks(table)
        self.con.raw_sql(f"CREATE OR REPLACE TEMPORARY VIEW {name} AS {self.con.compile(table)}")
        # The schema is that of the expression: asking the engine for it takes as long as the view itself.
        return DatabaseTable(name=name, schema=table.schema(), source=self.con).to_expr()


class Named:
    """The steps of a staging, by name, as columns: what lowering asks."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def __getitem__(self, name: str) -> Lowered:
        return self._staging.value(name)
