"""Everything that changes a version or where it stands, as people do it: the library's step, and a row on the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, InputError
from gaodi.rules import drafting
from gaodi.rules.drafting import Draft, State
from gaodi.web.audit.services import record
from gaodi.web.drafting import words
from gaodi.web.people.models import User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def save(ws: Workspace, text: str, tests: str, *, by: User, note: str, opened: str, after: int) -> Draft:
    """Save a text as the next version of the rulebook whose id it says. opened, after: the rulebook and the version
    that it was written upon; under another id it is the first of that. Raises InputError."""
    key = drafting.said_id(text)
    upon = after if key == opened else 0
    before = drafting.latest(ws, key)
    one = drafting.save(ws, text, tests, by=by.username, note=note.strip(), after=upon)
    if before is None or one.version != before.version:
        _record("save", one, by, {"note": one.note})
    return one


def submit(ws: Workspace, one: Draft, by: User, note: str) -> Draft:
    """Hand a version in for review. Raises InputError."""
    found = drafting.submit(ws, one.rulebook, one.version, by=by.username, note=note)
    return _record("submit", found, by, {"note": note})


def send_back(ws: Workspace, one: Draft, by: User, reason: str) -> Draft:
    """Send a version back to its author. Raises InputError."""
    found = drafting.send_back(ws, one.rulebook, one.version, by=by.username, reason=reason)
    return _record("send_back", found, by, {"reason": reason})


def put_in_force(ws: Workspace, one: Draft, by: User, reason: str) -> Draft:
    """Put a version in force. Raises InputError."""
    found = drafting.put_in_force(ws, one.rulebook, one.version, by=by.username, reason=reason)
    return _record("put_in_force", found, by, {"reason": reason})


def take_out_of_force(ws: Workspace, one: Draft, by: User, reason: str) -> Draft:
    """Take out of force what was put in force here. Raises InputError."""
    if one.state is not State.IN_FORCE:
        raise InputError(Fault(f"The version is {one.state.value}", one.name, "one that is in force"))
    found = drafting.take_out_of_force(ws, one.rulebook, by=by.username, reason=reason)
    return _record("take_out_of_force", found, by, {"reason": reason})


def _record(step: str, one: Draft, by: User, details: dict[str, Any]) -> Draft:
    label = words.title(one.text, one.rulebook)
    told = {"version": one.version, **{name: said for name, said in details.items() if said}}
    record(f"rulebook.{step}", actor=by, kind="rulebook", key=one.rulebook, label=label, details=told)
    return one
