"""The steps of a run: it is made public, made final, or withdrawn."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.lake.moments import CHINA
from gaodi.rules.process.model import Kind, Process
from gaodi.rules.process.reading import read
from gaodi.rules.process.recording import record
from gaodi.rules.results import FINAL, PUBLICITY, WITHDRAWN

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def today() -> date:
    """The day in China."""
    return datetime.now(CHINA).date()


def publicise(ws: Workspace, run: str, *, until: date, by: str = "", note: str = "", on: date | None = None) -> Process:
    """Make the results public for objections until a day, that day included; of what is public already the period is
    changed. Raises NotFound, and InputError where the day is over or the run stands elsewhere."""
    day, found = on or today(), read(ws, run)
    if until < day:
        raise InputError(Fault(f"Publicity until {until} would be over", run, f"a day from {day} on"))
    record(ws, found, Kind.PUBLICISE, PUBLICITY, day, by, {"until": until, "note": note})
    return read(ws, run)


def conclude(
    ws: Workspace, run: str, *, document: str = "", by: str = "", note: str = "", on: date | None = None
) -> Process:
    """Make the results final. document: by which that was done. They count from then on for whoever asks for the grades
    of the year. Raises NotFound, and InputError while objections can be made or are undecided."""
    record(ws, read(ws, run), Kind.CONCLUDE, FINAL, on or today(), by, {"document": document, "note": note})
    return read(ws, run)


def withdraw(ws: Workspace, run: str, *, note: str, by: str = "", on: date | None = None) -> Process:
    """Withdraw a run: it stays to be read and counts for nothing. note: why. Raises NotFound and InputError."""
    if not note.strip():
        raise InputError(Fault("Why the run is withdrawn is not said", run, "a reason"))
    record(ws, read(ws, run), Kind.WITHDRAW, WITHDRAWN, on or today(), by, {"note": note})
    return read(ws, run)
