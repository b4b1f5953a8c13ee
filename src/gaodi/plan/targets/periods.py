"""The years that a plan covers, from its title: 三年行动计划（2031—2033年）, “十七五”规划, 2031年行动计划.

A year before them is past; their end is the deadline of a target that names none. Without them, the year in which the
document was issued (〔2031〕4号, 2031年2月1日) tells past from future, and 三年内 counts from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = 3000
_RANGE = re.compile(r"(20\d\d)年?[-—–~～至到]{1,2}(20\d\d)年?(?!月)")
_FIVE = re.compile(
    r"[“\"]?(?P<n>十[一二三四五六七八九]?)五[”\"]?(?:时期|期间)?[^，。；\n]{0,16}(?:规划|发展|方案|计划)"
)
_FIVE_LONG = re.compile(r"第(?P<n>十[一二三四五六七八九])个五年规划")
_SPOKEN = re.compile(r"“(?P<n>十[一二三四五六七八九])五”(?!以来|时期?以来|[^，。]{0,6}(?:基础|成就))")
_SINGLE = re.compile(
    r"(20\d\d)年(?:[^，。；\n]{0,16})(?:行动计划|工作要点|实施方案|行动方案|工作方案)|(?<![\d到至])(20\d\d)年，是"
)
_ISSUED = re.compile(r"〔(20\d\d)〕|\[(20\d\d)\]\d+号|(20\d\d)[年-]\d{1,2}[月-]\d{1,2}")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
PLANS = re.compile(r"[“\"]?十(?P<n>[一二三四五六七八九])五[”\"]?")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year of the plan, and the year of issue, as far as the text gives them."""

    start: int | None = None
    end: int | None = None
    issued: int | None = None

    @property
    def present(self) -> int | None:
        """Years before this one are past."""
        return max((year for year in (self.start, self.issued) if year is not None), default=None)

    def within(self, years: int) -> int | None:
        """The end of N年内: of the plan where it lasts that long, else counted from the year of issue."""
        if self.start is not None and self.end is not None and self.end - self.start + 1 == years:
            return self.end
        begin = self.start - 1 if self.start is not None else self.issued
        return None if begin is None else begin + years


def five_year(numeral: str) -> int:
    """The last year of a five-year plan: 十四五 ends in 2025."""
    return 1955 + 5 * (10 + _NUMERALS[numeral])


def period(text: str) -> Period:
    """What the head of the clean text says."""
    head = text[:_HEAD]
    issued = next((int(next(filter(None, m.groups()))) for m in _ISSUED.finditer(head)), None)
    for start, end in _candidates(head):
        if issued is None or start - 2 <= issued <= end:
            return Period(start, end, issued)
    return Period(None, None, issued)


def _candidates(head: str) -> list[tuple[int, int]]:
    found = [(m.start(), (int(m[1]), int(m[2]))) for m in _RANGE.finditer(head) if 0 < int(m[2]) - int(m[1]) <= 15]
    spans = [span for _, span in sorted(found)]
    spans += [(int(m[1] or m[2]),) * 2 for m in _SINGLE.finditer(head)]
    for match in (*_FIVE.finditer(head), *_FIVE_LONG.finditer(head), *_SPOKEN.finditer(head)):
        if match["n"][1:]:
            end = five_year(match["n"][1:])
            spans.append((end - 4, end))
    return spans
