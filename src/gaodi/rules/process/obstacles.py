"""What stands in the way of a step: nothing, or a fault for each reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gaodi.errors import Fault
from gaodi.rules.process.model import Kind, Process
from gaodi.rules.results import CORRECTED, FINAL, PUBLICITY, TRIAL, WITHDRAWN


def obstacles(process: Process, kind: Kind, on: date) -> tuple[Fault, ...]:
    """Why a step cannot be taken on a day; empty where it can."""
    return tuple(_RULES[kind](process, on))


def _publicise(process: Process, on: date) -> Iterator[Fault]:
    """A trial, or what is public already, whose period is then a longer one."""
    if process.status not in (TRIAL, PUBLICITY):
        yield _stands(process, "a trial")


def _correct(process: Process, on: date) -> Iterator[Fault]:
    if process.status != PUBLICITY:
        yield _stands(process, "results that were made public")
    if process.open:
        yield _undecided(process)
    if not process.corrections:
        yield Fault("No objection was upheld with a correction", process.run, do="Make the results final as they are")


def _conclude(process: Process, on: date) -> Iterator[Fault]:
    if process.status not in (TRIAL, PUBLICITY) or (process.status == TRIAL and not process.settled):
        yield _stands(process, "results that were made public", "Make the results public first")
    if process.status == PUBLICITY and process.until is not None and on <= process.until:
        yield Fault(f"Objections can be made until {process.until}", process.run, "a day after it")
    if process.open:
        yield _undecided(process)
    if process.status == PUBLICITY and process.corrections:
        yield Fault("Corrections were decided", process.run, do="Correct the results, and make those final")


def _withdraw(process: Process, on: date) -> Iterator[Fault]:
    if process.status in (WITHDRAWN, CORRECTED):
        yield _stands(process, "results that stand")


def _stands(process: Process, expected: str, do: str = "") -> Fault:
    return Fault(f"The run is {_SAID[process.status]}", process.run, expected, do)


def _undecided(process: Process) -> Fault:
    many = process.open > 1
    what = f"{process.open} objection{'s are' if many else ' is'} not decided"
    return Fault(what, process.run, do="Decide each of them, with a reason")


_RULES = {
    Kind.PUBLICISE: _publicise,
    Kind.CORRECT: _correct,
    Kind.CONCLUDE: _conclude,
    Kind.WITHDRAW: _withdraw,
}
_SAID = {
    TRIAL: "a trial",
    PUBLICITY: "made public",
    CORRECTED: "replaced by a corrected one",
    FINAL: "final",
    WITHDRAWN: "withdrawn",
}
