"""Records what subjects declared, checked against what the rulebook asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, InputError
from gaodi.registry import recorded, sources
from gaodi.registry.observations.recording import Recorded
from gaodi.rules.declared.tables import DECLARATIONS
from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.language.scope import near
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Declared:
    """One value. name: of an input of the rulebook, or `answer:<question>`."""

    subject: str
    name: str
    value: Any
    evidence: str = ""


def asked_of(program: Program) -> dict[str, Column]:
    """What a rulebook asks of subjects, by name. An input of earlier years is asked for under the same name, for its
    own year."""
    return {
        column.input.column.partition("@")[0]: column
        for column in program.columns
        if column.input.origin in (Origin.OWN, Origin.ANSWER)
    }


def declare(
    ws: Workspace,
    program: Program,
    year: int,
    given: Iterable[Declared],
    *,
    source: str,
    user: str = "",
    synthetic: bool = False,
) -> Recorded:
    """Record values for the family of a rulebook and a year. synthetic: whether they are made up, whatever the source.
    Raises InputError with a fault for every name that the rulebook does not ask for, every value of the wrong kind or
    outside its bounds, and an unknown source."""
    asked = asked_of(program)
    known = sources.load(ws)
    faults: list[Fault] = []
    if source not in known:
        faults.append(Fault(f"There is no source {source!r}", do="`gaodi sources list` lists them"))
    about = {"family": program.rulebook.family, "year": year, "source": source}
    rows = [_row(one, asked, faults) | about for one in given]
    if faults:
        raise InputError.of(faults)
    rows = [row | {"synthetic": synthetic or known[source].synthetic} for row in rows]
    return recorded.write(ws, {DECLARATIONS: DECLARATIONS.frame(rows)}, kind="declaration", source=source, user=user)


def _row(one: Declared, asked: Mapping[str, Column], faults: list[Fault]) -> dict[str, Any]:
    column = asked.get(one.name)
    if column is None:
        what = f"The rulebook does not ask for {one.name!r}"
        faults.append(Fault(what, one.subject, f"one of: {', '.join(asked)}" if asked else "", near(one.name, asked)))
        return {}
    row = {"subject": one.subject, "name": one.name, "evidence": one.evidence}
    value, kind = one.value, column.type.kind
    if value is None:
        return row
    if kind is Kind.DATE and isinstance(value, date):
        return row | {"day": value}
    if kind is Kind.TRUTH and isinstance(value, bool):
        return row | {"value": float(value)}
    if kind is Kind.NUMBER and isinstance(value, int | float) and not isinstance(value, bool):
        if _inside(float(value), column):
            return row | {"value": float(value)}
        faults.append(Fault(f"{one.name} is {value!r}", one.subject, _bounds(column)))
        return row
    if kind in (Kind.TEXT, Kind.CODE) and isinstance(value, str) and value in (column.type.values or (value,)):
        return row | {"text": value}
    expected = f"one of: {', '.join(column.type.values)}" if column.type.values else str(column.type)
    faults.append(Fault(f"{one.name} is {value!r}", one.subject, expected))
    return row


def _inside(value: float, column: Column) -> bool:
    return (
        isfinite(value)
        and (column.low is None or value >= column.low)
        and (column.high is None or value <= column.high)
    )


def _bounds(column: Column) -> str:
    low, high = (None if end is None else f"{float(end):g}" for end in (column.low, column.high))
    if low is not None and high is not None:
        return f"a number between {low} and {high}"
    return f"a number of at least {low}" if low is not None else f"a number of at most {high}" if high else "a number"
