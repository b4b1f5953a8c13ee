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
_KEY = re.compile(r"^id:", re.MULTILINE)
_GOOD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")


def save(
    ws: Workspace,
    text: str,
    tests: str = "",
    *,
    by: str = "",
    note: str = "",
    after: int | None = None,
    called: tuple[str, str] = ("", ""),
) -> Draft:
    """Save a text as the next version of the rulebook that its `id` names; it may be at fault. What is the same as the
    last version is not saved again.

    after: the version that the text was written upon; 0 for none. called: what faults call the text and its tests, such
    as the names of their files. Raises InputError where the text says no id, is too long, or somebody saved another
    version meanwhile.
    """
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    tests = tests.replace("\r\n", "\n").removeprefix("\ufeff")
    rulebook = _named(text, tests, called)
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


def _named(text: str, tests: str, called: tuple[str, str]) -> str:
    """The id of the text. Raises InputError."""
    for each, name in zip((text, tests), called, strict=True):
        if len(each) > LONGEST:
            raise InputError(Fault(f"The text has {len(each)} characters", name, f"at most {LONGEST}"))
    said = said_id(text)
    if not said:
        where, expected = _at(called[0], text), "a line such as `id: my-town/support/2024`"
        raise InputError(Fault("The text says no `id`", where, expected))
    if not _GOOD.fullmatch(said):
        expected = "a family and an edition, such as `my-town/support/2024`: small letters, digits, -, /"
        raise InputError(Fault(f"{said!r} is no id of a rulebook", _at(called[0], text, said), expected))
    return said


def _at(name: str, text: str, said: str = "") -> str:
    """The place of the id, or of the line that should say it: `file, line 3, column 5`; empty without a name."""
    found = _KEY.search(text)
    if not name:
        return ""
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    column = text.index(said, found.start()) - found.start() + 1 if found else 1
    return f"{name}, line {line}, column {column}"


def _meanwhile(rulebook: str, number: int, by: str) -> InputError:
    who = by or "Somebody else"
    do = "Keep your text, look at that version, and bring the two together"
    return InputError(Fault(f"{who} saved version {number} meanwhile", rulebook, do=do))
