"""The enterprise, the rulebook and the year of an address, for who may answer for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from gaodi.errors import GaodiError
from gaodi.registry import enterprises
from gaodi.registry.metrics import SubjectKind
from gaodi.rules import library
from gaodi.rules.model import Rulebook
from gaodi.rules.program import Program
from gaodi.web import policy
from gaodi.web.answers.asked import Asked, Section, asks, sections
from gaodi.web.answers.said import Said, current
from gaodi.web.enterprises import holders
from gaodi.web.evaluations.words import language
from gaodi.web.plans.workspace import ready
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FIRST, LAST = 1990, 2100


@dataclass(frozen=True)
class Opened:
    """What somebody answers. said: what stands, by the name in the form; made_up: whether anything here is."""

    ws: Workspace
    enterprise: Mapping[str, Any]
    program: Program
    year: int
    sections: tuple[Section, ...]
    said: dict[str, Said]
    made_up: bool

    @property
    def rulebook(self) -> Rulebook:
        """Which one asks."""
        return self.program.rulebook

    @property
    def title(self) -> str:
        """What it is called."""
        return self.rulebook.title.label(language())

    @property
    def id(self) -> str:
        """Of the enterprise."""
        return str(self.enterprise["id"])

    @property
    def name(self) -> str:
        """Of the enterprise."""
        return str(self.enterprise["name"] or self.id)

    @property
    def address(self) -> list[Any]:
        """The parts of its addresses."""
        return [self.id, self.year, self.rulebook.id]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All that is asked."""
        return tuple(one for section in self.sections for one in section.asked)

    def answered(self, section: Section) -> int:
        """How much of a section is answered."""
        return sum(bool(self.said[one.key].answer) for one in section.asked)

    @property
    def day(self) -> date:
        """On which what was said is judged: today, or the last day on which the document held."""
        today, end = timezone.localdate(), self.rulebook.in_force.to
        return min(today, end) if end else today


def enterprise_of(request: HttpRequest, key: str) -> tuple[Workspace, dict[str, Any]]:
    """An enterprise that this person answers for. Raises Http404; refused by the policy like everything else."""
    ws = ready()
    rows = enterprises.current(ws, ids=[key])
    if rows.is_empty():
        raise Http404
    row = rows.row(0, named=True)
    policy.require(request.user, Action.ANSWER_QUESTIONNAIRE, holders.of(row))
    return ws, row


def opened(request: HttpRequest, enterprise: str, year: int, rulebook: str) -> Opened:
    """What an address asks for. Raises Http404 where there is no such rulebook, or it asks enterprises for nothing."""
    ws, row = enterprise_of(request, enterprise)
    known = library.load(ws)
    if not FIRST <= year <= LAST or rulebook not in known:
        raise Http404
    one = known[rulebook]
    if not asks(one) or one.subject is not SubjectKind.ENTERPRISE:
        raise Http404
    try:
        program = library.program(ws, rulebook)
    except GaodiError as error:
        raise Http404(str(error)) from error
    found = sections(program, year)
    said, made_up = current(ws, one.family, row["id"], year, [x for section in found for x in section.asked])
    return Opened(ws, row, program, year, found, said, made_up or bool(row["synthetic"]))
