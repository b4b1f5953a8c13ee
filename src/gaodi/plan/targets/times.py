"""Expressions of time: 到2033年, 2032年底前, “十七五”期间, 三年内, 较2030年, 截至2030年底, 今年1—9月.

今年 is the year of issue, 比“十五五”末 a base. 五年累计 of a plan that ends before is to its end.
Each is a `Time` with the part it plays: it gives a deadline, a base year, or it says that what follows is past. Which
deadline holds for a number is for `deadlines` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gaodi.plan.targets import numerals, statistics
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.moments import Part, Time
from gaodi.plan.targets.periods import PLANS, Period, five_year

_N = r"(?:[一二两三四五六七八九十]{1,2}|(?<!\d)\d{1,2})"
_BASE = re.compile(
    r"(?:[较比与]|相比|相较于?)(?:于)?(?P<year>20\d\d)年?(?:底|末|初|同期)?|(?:在|以)(?P<on>20\d\d)年?(?:底|末)?的?(?:基础上?|为基期|为基数|为基准|水平)"
    rf"|(?:[较比与]|相比|相较于?){PLANS.pattern}(?:规划)?(?:时期|期间|期末|末期|末|期)"
    r"|(?:由|从)(?:(?P<was>20\d\d)年底?|目前|现在|当前|现有)的?"
    r"|[较比](?:上一?年|去年)(?:同期|[底末])?"
)
_TO = re.compile(
    r"(?P<to>到|至|截至|截止到?)?(?:(?P<year>20\d\d)年|(?P<han>二[〇零○Oo0][一二三四五六七八九〇零]{2})年)(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日)?"
    r"(?P<end>年?底|年?末|上半年|[一二三四]季度)?(?P<before>(?:之|以)?前)?"
)
_YEARS = re.compile(r"20\d\d(?:、20\d\d)+年")
_SPAN = re.compile(r"20\d\d年?[-—–－~～至到]{1,2}(?P<year>20\d\d)年")
_FIVE = re.compile(rf"(?P<to>到|至|在)?{PLANS.pattern}(?P<tail>规划?期?末|期末|末|期间|时期|以来|(?=年均|累计))")
_AHEAD = rf"未来|今后|再用|力争用|用|经过(?!{_N}年的?发展)|力争|通过|接下来|力争通过"
_WITHIN = re.compile(
    rf"(?:{_AHEAD})(?P<n>{_N})(?:(?:到|—|-){_N})?年(?:左右)?(?:的?时间|内)?|(?<![近去])(?P<m>{_N})年(?:之内|内|左右|累计|间|时间)"
    rf"|(?:(?<=[，；。\n、：”])|^)(?P<o>{_N})年(?=完成|实施|累计|引进|培育|新增|建成|新建|投放|打造|共)"
)
_PAST = re.compile(
    rf"(?:20\d\d年|今年)?\d{{1,2}}[-—–至]\d{{1,2}}月|{any_of('past')}|(?:近|过去的?){_N}年|{_N}年来"
    r"|[三四五]年来|过去的?[一三四五]年|今年(?:前|上半年|第?一季度)|初步统计|预计(?=今年|全年)"
)
_DONE = re.compile(
    rf"{any_of('done')}|(?<!依托)(?<!立足)(?<!利用)(?<!盘活)(?<!围绕)(?<![对以])现有(?!的?\d+[个家户])|"
    rf"(?<![业而早])已(?=[^\W\d_])|(?<![为除罢])了(?![解])|据统计|经过{_N}年的?发展|连续{_N}年(?=保持|实现|位居|位列|稳居|增长)|数据显示|获悉(?=，)|(?<=[，。；\n])共(?=签约|引进|完成|实现|安排|有)|(?<=年内)就|仅(?=完成|实现|为|占)|只占"
)

_NOW = re.compile(r"(?<!预计)(?:今年|本年度?|当年度)(?!以来|\d|上半年|[一二三]季度|前)")
_NEXT = re.compile(r"明年")
_HOPE = re.compile(
    r"(?<![即必终])将(?=[^，。；\d]{0,6}(?:打造|建设|建成|培育|推进|实施|实现|形成|新增|支持))|力争|争取(?!了)|确保|下一步|下步|今后"
)
_BRACKETS = re.compile(r"（[^（）\n]{0,200}）")
_HEAD = re.compile(
    r"(?:^|[，。；：！？\n—（])(?:其中|并|力争|争取|确保|预计|计划|展望|总体目标是|目标是|主要目标为|[一二三四五六七八九十]是|\d{1,2}\.|（[一二三四五六七八九十]）|[①-⑳])*$"
)
_NOT = re.compile(r"[为对从由自]$")
_VALUED = re.compile(r"(?:达到?|为|约)?\d")
_ONWARDS = re.compile(r"起，?(?:每年|逐年)")
"""2032年起，每年: to the end of the plan."""
_ANNUAL = re.compile(r"(?<![\d年第])(?:力争)?(?:全年|(?<!20\d\d)年底前|年内|第?[一二三四]季度)(?!度)")
_END = re.compile(r"到?规划期?末|规划期内")


def find(text: str, shadow: str, period: Period) -> list[Time]:
    """Every expression of time of a text and its shadow, in order; where two overlap the one that says more counts."""
    found: list[Time] = []
    taken: set[int] = set()
    for part in (
        _bases(shadow),
        _spans(shadow, period),
        _years(shadow),
        _fives(shadow, period),
        _within(shadow, period),
        _ends(shadow, period),
        _dates(shadow, period),
        _words(shadow, period),
    ):
        new = [t for t in part if t.start not in taken and t.end - 1 not in taken]
        taken |= {at for time in new for at in range(time.start, time.end)}
        found += new
    told = statistics.cited(shadow, found, dated=period.present is not None)
    return sorted(_bracketed(text, told), key=lambda t: (t.start, t.end))


def _bracketed(text: str, found: Iterable[Time]) -> Iterator[Time]:
    """What is said in brackets holds in them, unless they head a list: 第一阶段（2031—2032年）：."""
    brackets = [match for match in _BRACKETS.finditer(text) if text[match.end() : match.end() + 1] != "："]
    closes = {at: match.end() for match in brackets for at in range(*match.span())}
    for time in found:
        until = closes.get(time.start)
        part = Part.DATE if until and time.part is Part.LEAD else time.part
        yield replace(time, part=part, until=until)


def _bases(text: str) -> Iterator[Time]:
    for match in _BASE.finditer(text):
        yield Time(*match.span(), Part.BASE, match["year"] or match["on"] or match["was"] or "")


def _spans(text: str, period: Period) -> Iterator[Time]:
    for match in _SPAN.finditer(text):
        yield Time(*match.span(), _tense(int(match["year"]), period, Part.DATE), match["year"])


def _years(text: str) -> Iterator[Time]:
    """2031、2032、2033年: each is named."""
    for match in _YEARS.finditer(text):
        for year in re.finditer(r"\d{4}", match[0]):
            start = match.start() + year.start()
            yield Time(start, start + 4, Part.DATE, year[0])


def _fives(text: str, period: Period) -> Iterator[Time]:
    for match in _FIVE.finditer(text):
        year = five_year(match["n"])
        past = match["tail"] == "以来" or text.startswith("以来", match.end())
        part = Part.LEAD if match["tail"] else Part.DATE
        yield Time(*match.span(), Part.PAST if past else _tense(year, period, part), str(year))


def _within(text: str, period: Period) -> Iterator[Time]:
    for match in _WITHIN.finditer(text):
        end = period.within(numerals.whole(match["n"] or match["m"] or match["o"]))
        if end and period.end and not match["n"]:
            end = min(end, period.end)  # 五年内 of a plan that is under way ends with it; 未来五年 does not.
        part = Part.DATE if match["n"] else Part.TERM
        yield Time(*match.span(), part, str(end) if end else "")


def _ends(text: str, period: Period) -> Iterator[Time]:
    """规划期末 is the end of the plan."""
    if period.end is not None:
        for match in _END.finditer(text):
            yield Time(*match.span(), Part.DATE, str(period.end))


def _dates(text: str, period: Period) -> Iterator[Time]:
    for match in _TO.finditer(text):
        until = match["to"] in ("到", "至")
        left = text[max(0, match.start() - 30) : match.start()]
        if not until and left.endswith("自") and text.startswith("起", match.end()):
            yield Time(*match.span(), _tense(int(match["year"] or 0), period, Part.DATE), match["year"] or "")
            continue
        if not until and _ONWARDS.match(text, match.end()):
            yield Time(*match.span(), Part.DATE, str(period.end or ""))
            continue
        if (match["month"] and not until and not match["before"]) or (
            not until and _NOT.search(left) and "展望" not in left[-3:]
        ):
            continue
        year = int(match["year"]) if match["year"] else _digits(match["han"])
        month = int(match["month"] or 0)
        value = f"{year}-{month:02d}" if 1 <= month <= 12 else str(year)
        yield Time(*match.span(), _part(match, year, left, period, until=until), value)


def _part(match: re.Match[str], year: int, left: str, period: Period, *, until: bool) -> Part:
    if left.endswith("过去的"):
        return Part.PAST
    if match["to"] and not until:
        return Part.PAST if period.present is None or year <= period.present else Part.LEAD
    if not until and not match["before"] and _VALUED.match(match.string, match.end()):
        return _tense(year, period, Part.VALUE)
    leads = until or (not match["before"] and year <= (period.end or year) and _HEAD.search(left) is not None)
    return _tense(year, period, Part.LEAD if leads else Part.DATE)


def _words(text: str, period: Period) -> Iterator[Time]:
    now, yearly = period.issued, None if period.end else period.issued
    for pattern, year in ((_NOW, now), (_NEXT, now and now + 1), (_ANNUAL, yearly)):
        for match in pattern.finditer(text) if year else ():
            yield Time(*match.span(), Part.DATE, str(year))
    for pattern, part in ((_PAST, Part.PAST), (_DONE, Part.DONE), (_HOPE, Part.HOPE)):
        for match in pattern.finditer(text):
            yield Time(*match.span(), part)
    yield from statistics.ends(text)


def _digits(han: str) -> int:
    return int("".join(str(max(0, "零一二三四五六七八九".find(c))) for c in han))


def _tense(year: int, period: Period, part: Part) -> Part:
    return Part.PAST if period.present is not None and year < period.present else part
