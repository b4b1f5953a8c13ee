"""Kleene's logic: true, false and, where nobody knows, None."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def every(truths: Iterable[Truth]) -> Truth:
    """Whether all are true."""
    given = list(truths)
    return False if False in given else None if None in given else True


def some(truths: Iterable[Truth]) -> Truth:
    """Whether one is true."""
    given = list(truths)
    return True if True in given else None if None in given else False


def opposite(truth: Truth) -> Truth:
    """Whether it is false."""
    return None if truth is None else not truth


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """Whether so many are true: true when so many are known to be, false when with the unknown ones there are fewer."""
    given = list(truths)
    known, possible = given.count(True), given.count(True) + given.count(None)
    return True if known >= count else False if possible < count else None


def agreed(truths: Iterable[Truth]) -> Truth:
    """The truth that all of them have; unknown where they differ."""
    given = set(truths)
    return given.pop() if len(given) == 1 else None
