"""What stands before a number and governs it: “…产值 | 力争 年均 增长”, “…企业 | 不少于”, “新增 | ”.

Read from the number leftwards, word by word, until a word comes that is none of them; what is left is the indicator.
Invented example: “云川市储能产业产值力争达到90亿元”: 达到 (a verb of reaching), 力争 (a hedge), and 产值 stops the
reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gaodi.plan.targets.clauses import BLANK
from gaodi.plan.targets.lexicon import any_of, words

_REACH, _LEAST, _MOST, _ABOUT = (words(g) for g in ("reach", "at least", "at most", "about"))
_RISE, _FALL, _ADD, _HEDGES = (words(g) for g in ("rise", "fall", "add", "hedges"))
_MAKE, _CARRY = words("make"), words("carry out")
_STRONG = _RISE | _FALL | _ADD | (_REACH - _HEDGES)
_ONLY_HEDGES = _HEDGES - _REACH
_WORK = _MAKE | _CARRY | _ADD
_PEELED = re.compile(
    r"(?:(?!(?<=[签合公节])约|(?<=[通经])过|(?<=能)力超|(?<=[人户亩])均)(?P<word>"
    rf"{any_of('reach', 'at least', 'at most', 'about', 'rise', 'fall', 'add', 'hedges')})"
    rf"|(?P<base>[较比]20\d\d年|在20\d\d年底?的?基础上)底?的?|[较比](?:上一?年度?|去年)|[今明]年|(?:(?P<to>[到至])|相比|相较于?)?20\d\d年?底?的?"
    rf"|20\d\d(?:、20\d\d)+年|20\d\d年?[-—–~至]{{1,2}}20\d\d年|{BLANK}+|[较比][^，。；]{{0,8}}?同期)$"
)
_MAKING = re.compile(rf"(?:{any_of('make', 'carry out', 'add')})$")
_LONGEST = 14


@dataclass(slots=True)
class Governor:
    """The words before a number; stem: where the indicator before them ends."""

    stem: int
    words: list[str] = field(default_factory=list)
    base: str = ""
    to: bool = False
    """Whether a change ends at a year before the number: 增长到2033年的90家."""

    @property
    def verb(self) -> str | None:
        """The word that says what the number is: not a hedge."""
        strong = next((w for w in self.words if w in _STRONG), None)
        return strong or next((w for w in self.words if w not in _ONLY_HEDGES), None)

    def has(self, *groups: frozenset[str]) -> str | None:
        """The first word of one of the groups, from the number leftwards."""
        return next((w for w in self.words for g in groups if w in g), None)

    @property
    def rises(self) -> bool:
        """增长, 提高 … without 到."""
        return self.has(_RISE) is not None and not self.to

    @property
    def falls(self) -> bool:
        """下降 … without 到."""
        return self.has(_FALL) is not None and not self.to

    @property
    def adds(self) -> bool:
        """新增 …"""
        return self.has(_ADD) is not None

    @property
    def comparator(self) -> str | None:
        """The comparator that a word before the number gives."""
        for group, sign in ((_ABOUT, "about"), (_MOST, "<="), (_LEAST, ">=")):
            if self.has(group):
                return sign
        return None

    @property
    def reaches(self) -> bool:
        """Whether a verb of reaching or changing governs the number, not only a comparing word."""
        return self.verb is not None and not self.compares

    @property
    def makes(self) -> bool:
        """Whether the verb is one of making or carrying out: 建成, 完成, 新增."""
        return self.verb in _WORK

    @property
    def compares(self) -> bool:
        """Whether all that stands before the number compares: 不少于."""
        return self.comparator is not None and not self.has(_STRONG)

    def hedged(self, *hedges: str) -> bool:
        """Whether one of the hedges is there."""
        return any(h in self.words for h in hedges)


def before(text: str, start: int, place: int) -> Governor:
    """The governor of the number at a place, read leftwards down to start."""
    found = Governor(place)
    while found.stem > start and len(found.words) < 12:
        match = _PEELED.search(text, max(start, found.stem - _LONGEST), found.stem)
        if match is None or match.end() != found.stem:
            break
        found.stem = match.start()
        found.base = match["base"] or found.base
        found.to = found.to or bool(match["to"] and not found.has(_RISE, _FALL))
        if match["word"]:
            found.words.append(match["word"])
    return found


def making(text: str, start: int, place: int) -> tuple[str, int] | None:
    """The verb of making directly before a place (建成 | 不少于 | 3个), and where it begins."""
    match = _MAKING.search(text, max(start, place - _LONGEST), place)
    return (match[0], match.start()) if match else None
