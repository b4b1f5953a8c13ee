"""`ws.rules.process`: evaluations of a workspace from their trial to final results.

ws.rules.process.publicise(run.id, until=date(2023, 7, 12), by="officer")
one = ws.rules.process.lodge(run.id, "91430000…", "The tax of the fourth quarter is missing", evidence=[path])
ws.rules.process.read(run.id).steps
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault
from gaodi.rules import process
from gaodi.rules.process import Kind, Objection, Process
from gaodi.rules.process.stepping import today

if TYPE_CHECKING:
    from gaodi.rules.runs import Run
    from gaodi.workspace import Workspace


class ProcessNamespace:
    """The steps of runs and what is objected to them; each is one function of gaodi.rules.process."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def read(self, run: str) -> Process:
        """Where a run stands: its steps and objections."""
        return process.read(self._ws, run)

    def obstacles(self, run: str, kind: Kind, on: date | None = None) -> tuple[Fault, ...]:
        """What stands in the way of a step on a day (today unless told); empty where it can be taken."""
        return process.obstacles(self.read(run), kind, on or today())

    def publicise(self, run: str, *, until: date, **more: Any) -> Process:
        """Make the results public for objections until a day."""
        return process.publicise(self._ws, run, until=until, **more)

    def lodge(self, run: str, subject: str, statement: str, **more: Any) -> Objection:
        """Object to the result of a subject, with evidence."""
        return process.lodge(self._ws, run, subject, statement, **more)

    def decide(self, objection: str, *, upheld: bool, reason: str, **more: Any) -> Objection:
        """Decide about an objection, with what inputs should have been."""
        return process.decide(self._ws, objection, upheld=upheld, reason=reason, **more)

    def correct(self, run: str, **more: Any) -> Run:
        """A run with what was decided to be wrong put right; it takes the place of the earlier one."""
        return process.correct(self._ws, run, **more)

    def conclude(self, run: str, **more: Any) -> Process:
        """Make the results final."""
        return process.conclude(self._ws, run, **more)

    def withdraw(self, run: str, *, note: str, **more: Any) -> Process:
        """Withdraw a run: it stays to be read and counts for nothing."""
        return process.withdraw(self._ws, run, note=note, **more)
