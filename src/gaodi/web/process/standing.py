"""Where a run stands, for one person: the steps that may be taken next, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gaodi.errors import Fault
from gaodi.rules import process
from gaodi.rules.process import Kind, Process
from gaodi.rules.results import PUBLICITY, TRIAL
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.people.models import User
from gaodi.web.policy import Action
from gaodi.web.process import said, words

ACTIONS = {
    Kind.PUBLICISE: Action.PUBLICISE_RUN,
    Kind.CORRECT: Action.CONCLUDE_RUN,
    Kind.CONCLUDE: Action.CONCLUDE_RUN,
    Kind.WITHDRAW: Action.CONCLUDE_RUN,
}


@dataclass(frozen=True, slots=True)
class Next:
    """A step that this person may take now. first: the one that leads on."""

    kind: Kind
    label: Any
    url: str
    first: bool


def read(run: Run) -> Process:
    """Where the run stands."""
    return process.read(run.ws, run.id)


def obstacles(found: Process, kind: Kind, on: date) -> tuple[Fault, ...]:
    """Why a step cannot be taken. Corrected results need no publicity of their own, so nothing is corrected while
    others can still object."""
    faults = process.obstacles(found, kind, on)
    if kind is Kind.CORRECT and found.status == PUBLICITY and found.until is not None and on <= found.until:
        return (*faults, Fault(f"Objections can be made until {found.until}", found.run))
    return faults


def leading(found: Process) -> Kind | None:
    """The step that leads on to final results."""
    if found.status == TRIAL:
        return Kind.CONCLUDE if found.settled else Kind.PUBLICISE
    if found.status == PUBLICITY:
        return Kind.CORRECT if found.corrections else Kind.CONCLUDE
    return None


def way(found: Process) -> list[str]:
    """What stands in the way of that step, in sentences."""
    kind = leading(found)
    return [said.sentence(fault) for fault in obstacles(found, kind, timezone.localdate())] if kind else []


def nexts(user: User, found: Process) -> Iterator[Next]:
    """The steps that the person may take now, the one that leads on first."""
    first, today = leading(found), timezone.localdate()
    for kind in sorted(Kind, key=lambda one: (one is not first, one is Kind.WITHDRAW)):
        if policy.allows(user, ACTIONS[kind]) and not obstacles(found, kind, today):
            label = words.LONGER if kind is Kind.PUBLICISE and found.status == PUBLICITY else words.STEPS[kind]
            yield Next(kind, label, reverse(f"process:{kind.value}", args=[found.run]), kind is first)


def objectable(found: Process) -> bool:
    """Whether one can object today."""
    return found.status == PUBLICITY and (found.until is None or timezone.localdate() <= found.until)
