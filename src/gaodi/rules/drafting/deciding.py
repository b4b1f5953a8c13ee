"""Decides about what was handed in: it is put in force, sent back, or taken out of force again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.errors import Fault, InputError
from gaodi.rules.drafting import placing
from gaodi.rules.drafting.examining import examine
from gaodi.rules.drafting.model import Draft, State
from gaodi.rules.drafting.reading import version, versions
from gaodi.rules.drafting.recording import change

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def put_in_force(ws: Workspace, rulebook: str, number: int, *, by: str = "", reason: str = "") -> Draft:
    """Put a version that was handed in in force: it replaces that which was, and one that Gaodi ships under the id.

    Raises NotFound, and InputError for a version that was not handed in, by its author, and where what it stands upon
    changed so that it is at fault now.
    """
    draft = _reviewed(ws, rulebook, number, by)
    if faults := examine(ws, draft).obstacles:
        raise InputError.of(faults)
    before = [(one, State.REPLACED) for one in versions(ws, rulebook) if one.state is State.IN_FORCE]
    with placing.placed(ws, rulebook, draft.text, draft.tests):
        return change(ws, draft, State.IN_FORCE, by, reason, before)


def send_back(ws: Workspace, rulebook: str, number: int, *, by: str = "", reason: str) -> Draft:
    """Send a version that was handed in back to its author. reason: what is to be changed. Raises NotFound and
    InputError."""
    if not reason.strip():
        raise InputError(Fault("What is to be changed is not said", rulebook, "a sentence that the author can read"))
    draft = _reviewed(ws, rulebook, number, by)
    return change(ws, draft, State.RETURNED, by, reason.strip())


def take_out_of_force(ws: Workspace, rulebook: str, *, by: str = "", reason: str) -> Draft:
    """Take out of force what is in force; a rulebook that Gaodi ships under the id holds again. Raises InputError where
    nothing that was written here is in force."""
    if not reason.strip():
        raise InputError(Fault("Why it is taken out of force is not said", rulebook, "a reason"))
    draft = next((one for one in versions(ws, rulebook) if one.state is State.IN_FORCE), None)
    if draft is None:
        raise InputError(Fault(f"No version of {rulebook} that was written here is in force"))
    with placing.removed(ws, rulebook):
        return change(ws, draft, State.OUT_OF_FORCE, by, reason.strip())


def _reviewed(ws: Workspace, rulebook: str, number: int, by: str) -> Draft:
    """A version that was handed in, decided about by somebody who did not write it."""
    draft = version(ws, rulebook, number)
    faults = []
    if draft.state is not State.REVIEW:
        faults.append(Fault(f"The version is {draft.state.value}", draft.name, "one that was handed in for review"))
    if by and by == draft.author:
        faults.append(Fault("Who wrote a rulebook does not decide about it", draft.name, "somebody else"))
    if faults:
        raise InputError.of(faults)
    return draft
