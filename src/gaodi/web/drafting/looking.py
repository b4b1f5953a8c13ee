"""What is to be said of a text and its tests: faults with their places, and what the tests give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from gaodi import catalog
from gaodi.errors import GaodiError
from gaodi.rules import drafting
from gaodi.rules.drafting import Draft, State
from gaodi.rules.program import compiled
from gaodi.rules.trying import File
from gaodi.web.rulebooks import texts
from gaodi.web.rulebooks.expectations import Check, Teller
from gaodi.web.rulebooks.texts import Found

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

TESTS = "tests"
"""What the tests are called where a fault says its place."""


@dataclass(frozen=True, slots=True)
class Looked:
    """faults: of the text; wrong: of its tests. checks: what each test gave; None where they were not run."""

    faults: list[Found]
    wrong: list[Found]
    checks: list[Check] | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing is at fault, and no test that was run fails."""
        return not self.faults and not self.wrong and not self.failed

    @property
    def failed(self) -> int:
        """How many tests did not give what was expected."""
        return sum(one.passed is False for one in self.checks or ())


def look(ws: Workspace, text: str, tests: str, *, run: bool = False) -> Looked:
    """Check a text and its tests. run: also run the tests, where nothing is at fault."""
    faults, wrong = texts.faults(text, ws), _wrong(tests)
    if faults or wrong or not run or not tests.strip():
        return Looked(faults, wrong)
    return _run(ws, text, tests)


def reminders(ws: Workspace, text: str) -> list[Found]:
    """What the text still says as the edition before it does, which hinders nothing."""
    try:
        return texts.placed(drafting.reminders(ws, text, texts.NAME), texts.NAME)
    except RecursionError:
        return []


def _wrong(tests: str) -> list[Found]:
    """The faults of form of the tests."""
    if not tests.strip():
        return []
    try:
        catalog.loads(tests, File, TESTS)
    except GaodiError as error:
        return texts.placed(error.faults, TESTS)
    return []


def _run(ws: Workspace, text: str, tests: str) -> Looked:
    one = Draft(drafting.said_id(text), 0, State.DRAFT, text, tests, "", "", "", "", timezone.now())
    examined = drafting.examine(ws, one)
    if examined.faults:
        return Looked([], texts.placed(examined.faults, one.name))
    teller = Teller(compiled(drafting.source(ws, one), ws), ws, examined.outcome)
    return Looked([], [], list(teller.checks(catalog.loads(tests, File, TESTS))))
