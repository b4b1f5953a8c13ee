"""What statistics show has happened: “数据显示，2030年产值60亿元”, “据市统计局数据，…”. Asked by `times`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gaodi.plan.targets.moments import Part, Time

_SHOWN = re.compile(r"(?:数据|统计)显示|据[^，。；\n]{2,16}数据，")
_DATA = re.compile(r"(?:据[^，。；\n]{2,16}|(?:上半年|季度|全年)[^，。；\n]{0,8})数据，")
_AIMED = re.compile(r"力争|争取|确保|计划|目标")
_END = re.compile(r"[。\n]")
_LONGEST = 400
"""Characters of a sentence that matter."""


def cited(shadow: str, found: Sequence[Time], *, dated: bool) -> Iterator[Time]:
    """What statistics show has happened in the years that they name, to the end of the sentence (not by 到2033年).

    dated: whether a period of a plan or a date of issue tells past from future; where none does, 数据显示 is enough.
    """
    said = (_DATA if dated else _SHOWN).finditer(shadow)
    shown = {at for match in said for at in range(match.start(), _stop(shadow, match.end()))}
    for time in found:
        told = time.start in shown and time.part in (Part.LEAD, Part.DATE, Part.VALUE)
        before = shadow[max(0, time.start - 6) : time.start]
        ahead = shadow.startswith(("到", "至"), time.start) or _AIMED.search(before)
        yield replace(time, part=Part.PAST) if told and not ahead else time


def ends(text: str) -> Iterator[Time]:
    """Where data are cited: what follows has happened, to the end of the paragraph."""
    for match in _DATA.finditer(text):
        yield Time(match.end() - 1, match.end(), Part.PAST)


def _stop(text: str, at: int) -> int:
    """Where the sentence ends that goes on at a place, as far as it matters."""
    match = _END.search(text, at, at + _LONGEST)
    return match.start() if match else min(len(text), at + _LONGEST)
