"""Expressions of time: 到2033年, 2032年底前, “十七五”期间, 三年内, 较2030年, 截至2030年底, 今年1—9月.

Each is a `Time` with the part it plays: it gives a deadline, a base year, or it says that what follows is past. Which
deadline holds for a number is for `deadlines` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from gaodi.plan.targets import numerals
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.periods import PLANS, Period, five_year


class Part(Enum):
    """What an expression of time does."""

    LEAD = "lead"
    """到2033年: holds until another comes, also in the sections below."""
    DATE = "date"
    """2032年底前: holds in its sentence."""
    BASE = "base"
    """较2030年: what a growth is measured from."""
    PAST = "past"
    """截至2030年底: what follows has happened."""
    HOPE = "hope"
    """力争: what follows is to come, by the deadline that holds anyway."""


@dataclass(frozen=True, slots=True)
class Time:
    """[start, end) of the clean text, its part and its year or year-month."""

    start: int
    end: int
    part: Part
    value: str = ""


_YEAR = r"(?P<year>20\d\d)年"
_HAN_YEAR = r"(?P<han>二[〇零○Oo0][一二三四五六七八九〇零]{2})年"
_N = r"(?:[一二两三四五六七八九十]{1,2}|(?<!\d)\d{1,2})"
_BASE = re.compile(
    r"(?:较|比|相比|相较于?|在|以|于|与)(?:于)?(?P<year>20\d\d)年?(?:底|末|初|同期)?(?P<tail>的?(?:基础上?|为基期|为基数|为基准|相比|水平))?"
)
_TO = re.compile(
    rf"(?P<to>到|至|截至|截止到?)?(?:{_YEAR}|{_HAN_YEAR})(?:(?P<month>\d{{1,2}})月)?(?:\d{{1,2}}日)?"
    r"(?P<end>年?底|年?末|上半年|[一二三四]季度)?(?P<before>(?:之|以)?前)?"
)
_SPAN = re.compile(r"20\d\d年?[-—–~～至到]{1,2}(?P<year>20\d\d)年")
_FIVE = re.compile(rf"(?P<to>到|至|在)?{PLANS.pattern}(?P<tail>规划期?末|期末|末|期间|时期|以来)")
_WITHIN = re.compile(
    rf"(?:(?:未来|今后|再用|力争用|用|经过|力争|通过|力争通过|接下来)(?P<n>{_N})(?:到{_N}|—{_N}|-{_N})?年(?:左右|的?时间|内|，|推进)?|(?P<m>{_N})年(?:之内|内|左右|累计|时间))"
)
_PAST = re.compile(
    rf"(?:{any_of('past')})|(?:20\d\d年|今年)?\d{{1,2}}[-—–至]\d{{1,2}}月|今年以来|预计(?=今年|全年)|(?<!业)已(?=[^\W\d_])|(?<![为除罢])了(?![解])"
)
_HOPE = re.compile(r"力争|争取(?!了)|确保|下一步|下步|今后")
_HEAD = re.compile(r"(?:^|[，。；：！\n—])[^，。；：！\n\d]{0,12}$")


def find(text: str, period: Period) -> list[Time]:
    """Every expression of time of a shadow, in order; where two overlap the one that says more counts."""
    found = [*_bases(text), *_spans(text, period), *_fives(text, period), *_within(text, period)]
    taken = {at for time in found for at in range(time.start, time.end)}
    dates = [t for t in _dates(text, period) if t.start not in taken and t.end - 1 not in taken]
    taken |= {at for time in dates for at in range(time.start, time.end)}
    words = [Time(*m.span(), Part.PAST) for m in _PAST.finditer(text) if m.start() not in taken]
    words += [Time(*m.span(), Part.HOPE) for m in _HOPE.finditer(text) if m.start() not in taken]
    return sorted((*found, *dates, *words), key=lambda t: (t.start, t.end))


def _bases(text: str) -> Iterator[Time]:
    for match in _BASE.finditer(text):
        if match["tail"] or match[0][0] in "较比相与":
            yield Time(*match.span(), Part.BASE, match["year"])


def _spans(text: str, period: Period) -> Iterator[Time]:
    for match in _SPAN.finditer(text):
        yield Time(*match.span(), _tense(int(match["year"]), period, Part.DATE), match["year"])


def _fives(text: str, period: Period) -> Iterator[Time]:
    for match in _FIVE.finditer(text):
        year = five_year(match["n"])
        past = match["tail"] == "以来"
        yield Time(*match.span(), Part.PAST if past else _tense(year, period, Part.LEAD), str(year))


def _within(text: str, period: Period) -> Iterator[Time]:
    for match in _WITHIN.finditer(text):
        number = match["n"] or match["m"]
        years = int(number) if number.isdigit() else int(numerals.han(number) or 0)
        end = period.within(years)
        yield Time(*match.span(), Part.DATE, str(end) if end else "")


def _dates(text: str, period: Period) -> Iterator[Time]:
    for match in _TO.finditer(text):
        year = int(match["year"]) if match["year"] else _digits(match["han"])
        until = match["to"] in ("到", "至")
        if match["month"] and not until and not match["before"]:
            continue
        if match["to"] and match["to"][0] == "截":
            part = Part.PAST if period.present is None or year <= period.present else Part.LEAD
        else:
            lead = until or (
                not match["before"] and bool(_HEAD.search(text, max(0, match.start() - 20), match.start()))
            )
            part = _tense(year, period, Part.LEAD if lead else Part.DATE)
        month = int(match["month"] or 0)
        yield Time(*match.span(), part, f"{year}-{month:02d}" if 1 <= month <= 12 else str(year))


def _digits(han: str) -> int:
    return int("".join(str("零一二三四五六七八九".find(c)) if c in "零一二三四五六七八九" else "0" for c in han))


def _tense(year: int, period: Period, part: Part) -> Part:
    return Part.PAST if period.present is not None and year < period.present else part
