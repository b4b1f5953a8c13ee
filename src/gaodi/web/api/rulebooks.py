"""Rulebooks over the API: which there are, and of each its facts, what it has to know, and its text."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from gaodi.registry.metrics import SubjectKind
from gaodi.registry.sources import Purpose
from gaodi.rules import library
from gaodi.rules.language.types import Kind
from gaodi.rules.model import Rulebook, Status
from gaodi.rules.program import Program
from gaodi.web import policy
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.rulebooks import selectors, words

router = Router()


class Label(Schema):
    """Words in both languages; en may be empty."""

    zh: str
    en: str


class Listed(Schema):
    """A rulebook. status: official, secondary or reconstructed, how sure its text is; state: in-force, not-yet or
    ended, today; to: null while no end is set; checks: how many tests stand beside it."""

    id: str
    family: str
    title: Label
    issuer: Label
    document: str
    status: Status
    state: str
    in_force_from: date
    in_force_to: date | None
    data_year: int | None
    procedure: list[str]
    subject: SubjectKind
    purpose: Purpose
    checks: int


class Needed(Schema):
    """An input. origin: metric, attribute, answer, list, earlier or own; lag: of how many years before; unit: its unit,
    or null where it is no number."""

    name: str
    column: str
    origin: str
    lag: int
    detail: str
    type: str
    unit: str | None


class Shown(Listed):
    """A rulebook with what it needs and its text. extends: the rulebook whose parts it takes over; hash: by which a run
    names it; faults: why it cannot be evaluated, empty where it can; inputs: empty while it has faults."""

    about: Label | None
    extends: str | None
    sources: list[str]
    notes: list[Label]
    editions: list[str]
    hash: str
    faults: list[str]
    inputs: list[Needed]
    written: str


@router.get("/rulebooks", response=list[Listed], summary="The rulebooks, by words, state, status, purpose and subject")
def list_rulebooks(
    request: HttpRequest,
    words: str = "",
    state: str | None = None,
    status: Status | None = None,
    purpose: Purpose | None = None,
    subject: SubjectKind | None = None,
) -> list[dict[str, Any]]:
    policy.require(request.user, Action.READ_RULEBOOKS)
    asked = {"state": state, "status": status, "purpose": purpose, "subject": subject}
    checks = selectors.checks()
    found = [_listed(one, checks) for one in selectors.shelf().values() if _has(one, words)]
    return [one for one in found if all(value in (None, one[name]) for name, value in asked.items())]


@router.get("/rulebooks/{path:key}", response=Shown, summary="One rulebook: its facts, what it needs, its text")
def show_rulebook(request: HttpRequest, key: str) -> dict[str, Any]:
    policy.require(request.user, Action.READ_RULEBOOKS)
    ws = workspace()
    source = library.source(ws, key)
    one = source.rulebook
    program, faults = selectors.compiled(ws, key)
    return _listed(one, selectors.checks()) | {
        "about": _label(one.about) if one.about else None,
        "extends": one.extends,
        "sources": list(one.sources),
        "notes": [_label(note) for note in one.notes],
        "editions": [each.id for each in library.editions(ws, one.family)],
        "hash": source.hash,
        "faults": [str(fault) for fault in faults],
        "inputs": _inputs(program) if program else [],
        "written": source.written,
    }


def _has(one: Rulebook, text: str) -> bool:
    said = (one.id, one.title.zh, one.title.en, one.issuer.zh, one.issuer.en, one.document)
    return text.casefold() in " ".join(said).casefold()


def _label(said: Any) -> dict[str, str]:
    return {"zh": said.zh, "en": said.en}


def _listed(one: Rulebook, checks: dict[str, int]) -> dict[str, Any]:
    return {
        "id": one.id,
        "family": one.family,
        "title": _label(one.title),
        "issuer": _label(one.issuer),
        "document": one.document,
        "status": one.status,
        "state": words.state(one, timezone.localdate()),
        "in_force_from": one.in_force.from_,
        "in_force_to": one.in_force.to,
        "data_year": one.data_year,
        "procedure": [each.value for each in one.procedure],
        "subject": one.subject,
        "purpose": one.purpose,
        "checks": checks.get(one.id, 0),
    }


def _inputs(program: Program) -> list[dict[str, Any]]:
    return [
        {
            "name": column.input.name,
            "column": column.input.column,
            "origin": column.input.origin.value,
            "lag": column.input.lag,
            "detail": column.input.detail,
            "type": column.type.kind.value,
            "unit": column.type.measure.symbol if column.type.kind is Kind.NUMBER else None,
        }
        for column in program.columns
    ]
