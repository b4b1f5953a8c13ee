"""Saves versions and hands them in for review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.rules.drafting.examining import examine
from gaodi.rules.drafting.model import Draft, State
from gaodi.rules.drafting.reading import latest, version
from gaodi.rules.drafting.recording import add, change

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LONGEST = 500_000
"""Characters; the longest rulebook that comes with Gaodi has a tenth."""
_ID = re.compile(r"^id:[ \t]*([\"']?)([^\s\"'#]+)\1[ \t]*(?:#.*)?$", re.MULTILINE)
_GOOD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")


def save(ws: Workspace, text: str, tests: str = "", *, by: str = "", note: str = "", after: int | None = None) -> Draft:
    """Save a text as the next version of the rulebook that its `id` names; it may be at fault. What is the same as the
    last version is not saved again.

    after: the version that the text was written upon; 0 for none. Raises InputError where the text says no id, is too
    long, or somebody saved another version meanwhile.
    """
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    tests = tests.replace("\r\n", "\n").removeprefix("\ufeff")
    rulebook = _named(text, tests)
    last = latest(ws, rulebook)
    number = last.version if last else 0
    if after is not None and after != number:
        raise _meanwhile(rulebook, number, last.author if last else "")
    if last is not None and (last.text, last.tests) == (text, tests):
        return last
    row = {"rulebook": rulebook, "version": number + 1, "state": State.DRAFT.value, "text": text, "tests": tests}
    if not add(ws, row | {"author": by, "note": note}):
        raise _meanwhile(rulebook, number + 1, "")
    return version(ws, rulebook, number + 1)


def submit(ws: Workspace, rulebook: str, number: int, *, by: str = "", note: str = "") -> Draft:
    """Hand the last version in for review. Raises NotFound, and InputError with the faults of the text, the tests that
    fail, or where the version stands elsewhere."""
    draft = version(ws, rulebook, number)
    last = latest(ws, rulebook)
    if last is not None and last.version != number:
        raise InputError(Fault(f"There is a later version, {last.version}", draft.name, "the last one"))
    if draft.state not in (State.DRAFT, State.RETURNED):
        raise InputError(Fault(f"The version is {draft.state.value}", draft.name, "a draft"))
    if faults := examine(ws, draft).obstacles:
        raise InputError.of(faults)
    return change(ws, draft, State.REVIEW, by, note)


def said_id(text: str) -> str:
    """The id that a text gives itself, though it may be at fault; empty where it gives none."""
    found = _ID.search(text)
    return found[2] if found else ""


def _named(text: str, tests: str) -> str:
    if len(text) > LONGEST or len(tests) > LONGEST:
        raise InputError(Fault(f"The text has {max(len(text), len(tests))} characters", expected=f"at most {LONGEST}"))
    said = said_id(text)
    if not said:
        raise InputError(Fault("The text says no `id`", expected="a line such as `id: my-town/support/2024`"))
    if not _GOOD.fullmatch(said):
        expected = "a family and an edition, such as `my-town/support/2024`: small letters, digits, -, /"
        raise InputError(Fault(f"{said!r} is no id of a rulebook", expected=expected))
    return said


def _meanwhile(rulebook: str, number: int, by: str) -> InputError:
    who = by or "Somebody else"
    do = "Keep your text, look at that version, and bring the two together"
    return InputError(Fault(f"{who} saved version {number} meanwhile", rulebook, do=do))
