"""`ws.rules.drafting`: rulebooks of a workspace from their first draft to being in force.

one = ws.rules.drafting.save(text, tests, by="officer")
ws.rules.drafting.submit(one.rulebook, one.version, by="officer")
ws.rules.drafting.put_in_force(one.rulebook, one.version, by="reviewer")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault
from gaodi.rules import drafting
from gaodi.rules.drafting import Draft, Examined

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


class DraftingNamespace:
    """The versions of rulebooks that are written here; each is one function of gaodi.rules.drafting."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    def drafts(self) -> tuple[Draft, ...]:
        """The last version of every rulebook that somebody wrote, those touched last first."""
        return drafting.drafts(self._ws)

    def versions(self, rulebook: str) -> tuple[Draft, ...]:
        """Every version of a rulebook, the last first."""
        return drafting.versions(self._ws, rulebook)

    def save(self, text: str, tests: str = "", **more: Any) -> Draft:
        """Save a text as the next version of the rulebook that its id names."""
        return drafting.save(self._ws, text, tests, **more)

    def examine(self, rulebook: str, number: int) -> Examined:
        """What is to be said of a version before it is put in force: its faults, what its tests give."""
        return drafting.examine(self._ws, drafting.version(self._ws, rulebook, number))

    def reminders(self, rulebook: str, number: int) -> tuple[Fault, ...]:
        """What a version still says as the edition before it does; it may be right."""
        one = drafting.version(self._ws, rulebook, number)
        return drafting.reminders(self._ws, one.text, one.name)

    def submit(self, rulebook: str, number: int, **more: Any) -> Draft:
        """Hand the last version in for review."""
        return drafting.submit(self._ws, rulebook, number, **more)

    def put_in_force(self, rulebook: str, number: int, **more: Any) -> Draft:
        """Put a version that was handed in in force, by somebody who did not write it."""
        return drafting.put_in_force(self._ws, rulebook, number, **more)

    def send_back(self, rulebook: str, number: int, *, reason: str, **more: Any) -> Draft:
        """Send a version that was handed in back to its author."""
        return drafting.send_back(self._ws, rulebook, number, reason=reason, **more)

    def take_out_of_force(self, rulebook: str, *, reason: str, **more: Any) -> Draft:
        """Take out of force what was put in force here."""
        return drafting.take_out_of_force(self._ws, rulebook, reason=reason, **more)
