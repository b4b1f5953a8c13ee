"""The kinds of work there are, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gaodi.errors import NotFound


class Cancelled(Exception):
    """The owner asked for the work to stop."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: what runs, what it is called, and how often it is tried again after a crash.

    retries: 0 for work that is not safe to repeat. The lake returns the batch of an earlier try, so most is.
    """

    name: str
    label: Any
    run: Callable[..., str | None]
    retries: int = 1


_KINDS: dict[str, Kind] = {}
_AT_START: list[Callable[[], object]] = []


def at_start(clear: Callable[[], object]) -> Callable[[], object]:
    """Declare what a worker does before it takes work: clearing what a killed one left behind."""
    _AT_START.append(clear)
    return clear


def started() -> None:
    """Do what was declared for the start of a worker."""
    for clear in _AT_START:
        clear()


def kind(
    name: str, *, label: Any, retries: int = 1
) -> Callable[[Callable[..., str | None]], Callable[..., str | None]]:
    """Declare a kind of work. The function takes the work in progress and JSON arguments; it returns an address."""

    def declare(run: Callable[..., str | None]) -> Callable[..., str | None]:
        _KINDS[name] = Kind(name, label, run, retries)
        return run

    return declare


def find(name: str) -> Kind:
    """The kind of this name."""
    if name not in _KINDS:
        raise NotFound(f"No kind of background work is called {name}. There are: {', '.join(sorted(_KINDS))}.")
    return _KINDS[name]


def label_of(name: str) -> str:
    """What a kind is called on pages; its name where it is no longer declared."""
    return str(_KINDS[name].label) if name in _KINDS else name
