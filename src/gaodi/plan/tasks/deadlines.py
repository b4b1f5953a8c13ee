"""By when a task is to be done: “完成时限：2025年12月底前”, “2024年6月底前完成”, “到2023年，…”."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATE = r"(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月)?"
_LABELLED = re.compile(
    rf"(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求|节点|安排)?[：:]\s*{_DATE}(?:\d{{1,2}}日)?(?:底|末)?(?:之?前)?"
)
_BEFORE = re.compile(rf"{_DATE}(?:\d{{1,2}}日)?(?:底|末|年底|年末|上半年|下半年)?(?:之)?前")
_UNTIL = re.compile(rf"(?:到|至|截至|力争到?|争取到?){_DATE}(?:底|末)?")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A year or year-month, and where it is written in the clean text."""

    value: str
    start: int
    end: int


def deadline(text: str, start: int, end: int) -> Deadline | None:
    """The deadline written between start and end: the one that is labelled, else the latest."""
    for patterns in ((_LABELLED,), (_BEFORE, _UNTIL)):
        found = [_made(m) for pattern in patterns for m in pattern.finditer(text, start, end)]
        if found:
            return max(found, key=lambda d: (_order(d.value), -d.start))
    return None


def _made(match: re.Match[str]) -> Deadline:
    month = match["month"]
    value = f"{match['year']}-{int(month):02d}" if month and 1 <= int(month) <= 12 else match["year"]
    return Deadline(value, *match.span())


def _order(value: str) -> str:
    """A year alone means its end."""
    return value if "-" in value else f"{value}-12"
