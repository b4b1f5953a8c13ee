"""Finds the header in the first rows of a sheet: one row, or two or three that belong together.

Of the rows that may be it, the one counts whose headings the form knows best. In a header of several rows the upper
ones stand over several columns; what is written there is put before the headings below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gaodi.registry.forms.files import Merged
from gaodi.registry.forms.headings import said_unit

ROWS = 30
_DEEPEST = 3

Score = tuple[int, int, int]
Scored = Callable[[Sequence[str]], Score]
"""How well headings are those of a form: columns that are known, less those that are twice, units that are named."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header is. first, last: its rows, from 0; headings: of each column, empty where there is none; matched:
    how many are the form's; unit: that a cell near the table names for all of it."""

    first: int
    last: int
    headings: tuple[str, ...]
    matched: int
    unit: str = ""


def find(head: Sequence[Sequence[str]], merged: Sequence[Merged], scored: Scored) -> Header | None:
    """The header among the first rows; where no heading is known, the row that looks most like one."""
    best, highest = None, ((0, 0, 0), 0, 0)
    merged = [one for one in merged if one.top < len(head)]
    for first in range(len(head)):
        for last in range(first, min(first + _DEEPEST, len(head))):
            headings = flattened(head[first : last + 1], first, merged)
            # Where several would do, the one whose lowest row says most, and of these the one with the fewest rows.
            score = (scored(headings), sum(1 for cell in head[last] if cell), first - last)
            if score[0][0] and score > highest:
                best, highest = Header(first, last, headings, score[0][0]), score
    best = best or _likely(head, merged)
    if best is None:
        return None
    return Header(best.first, best.last, _trimmed(best.headings), best.matched, _unit(head[: best.last + 2]))


def _trimmed(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Without what is empty at the end."""
    last = max((number for number, text in enumerate(headings, 1) if text), default=0)
    return headings[:last]


def flattened(rows: Sequence[Sequence[str]], first: int, merged: Sequence[Merged]) -> tuple[str, ...]:
    """One heading for each column. first: the number of the first row, from 0."""
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    spread = [_spread(row, first + number, merged, padded[-1]) for number, row in enumerate(padded)]
    return tuple(_joined([row[column] for row in spread]) for column in range(width))


def _spread(row: Sequence[str], number: int, merged: Sequence[Merged], lowest: Sequence[str]) -> list[str]:
    """A row in which what stands over several columns stands in each: by the merged cells, where they are known;
    otherwise, above the lowest row, up to the next cell that is filled, over what has something below it."""
    cells = list(row)
    own = [one for one in merged if one.top <= number <= one.bottom and one.left < len(cells)]
    for one in own:
        if one.top == number and cells[one.left]:
            cells[one.left : one.right + 1] = [cells[one.left]] * (min(one.right, len(cells) - 1) - one.left + 1)
    if row is not lowest and not own:
        for column in range(1, len(cells)):
            if lowest[column]:
                cells[column] = cells[column] or cells[column - 1]
    return cells


def _joined(parts: Sequence[str]) -> str:
    """What stands over one another, each once: a cell that reaches over rows is the same in them."""
    return " / ".join(dict.fromkeys(part for part in parts if part))


def _likely(head: Sequence[Sequence[str]], merged: Sequence[Merged]) -> Header | None:
    """The row with the most different words in it."""
    counts = [len({cell for cell in row if cell and not _number(cell)}) for row in head]
    if not counts or max(counts) < 2:
        return None
    row = counts.index(max(counts))
    return Header(row, row, flattened(head[row : row + 1], row, merged), 0)


def _number(cell: str) -> bool:
    return cell.replace(".", "", 1).replace(",", "").lstrip("-").isdecimal()


def _unit(rows: Sequence[Sequence[str]]) -> str:
    return next((unit for row in rows for cell in row if (unit := said_unit(cell))), "")
