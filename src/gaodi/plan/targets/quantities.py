"""Numbers with their units: “2800亿元以上”, “10—15个”, “千座以上”, “三分之一”. The first step of reading a clause.

Invented example: “到2031年建成智能工厂40家以上” has one quantity: 40, 家, 以上. What the number means, and whether it
is a target at all, is for `reading` to say. A number that belongs to a name or a date has no unit behind it or a
letter, a dash or 第 before it, and is not taken: 第3批, 5G, C919, 2031年, 500强.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gaodi.plan.targets import lexicon, numerals
from gaodi.plan.targets.lexicon import any_of

_COUNTS = lexicon.MEASURES
_UNITS = f"{any_of('units')}|{_COUNTS}"
_RATE = rf"/(?:10|十)?万(?:人口?|车|(?!{_UNITS}))"
"""Of so many: 15/10万, 6人/万车."""
_YEARS = r"年(?=以[上内]|左右|[，。；、）\n │|]|$)"
"""A length of time: 受教育年限达到12年."""
_UNIT = (
    rf"(?:{_UNITS})?{_RATE}|(?:{_UNITS})(?:/(?:{_UNITS}|[十百千万亿]+(?:{_UNITS})|年|日|月)(?:·[年月日天])?)?"
    rf"|(?<=\d\d)G(?![A-Za-z])|(?<!\d{{4}}){_YEARS}"
)
_SCALE = r"[百十千]?万亿|[十百千]?[万亿]|千(?![瓦米克])|百(?!分)"
_NUMBER = r"\d{1,15}(?!\d)(?:,\d{3}){0,4}(?:\.\d{1,9})?"
_DASH = r"[-—–－~～至到]{1,2}"
_MORE = r"(?:[余多](?=[个家户项条名人座件万亿千百]))?"
_ARABIC = re.compile(
    rf"(?<![\dA-Za-z.,第〔＋+/前])(?P<a>(?:(?<=[到为、和在])-)?{_NUMBER})"
    rf"(?:(?P<scale_a>{_SCALE})?(?P<unit_a>{_UNIT})?{_DASH}(?P<b>{_NUMBER}))?"
    rf"(?P<more>{_MORE})(?P<scale>{_SCALE})?(?P<more_b>{_MORE})(?:(?P<unit>{_UNIT})(?<![A-Za-z](?=[A-Za-z]))|(?![A-Za-z\d]))"
)
_TENTH = (
    r"(?<![\d一二三四五六七八九十建形达生组合])[一二三四五六七八九]成(?=以上|以下|左右|[，。；、）\n]|$)"
    r"|(?<!\d)\d成(?![为立果效员本])"
)
_SHARE = rf"[一二三四五六七八九十百]{{1,3}}分之[一二三四五六七八九十百点零\d.]{{1,8}}(?!分)|一半|半数|{_TENTH}"
_FREE = rf"(?<![{numerals.HAN}第前每\d余多几数逐])"
_HAN = re.compile(
    rf"(?P<share>{_SHARE})|(?<=翻)(?P<doubled>番)"
    rf"|{_FREE}(?P<han>(?!零)[{numerals.HAN}]{{1,8}}?)(?P<unit>(?:[万亿]{{0,2}})(?:{_UNIT}))"
    rf"|{_FREE}(?P<bare>[一二三四五六七八九十百千]{{0,6}}万?亿)(?=以上|大关|台阶|规模(?=[，。；、]|$))|(?<=[超破过])(?P<past>[百千]?万?亿)(?![元级的项企园产集])"
)
_SUFFIX = re.compile(r"(?:及|或)?(?P<least>以上|之上)|(?P<most>(?:及|或)?以下|以内|之内)|(?P<about>左右|上下)")
_COUNT = re.compile(rf"(?:[十百千万亿]*)(?:{_COUNTS})")
_EXTENT = re.compile(r"[百千万]*(?:亩|公顷|平方米|公里|千米)")
MONEY = re.compile(r"(?:[十百千万亿]*)(?:元|美元|欧元|港元|元人民币)|[十百千]?[万亿]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in the text: [start, end), with 以上 and the like up to `close`."""

    start: int
    end: int
    close: int
    value: float
    value_max: float | None
    unit: str
    suffix: str = ""
    word: str = ""
    han: bool = False

    @property
    def counts(self) -> bool:
        """Whether the unit is a measure word, so that things are counted."""
        return _COUNT.fullmatch(self.unit) is not None

    @property
    def spans(self) -> bool:
        """Whether the unit is one of area or length."""
        return _EXTENT.fullmatch(self.unit) is not None

    @property
    def money(self) -> bool:
        """Whether the unit is one of money, or a bare 亿."""
        return MONEY.fullmatch(self.unit) is not None


def find(text: str) -> Iterator[Quantity]:
    """Every number with its unit, in the order of the text."""
    found = [q for m in _ARABIC.finditer(text) if (q := _arabic(text, m))]
    taken = {at for q in found for at in (q.start, q.end - 1)}
    found += [q for m in _HAN.finditer(text) if (q := _han(text, m)) and q.end - 1 not in taken]
    return iter(_whole(text, sorted(found, key=lambda q: q.start)))


def _whole(text: str, found: list[Quantity]) -> list[Quantity]:
    """Numbers of a list with the unit that only the last says: 5个和3个百分点, 90、80亿元."""
    for n in range(len(found) - 2, -1, -1):
        q, follower = found[n], found[n + 1]
        shared = q.unit == "" or (q.unit == "个" and follower.unit.startswith("个百分点"))
        if shared and text[q.close : follower.start] in ("、", "和", "及", "与"):
            found[n] = replace(q, unit=follower.unit)
    return found


def _arabic(text: str, match: re.Match[str]) -> Quantity | None:
    scale, unit = match["scale"] or "", match["unit"] or ""
    low, high = numerals.arabic(match["a"]), numerals.arabic(match["b"]) if match["b"] else None
    if high is not None and match["unit_a"] and match["unit_a"] != unit:
        return None
    if match["b"] and match["scale_a"] and match["scale_a"] != scale:
        low = low * _FACTOR[match["scale_a"]] / _FACTOR.get(scale, 1.0)
    more = "余" if match["more"] or match["more_b"] else ""
    return _made(text, match.span(), low, high, scale + unit, more, han=False)


_FACTOR = {
    "千": 1e3,
    "百": 1e2,
    "万": 1e4,
    "亿": 1e8,
    "万亿": 1e12,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "十亿": 1e9,
    "百亿": 1e10,
    "千亿": 1e11,
}


def _han(text: str, match: re.Match[str]) -> Quantity | None:
    if match["doubled"]:
        return _made(text, match.span(), 1.0, None, "番", "", han=True)
    if match["share"]:
        value = _share(match["share"])
        return None if value is None else _made(text, match.span(), value, None, "%", "", han=True)
    if bare := match["bare"] or match["past"]:
        return _scaled(text, match.span(), bare, "")
    return _scaled(text, match.span(), match["han"], match["unit"])


def _share(text: str) -> float | None:
    """三分之一, 一半 or 八成 in per cent."""
    if "半" in text:
        return 50.0
    if text[-1] == "成":
        return 10.0 * (float(text[0]) if text[0].isdigit() else numerals.han(text[0]) or 0.0)
    return numerals.share(text)


def _scaled(text: str, span: tuple[int, int], number: str, unit: str) -> Quantity | None:
    """千亿元 is 1000 亿元, 两万家 is 2 万家: the last 万 or 亿 goes to the unit."""
    whole = number + unit
    match = re.fullmatch(rf"(?P<n>[{numerals.HAN}]*?)(?P<unit>(?:万亿|亿|万)?[^{numerals.HAN}]*)", whole)
    if match is None:
        return None
    value = numerals.han(match["n"]) if match["n"] else 1.0
    return None if value is None else _made(text, span, value, None, match["unit"], "", han=True)


def _made(
    text: str, span: tuple[int, int], low: float, high: float | None, unit: str, more: str, *, han: bool
) -> Quantity | None:
    start, end = span
    suffix = _SUFFIX.match(text, end)
    kind = suffix.lastgroup if suffix else "least" if more else ""
    if (high is not None and high <= low) or (unit == "位" and text.startswith("数", end)):
        return None
    close = suffix.end() if suffix else end
    return Quantity(start, end, close, low, high, unit, kind or "", suffix[0] if suffix else "", han)
