"""Puts the inputs of a program together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ibis.expr.types import Table

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.registry.sources import Recipient, Refusal
from gaodi.rules.gathering import declarations, earlier, figures, memberships, permission, population
from gaodi.rules.gathering.among import EVERYBODY, Among, narrowed
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
    refused: tuple[tuple[Refusal, tuple[str, ...]], ...]
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
    number = ws.lake.last if at is None else at
    inputs = program.inputs
    only = among.subjects or None
    who = population.read(ws, program.rulebook.subject, on, at, only)
    if missing := sorted(set(among.subjects).difference(who.frame["subject"])):
        kind = program.rulebook.subject.value
        raise InputError.of(Fault(f"There is no {kind} {one!r} on {on}") for one in missing)
    rows = who.frame if among.everybody else narrowed(ws, who.frame, among, on, at)
    table = engine.read_arrow(con, rows.to_arrow())
    refused = permission.refused(ws, program, year, recipient, at)
    without = frozenset(refusal.id for refusal, _ in refused)
    table = figures.joined(ws, table, program, year, con, at, without)
    for add in (memberships.columns, declarations.columns, earlier.columns):
        more = add(ws, [one for one in inputs if one.origin is not Origin.METRIC], program, year, on, at)
        if more is not None:
            side = engine.read_arrow(con, more.to_arrow())
            table = table.left_join(side, "subject").drop("subject_right")
    table = memberships.filled(ws, table, inputs, on, at)
    return Gathered(table, number, refused, who.synthetic)
