"""Rows of tables that lost their lines: what tells them from running text is that nothing in them ends a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gaodi.plan.text.folding import HAN

_CLAUSE = re.compile(r"[，。；：！？,;!?]")
_BETWEEN = re.compile(r"(\S)[ ]+(?=(\S))")
_HAN = re.compile(f"[{HAN}]")
_NUMBERS = re.compile(r"\D(?: +\d[\d,.%]*){3,}$")
_YEARS = re.compile(r"20\d\d年[^\d\s]{0,6}(?: +20\d\d年[^\d\s]{0,6})+")
_CELLS = 2
_BETWEEN_ROWS = 4
"""A cell of several lines stands between two rows."""


def tabular(lines: Sequence[str]) -> list[bool]:
    """Which lines are rows, or lines of a cell between two rows."""
    found = [is_row(line) for line in lines]
    at = [n for n, row in enumerate(found) if row]
    for first, last in pairwise(at):
        between = range(first + 1, last)
        if len(between) <= _BETWEEN_ROWS and not any("。" in lines[n] for n in between):
            found[first + 1 : last] = [True] * len(between)
    return found


def is_row(line: str) -> bool:
    """Whether the line is a row: cells parted by tabs or bars, or by spaces that no typesetting puts there.

    Typesetting parts a number from the words around it (到 2023 年); it does not put three words or signs side by side,
    nor years (2031年 2032年), nor three numbers of which one has two digits, behind a word.
    """
    if "\t" in line.strip() or line.count("|") >= _CELLS:
        return True
    if len(line) > 200 or _CLAUSE.search(line):
        return False
    if _YEARS.search(line) or (_NUMBERS.search(line) and re.search(r" \d\d", line)):
        return True
    return sum(1 for a, b in _BETWEEN.findall(line) if not _typeset(a, b)) >= _CELLS


def _typeset(a: str, b: str) -> bool:
    """A space that typesetting puts between these two: one is a digit or letter, the other a Chinese character."""
    ascii_a, ascii_b = a.isascii() and a.isalnum(), b.isascii() and b.isalnum()
    return (ascii_a and ascii_b) or (ascii_a and bool(_HAN.match(b))) or (ascii_b and bool(_HAN.match(a)))
