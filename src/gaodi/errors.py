"""What Gaodi says when something is wrong: a fault is one thing wrong, an error carries all of them.

Everything else in the package stands on this module. A message says what, where, what was expected and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, said so that the reader can put it right.

    what: the finding, a full sentence without its closing stop.
    where: file, line, cell or clause; empty where there is no place.
    expected: what would have been right.
    do: what the reader can do now.
    """

    what: str
    where: str = ""
    expected: str = ""
    do: str = ""

    def __str__(self) -> str:
        """The fault as one line: `where: what. Expected …. Do ….`"""
        head = f"{self.where}: {self.what}" if self.where else self.what
        parts = [head.rstrip(".。")]
        if self.expected:
            parts.append(f"Expected {self.expected.rstrip('.。')}")
        if self.do:
            parts.append(self.do.rstrip(".。"))
        text = ". ".join(parts)
        return text if text.endswith(("?", "？")) else f"{text}."


class GaodiError(Exception):
    """The base of every error that Gaodi raises on purpose; its text can be shown to a user as it is."""

    def __init__(self, *faults: Fault | str) -> None:
        self.faults: tuple[Fault, ...] = tuple(f if isinstance(f, Fault) else Fault(f) for f in faults)
        super().__init__("\n".join(str(f) for f in self.faults))

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> Self:
        """An error from the faults collected while reading a file."""
        return cls(*faults)


class InputError(GaodiError):
    """A file, cell or argument that the user gave is wrong."""


class UnitError(GaodiError, ValueError):
    """A unit is unknown, or two quantities cannot be compared. A ValueError too: a model's validator may raise it."""


class PeriodError(GaodiError, ValueError):
    """A period cannot be read or does not fit its use. A ValueError too: a model's validator may raise it."""


class LakeError(GaodiError):
    """The lake cannot do what was asked: unknown table, version, batch, or a conflict that was not resolved."""


class WorkspaceError(GaodiError):
    """A folder is not a workspace, or its settings are wrong."""


class NotFound(GaodiError):
    """A named thing does not exist; the text lists what does."""


class Refused(GaodiError):
    """The user or the purpose is not allowed to do this."""
