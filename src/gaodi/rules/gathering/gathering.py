"""Puts the inputs of programs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from ibis.expr.types import Table

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.registry.sources import Recipient
from gaodi.rules.gathering import declarations, earlier, figures, memberships, permission, population
from gaodi.rules.gathering.among import EVERYBODY, Among, narrowed
from gaodi.rules.gathering.permission import Refused
from gaodi.rules.language.nodes import Origin
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True)
class Gathered:
    """table: `subject`, `name` and the inputs. number: of the last batch of the lake that it knows. refused: the
    sources whose figures may not be used for this, with the metrics that they would have given."""

    table: Table
    number: int
    refused: Refused
    synthetic: bool


def gather(
    ws: Workspace,
    program: Program,
    year: int,
    on: date,
    con: engine.Backend,
    *,
    among: Among = EVERYBODY,
    recipient: Recipient | str = Recipient.PLAN_OFFICE,
    at: int | None = None,
) -> Gathered:
    """The inputs of a program for a year, for all subjects of its kind or some. on: the day of the evaluation, by which
    lists count. recipient: to whom the results go. at: as it was known at a batch of the lake. Raises InputError for
    subjects of `among` that there are not."""
    return Together(ws, [program], year, on, con, among=among, recipient=recipient, at=at).of(program)


class Together:
    """The inputs of several programs of one purpose about one kind of subject, read once for all of them; arguments as
    for `gather`. What a family has subjects declare is its own and is added for each program."""

    def __init__(
        self,
        ws: Workspace,
        programs: Sequence[Program],
        year: int,
        on: date,
        con: engine.Backend,
        *,
        among: Among = EVERYBODY,
        recipient: Recipient | str = Recipient.PLAN_OFFICE,
        at: int | None = None,
    ) -> None:
        self._ws, self._year, self._con, self._at = ws, year, con, at
        self._number = ws.lake.last if at is None else at
        rulebook = programs[0].rulebook
        who = population.read(ws, rulebook.subject, on, at, among.subjects or None)
        if missing := sorted(set(among.subjects).difference(who.frame["subject"])):
            kind = rulebook.subject.value
            raise InputError.of(
                Fault(f"There is no {kind} {one!r}", expected=f"one that exists on {on}") for one in missing
            )
        rows = who.frame if among.everybody else narrowed(ws, who.frame, among, on, at)
        inputs = dict.fromkeys(one for program in programs for one in program.inputs)
        wanted = [one for one in inputs if one.origin is Origin.METRIC]
        others = [one for one in inputs if one.origin is not Origin.METRIC]
        self._synthetic = who.synthetic
        self._refused = permission.refused(ws, wanted, rulebook, year, recipient, at)
        without = frozenset(refusal.id for refusal, _ in self._refused)
        table = engine.read_arrow(con, rows.to_arrow())
        table = figures.joined(ws, table, wanted, rulebook.subject.value, year, con, at, without)
        table = self._beside(table, memberships.columns(ws, others, on, at))
        table = self._beside(table, earlier.columns(ws, others, year, at))
        table = table.mutate(**{name: table[name].fill_null(0.0) for name in earlier.payments(others)})
        self._table = memberships.filled(ws, table, others, on, at)

    def settle(self, folder: Path) -> None:
        """Write down what was read, so that it is not joined again for each program."""
        engine.write_parquet(self._table, folder, in_order=False)
        self._table = engine.read_parquet(self._con, sorted(folder.glob("*.parquet")))

    def of(self, program: Program) -> Gathered:
        """The inputs of one of the programs, and those of others, which it does not look at."""
        table = self._beside(self._table, declarations.columns(self._ws, program, self._year, self._at))
        return Gathered(table, self._number, self._refused, self._synthetic)

    def _beside(self, table: Table, more: pl.DataFrame | None) -> Table:
        if more is None:
            return table
        side = engine.read_arrow(self._con, more.to_arrow())
        return table.left_join(side, "subject").drop("subject_right")
