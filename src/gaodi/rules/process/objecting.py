"""Objections: somebody says that a result is wrong and shows why; somebody else decides."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules import runs, written
from gaodi.rules.language.scope import near
from gaodi.rules.process import evidence as files
from gaodi.rules.process.model import Objection, Process, Verdict
from gaodi.rules.process.reading import objection, read
from gaodi.rules.process.stepping import today
from gaodi.rules.process.tables import OBJECTIONS
from gaodi.rules.program import Program
from gaodi.rules.results import PUBLICITY

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LONGEST = 4000


def lodge(
    ws: Workspace,
    run: str,
    subject: str,
    statement: str,
    *,
    clause: str = "",
    evidence: Iterable[Path] = (),
    by: str = "",
    on: date | None = None,
) -> Objection:
    """Object to the result of a subject. clause: the item or clause that it is about. evidence: files that show it.

    Raises NotFound for a run or a subject that there is not, InputError outside the period of publicity, without a
    statement, for a clause that the rulebook does not have and for files that are not taken, all at once.
    """
    day, found, shown = on or today(), read(ws, run), list(evidence)
    about = runs.load(ws, run)
    about.row(subject)
    faults = [*_timely(found, day), *_said(statement, run), *_named(about.program, clause, run)]
    try:
        files.check(shown)
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError.of(faults)
    id_ = f"{day:%Y%m%d}-{secrets.token_hex(4)}"
    row = {
        "id": id_, "run": run, "subject": subject, "clause": clause, "statement": statement.strip(), "by": by,
        "day": day, "verdict": Verdict.OPEN.value,
    }  # fmt: skip
    try:
        row["evidence"] = files.keep(ws, id_, shown)
        _write(ws, row, by)
    except BaseException:
        files.discard(ws, id_)
        raise
    return objection(ws, id_)


def decide(
    ws: Workspace,
    id: str,  # noqa: A002 - what it is called everywhere
    *,
    upheld: bool,
    reason: str,
    corrections: Mapping[str, str] | None = None,
    by: str = "",
    on: date | None = None,
) -> Objection:
    """Decide about an objection. corrections: the values that inputs of the subject should have had, as people write
    them (`300 万元`). They count once the run is corrected.

    Raises NotFound, and InputError where it is decided already, by who made it, without a reason, with corrections
    though rejected, and for values that the inputs cannot have, all at once.
    """
    one = objection(ws, id)
    faults = list(_decidable(one, upheld, reason, corrections or {}, by))
    if read(ws, one.run).status != PUBLICITY:
        faults.append(Fault("The results are not public any more", id))
    values = _values(runs.load(ws, one.run).program, corrections or {}, one.subject, faults)
    if faults:
        raise InputError.of(faults)
    row = OBJECTIONS.current(ws, where=pl.col("id") == id).select(OBJECTIONS.columns).row(0, named=True)
    verdict = Verdict.UPHELD if upheld else Verdict.REJECTED
    decided = {"verdict": verdict.value, "reason": reason.strip(), "decided_by": by, "decided_on": on or today()}
    corrected = json.dumps(values, ensure_ascii=False, default=lambda day: {"day": day.isoformat()})
    if _write(ws, row | decided | {"corrections": corrected}, by, checksum=f"decision on {id}"):
        raise InputError(Fault("Somebody else decided about it meanwhile", id, do="Look at what was decided"))
    return objection(ws, id)


def _write(ws: Workspace, row: Mapping[str, Any], by: str, checksum: str | None = None) -> bool:
    """Write the row; True where another decision stood there before."""
    OBJECTIONS.define(ws.lake)
    content = {OBJECTIONS.name: OBJECTIONS.frame([row])}
    return ws.lake.write(content, kind="objection", source=row["run"], user=by, checksum=checksum).repeated


def _timely(found: Process, day: date) -> Iterable[Fault]:
    if found.status != PUBLICITY:
        yield Fault("Objections can be made while results are public; these are not", found.run)
    elif found.until is not None and day > found.until:
        yield Fault(f"Objections could be made until {found.until}", found.run, do="Ask the office to look at it")


def _said(statement: str, run: str) -> Iterable[Fault]:
    if not statement.strip():
        yield Fault("What is wrong is not said", run, "a sentence or two")
    if len(statement) > LONGEST:
        yield Fault(f"The statement has {len(statement)} characters", run, f"at most {LONGEST}", "Hand in a file")


def _named(program: Program, clause: str, run: str) -> Iterable[Fault]:
    known = clauses(program)
    if clause and clause not in known:
        yield Fault(f"There is no item or clause {clause!r}", run, do=near(clause, known))


def clauses(program: Program) -> list[str]:
    """What an objection can be about: the items and clauses of a rulebook, by id."""
    return [*(part.item.id for part in program.every_item()), *(part.key for part in program.every_clause())]


def _decidable(one: Objection, upheld: bool, reason: str, corrections: Mapping[str, str], by: str) -> Iterable[Fault]:
    if one.verdict is not Verdict.OPEN:
        yield Fault(f"It was {one.verdict.value} on {one.decided_on}", one.id)
    if by and by == one.by:
        yield Fault("Who objects does not decide about it", one.id, "somebody else")
    if not reason.strip():
        yield Fault("The reason is not said", one.id, "a sentence that the objector can read")
    if corrections and not upheld:
        yield Fault("A rejected objection corrects nothing", one.id, "no corrections")


def _values(program: Program, given: Mapping[str, str], subject: str, faults: list[Fault]) -> dict[str, Any]:
    columns = {column.input.column: column for column in program.columns}
    found: dict[str, Any] = {}
    for name, text in given.items():
        if name not in columns:
            faults.append(Fault(f"The rulebook has no input {name!r}", subject, do=near(name, columns)))
            continue
        try:
            found[name] = written.value(text, columns[name], subject)
        except InputError as error:
            faults += error.faults
    return found
