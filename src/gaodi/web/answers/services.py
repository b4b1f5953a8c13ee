"""Saving answers: whole or not at all, never over what somebody else said meanwhile, each time on the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection, transaction

from gaodi.rules.declared import Declared, declare
from gaodi.web.answers import merging, said
from gaodi.web.answers.asked import Section
from gaodi.web.answers.merging import Merged
from gaodi.web.answers.opened import Opened
from gaodi.web.answers.said import Said
from gaodi.web.audit.services import record
from gaodi.web.people.models import User

SOURCE = "enterprise"
"""What an enterprise says of itself, whoever types it in."""

LOCK = 0x616E7377
MOST = 200


@dataclass(frozen=True)
class Saved:
    """What came of it. now: what stands afterwards; merged: what was written and what was not; faults: sentences about
    answers that cannot be, by their names in the form."""

    now: dict[str, Said]
    merged: Merged
    faults: dict[str, str] = field(default_factory=dict)


def save(
    one: Opened, section: Section, mine: Mapping[str, Said], seen: Mapping[str, Said], over: set[str], by: User
) -> Saved:
    """Record what this person changed in a section."""
    faults = _faults(section, mine)
    fine = {key: value for key, value in mine.items() if key not in faults}
    with transaction.atomic():
        _one_at_a_time()
        there, _made_up = said.current(one.ws, one.rulebook.family, one.id, one.year, section.asked)
        merged = merging.merge(seen, there, fine, over)
        if merged.write:
            _record(one, section, merged.write, by)
            _note(one, section, there, merged.write, by)
    return Saved({**there, **merged.write}, merged, faults)


def _faults(section: Section, mine: Mapping[str, Said]) -> dict[str, str]:
    found = {}
    for asked in section.asked:
        try:
            said.value(asked, mine.get(asked.key, said.NOTHING))
        except ValueError as error:
            found[asked.key] = str(error)
    return found


def _record(one: Opened, section: Section, write: Mapping[str, Said], by: User) -> None:
    """Each year by itself, because inputs of earlier years are kept with those."""
    changed = [asked for asked in section.asked if asked.key in write]
    for lag in sorted({asked.lag for asked in changed}):
        given = [
            Declared(one.id, asked.name, said.value(asked, write[asked.key]), write[asked.key].evidence)
            for asked in changed
            if asked.lag == lag
        ]
        made_up = bool(one.enterprise["synthetic"])
        declare(one.ws, one.program, one.year - lag, given, source=SOURCE, user=by.username, synthetic=made_up)


def _note(one: Opened, section: Section, before: Mapping[str, Said], write: Mapping[str, Said], by: User) -> None:
    changes = {key: [before[key].answer, value.answer, value.evidence] for key, value in list(write.items())[:MOST]}
    details = {"rulebook": one.rulebook.id, "year": one.year, "section": section.id, "changes": changes}
    record("answers.save", actor=by, kind="enterprise", key=one.id, label=one.name, details=details)


def _one_at_a_time() -> None:
    """Nobody else writes between looking and writing: SQLite's immediate transaction does it, PostgreSQL is asked."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
