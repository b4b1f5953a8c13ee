"""The least and the greatest of several numbers, without the comparisons whose outcome is certain.

Of the ends on one side that which there is counts: max(x, 0) is at least 0 whatever x is. On the other side all must be
there. Engines leave nulls out, so that is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import ibis

from gaodi.rules.query.ranges import Range, among
from gaodi.rules.query.values import Number, literal, nothing

End = tuple[Any, Range]


def greatest(parts: Sequence[Number]) -> Number:
    """The greatest of several."""
    low, low_is = _of_some(ibis.greatest, [(part.low, part.low_is) for part in parts])
    high, high_is = _of_all(ibis.greatest, [(part.high, part.high_is) for part in parts])
    return Number(low, high, low_is, high_is)


def least(parts: Sequence[Number]) -> Number:
    """The least of several."""
    low, low_is = _of_all(ibis.least, [(part.low, part.low_is.turned()) for part in parts])
    high, high_is = _of_some(ibis.least, [(part.high, part.high_is.turned()) for part in parts])
    return Number(low, high, low_is.turned(), high_is.turned())


def within(of: Number, low: float | None, high: float | None) -> Number:
    """With limits where an end is not known."""
    down, down_is = of.low, of.low_is
    if low is not None and not of.low_is.sure:
        limit = _of_some(ibis.least, [(of.high, of.high_is.turned()), (literal(low), among([low]).turned())])
        down, down_is = _else(of.low, of.low_is, limit[0], limit[1].turned())
    up, up_is = of.high, of.high_is
    if high is not None and not of.high_is.sure:
        up, up_is = _else(
            of.high, of.high_is, *_of_some(ibis.greatest, [(of.low, of.low_is), (literal(high), among([high]))])
        )
    return Number(down, up, down_is, up_is)


def _else(one: Any, one_is: Range, other: Any, other_is: Range) -> End:
    """The column, and the other where it is null."""
    ends = min(one_is.least, other_is.least), max(one_is.most, other_is.most)
    return ibis.coalesce(one, other), Range(other_is.sure, *ends)


def _of_some(of: Callable[..., Any], ends: list[End]) -> End:
    """The greatest of those that are there; of the least, ranges come and go with the other sign."""
    rest = _without(ends, lambda one, other: other.sure and other.least >= one.most)
    leasts = [min(one.least for _, one in ends), *(one.least for _, one in ends if one.sure)]
    found = Range(any(one.sure for _, one in ends), max(leasts), max(one.most for _, one in ends))
    columns = [column for column, _ in rest]
    if len(rest) == 2 and not all(one.sure for _, one in rest):
        (one, one_is), (other, other_is) = sorted(rest, key=lambda end: end[1].sure)
        if other_is.sure and other_is.most <= one_is.least:
            return ibis.coalesce(one, other), found
    return (of(*columns) if len(columns) > 1 else columns[0]), found


def _of_all(of: Callable[..., Any], ends: list[End]) -> End:
    """The greatest where all are there."""
    rest = _without(ends, lambda one, other: one.sure and other.least >= one.most)
    found = Range(all(one.sure for _, one in ends), max(one.least for _, one in ends), max(one.most for _, one in ends))
    columns = [column for column, _ in rest]
    if len(columns) == 1:
        return columns[0], found
    there = [column.notnull() for column, one in rest if not one.sure]
    made = of(*columns)
    return (ibis.ifelse(reduce(lambda a, b: a & b, there), made, nothing()) if there else made), found


def _without(ends: list[End], outdone: Callable[[Range, Range], bool]) -> list[End]:
    """Those that another does not always outdo."""
    kept = list(ends)
    for end in ends:
        others = [other for other in kept if other is not end]
        if any(outdone(end[1], other[1]) for other in others):
            kept = others
    return kept
