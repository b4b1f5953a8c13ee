"""The years that a plan covers, from its title: 三年行动计划（2031—2033年）, “十七五”规划, 2031年行动计划.
自2031年起，用三年时间 says the same, 近三年（2028—2030年） not; the years of what it
follows (根据《…“十六五”规划》) are not its own.

A year before them is past; their end is the deadline of a target that names none. Without them, the year in which the
document was issued (〔2031〕4号, 2031年2月1日) tells past from future, and 三年内 counts from it. A copy of a plan may
bear a later date as well: that within the plan's years is its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gaodi.plan.targets import numerals

_HEAD = 3000
_RANGE = re.compile(r"(?<!近[两二三四五]年[（(])(20\d\d)年?[-—–~～至到]{1,2}(20\d\d)年?(?!月)")
_FIVE = re.compile(r"[“\"]?(?P<n>十[一二三四五六七八九]?)五[”\"]?(?:时期|期间)?[^，。；\n]{0,16}(?:规划|方案|计划)")
_FIVE_LONG = re.compile(r"第(?P<n>十[一二三四五六七八九])个五年规划")
_SPOKEN = re.compile(r"(?<![较比与])“(?P<n>十[一二三四五六七八九])五”(?!以来|时期?以来|[^，。]{0,6}(?:基础|成就))")
_SINGLE = re.compile(
    r"(?<!推进)(?<!落实)(?<!贯彻)(?<!根据)(?<!按照)(20\d\d)年(?:[^，。；\n]{0,16})(?:行动计划|工作要点|实施方案|行动方案|工作方案)|(?<![\d到至])(20\d\d)年，是"
)
_ISSUED = re.compile(r"〔(20\d\d)〕|\[(20\d\d)\]\d+号|(20\d\d)[年-]\d{1,2}[月-]\d{1,2}(?!\d|日?\s{0,3}\d{1,2}:\d\d)")
_PUT_UP = re.compile(r"(20\d\d)[年-]\d{1,2}[月-]\d{1,2}日?\s{0,3}\d{1,2}:\d\d")
"""When a page was put up, to the minute: after the plan, by days or by years."""
_ONWARDS = re.compile(r"(20\d\d)年(?:开始|起)，?(?:力?争?用|利用|通过|经过)(?P<n>[一二两三四五六七八九十\d]{1,2})年")
_UNDER_WAY = re.compile(r"今年[^\n]{0,160}?(?<!截)[到至](20\d\d)年底")
"""今年，投入超过90亿元。到2030年底，…: the year that is under way, before a five-year plan that is spoken of."""
_TITLE = r"《[^《》\n]{1,80}》(?:[（(][^（）()\n]{1,24}[）)])?"
_CITED = re.compile(
    rf"(?:根据|依据|按照|落实|贯彻|结合|衔接)[^《》。；\n]{{0,24}}{_TITLE}(?:[^《》。；，\n]{{0,12}}{_TITLE})*"
)
"""Documents that the plan follows: their years and numbers are not its own."""
_EXPECTED = re.compile(
    r"(20\d\d)年[，,]?[^，,。；\n\d]{0,12}预期目标|(?:做好|围绕|部署)(20\d\d)年[^，。；\n]{0,6}(?:工作|目标)"
)
_LAST = re.compile(r"去年[^\n]{0,120}?(?<!\d)(20\d\d)年")
"""去年…，2030年产值达…: the year before that of the text."""
_BY = re.compile(r"(?<!截)(?<!截止)[到至](20\d\d)年")
_THEN = re.compile(r"(?<!\d)(20\d\d)年[^\n]{0,160}?。(20\d\d)年，[^，。；\n\d]{0,8}(?:将|要)")
"""2030年，产值达…。2031年，市里将…: the second is the year of the text."""
_NAMED = re.compile(r"(?<!\d)(?<!截至)(?<![较比自从])(20\d\d)[ “”\"]{0,4}年(?!\d{1,2}月|以来|起)")
_TOLD = re.compile(r"截[至止]到?(20\d\d)年")
_MARKET = re.compile(r"[^\n]*报告[^\n]*")
_PLAN = re.compile(r"计划|规划|方案|政府工作报告")
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
        """The end of N年内: of the plan where it lasts that long, else counted from before it or from its issue."""
        if self.start is not None and self.end is not None and self.end - self.start + 1 == years:
            return self.end
        begin = self.start - 1 if self.start is not None else self.issued
        return None if begin is None else begin + years


def five_year(numeral: str) -> int:
    """The last year of a five-year plan: 十四五 ends in 2025."""
    return 1955 + 5 * (10 + _NUMERALS[numeral])


def period(text: str) -> Period:
    """What the head of the clean text says."""
    head = _CITED.sub("", text[:_HEAD])
    candidates = _candidates(head)
    dates = _dates(head, put_up=not candidates)
    if found := _named(head, candidates, dates):
        return found
    if match := _EXPECTED.search(head):
        year = int(match[1] or match[2])
        return Period(year, year, dates[0] if dates else year)
    present = dates[0] if dates else _present(head)
    return Period(None, _only(head, present), present)


def _dates(head: str, *, put_up: bool) -> list[int]:
    """The years in which the text may have been issued; none after the last by which it promises something.

    put_up: whether the minute at which a page was put up is one of them, the earliest first.
    """
    found = [int(next(filter(None, match.groups()))) for match in _ISSUED.finditer(head)]
    if put_up:
        found += sorted(int(match[1]) for match in _PUT_UP.finditer(head))
    last = max((int(match[1]) for match in _BY.finditer(head)), default=None)
    return [year for year in found if last is None or year <= last]


def _named(head: str, candidates: list[tuple[int, int]], dates: list[int]) -> Period | None:
    """The first of the periods that the head names which its date fits."""
    for start, end in candidates:
        fitting = [year for year in dates if start - 2 <= year <= end]
        if fitting:
            return Period(start, end, fitting[0])
        if not dates:
            match = _UNDER_WAY.search(head)
            now = int(match[1]) if match and start - 2 < int(match[1]) <= end else None
            return Period(min(start, now or start), end, now)
    return None


def _present(head: str) -> int | None:
    """The year in which a text without a date speaks."""
    if match := _LAST.search(head):
        return int(match[1]) + 1
    if (match := _THEN.search(head)) and int(match[2]) == int(match[1]) + 1:
        return int(match[2])
    told = [int(match[1]) for match in _TOLD.finditer(head)]
    return max(told) + 1 if told else None


def _only(head: str, present: int | None) -> int | None:
    """The one year to come that a text names: all that it promises is by then."""
    years = {int(match[1]) for match in _NAMED.finditer(head) if int(match[1]) >= (present or 0)}
    return years.pop() if len(years) == 1 else None


def _candidates(head: str) -> list[tuple[int, int]]:
    head = _MARKET.sub(_unless_plan, head)
    found = [(m.start(), (int(m[1]), int(m[2]))) for m in _RANGE.finditer(head) if 0 < int(m[2]) - int(m[1]) <= 15]
    spans = [span for _, span in sorted(found)]
    spans += [(int(m[1] or m[2]),) * 2 for m in _SINGLE.finditer(head)]
    spans += _plans(head, _FIVE, _FIVE_LONG)
    for match in _ONWARDS.finditer(head):
        if years := numerals.whole(match["n"]):
            spans.append((int(match[1]), int(match[1]) + years - 1))
    return spans + _plans(head, _SPOKEN)


def _plans(head: str, *patterns: re.Pattern[str]) -> list[tuple[int, int]]:
    """The years of the five-year plans named, the last first: those before are looked back on."""
    ends = {five_year(m["n"][1:]) for pattern in patterns for m in pattern.finditer(head) if m["n"][1:]}
    return [(end - 4, end) for end in sorted(ends, reverse=True)]


def _unless_plan(line: re.Match[str]) -> str:
    """Nothing for a line that advertises a report on a market, 2018-2023年."""
    return line[0] if _PLAN.search(line[0]) else ""
