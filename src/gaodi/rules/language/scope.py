"""What the names in an expression stand for. A rulebook, a table or a test brings its own scope."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Protocol

from gaodi.rules.language.nodes import Node


class Scope(Protocol):
    """Names and lists."""

    def find(self, name: str) -> Node | None:
        """What a name stands for; None where it is not known."""

    def names(self) -> Iterable[str]:
        """Every name, for those who mistype one."""

    def has_list(self, key: str) -> bool:
        """Whether there is a list of this id."""

    def lists(self) -> Iterable[str]:
        """The ids of the lists."""

    def families(self) -> Iterable[str] | None:
        """The families whose earlier results can be asked for; None where any may be."""


class Nothing:
    """A scope without names, for what has to be a constant."""

    def find(self, name: str) -> Node | None:
        """Nothing."""

    def names(self) -> Iterable[str]:
        """None."""
        return ()

    def has_list(self, key: str) -> bool:
        """No."""
        return False

    def lists(self) -> Iterable[str]:
        """None."""
        return ()

    def families(self) -> Iterable[str] | None:
        """None."""
        return ()


def near(word: str, known: Iterable[str]) -> str:
    """`Did you mean a or b?`, or nothing."""
    found = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(found)}?" if found else ""
