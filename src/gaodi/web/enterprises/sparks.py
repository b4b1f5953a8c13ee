"""A line of a few years as small as a word: drawn by the server, so that it prints and needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 64.0, 18.0, 2.0


@dataclass(frozen=True, slots=True)
class Spark:
    """points: of the line, in the box of WIDTH and HEIGHT. last: the end of it."""

    points: str
    last: tuple[str, str]
    width: int = int(WIDTH)
    height: int = int(HEIGHT)


def of(values: Sequence[float | None]) -> Spark | None:
    """The line; None of fewer than two values."""
    there = [(at, value) for at, value in enumerate(values) if value is not None]
    if len(there) < 2:
        return None
    low, high = min(value for _, value in there), max(value for _, value in there)
    across, rise = (WIDTH - 2 * EDGE) / (len(values) - 1), (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    spots = [(f"{EDGE + at * across:.1f}", f"{HEIGHT - EDGE - (value - low) * rise:.1f}") for at, value in there]
    return Spark(" ".join(f"{x},{y}" for x, y in spots), spots[-1])
