"""Enumerations: “依托A、B和C等龙头企业” is three items and the head that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gaodi.plan.names.words import any_of, is_common, words

Range = tuple[int, int]

# 等 that closes an enumeration, not the one inside a word (高等, 平等, 等级 …).
_CLOSER = re.compile(r"(?<![高平同对均中初劣优甲乙上下])等(?![级于同待离次量式价比效候分身压温])")
_HARD = re.compile(r"[，。；：！？\n“”《》｜|\t]")
_HEAD = re.compile(r"[^，。；：！？\n“”《》]{0,24}")
_JOINT = re.compile(r"以及|及其|和|与|及")
# “有条件的园区向A申请”: what stands before these is said of somebody else.
_OWNER = re.compile(r"(?<!美)的|(?<=园区|企业|单位|部门|机构|院所|政府)[向对将把]|(?<!自)由")
_OPEN, _CLOSED = "（(", "）)"


@dataclass(frozen=True, slots=True)
class Listed:
    """An enumeration: where its items stand, where its head begins, and the words after 等."""

    items: tuple[Range, ...]
    end: int
    head: str


def enumerations(text: str) -> Iterator[Listed]:
    """Every enumeration of the text that 等 closes; a single item counts."""
    for closer in _CLOSER.finditer(text):
        items = tuple(items_before(text, closer.start()))
        if items:
            head = _HEAD.match(text, closer.end())
            yield Listed(items, closer.end(), head[0] if head else "")


def items_before(text: str, end: int) -> list[Range]:
    """The items of the enumeration that ends here, in order."""
    start = _start(text, end)
    for earlier in _CLOSER.finditer(text, start, end):
        # 甲院等平台及乙公司、丙公司等: what stands before the joint belongs to the enumeration before.
        if joint := _JOINT.search(text, earlier.end(), end):
            start = joint.end()
    bounds = list(_pieces(text, start, end))
    if not bounds:
        return []
    bounds[-1:] = _parted(text, *bounds[-1])
    first = bounds[0]
    bounds[0] = (after_cue(text, *first), first[1])
    return [(a, b) for a, b in (_trimmed(text, *bound) for bound in bounds) if a < b]


def _start(text: str, end: int) -> int:
    """Where the clause begins: after punctuation, or after a bracket that is not closed before the end."""
    depth, at = 0, end
    while at > 0 and end - at < 160:
        sign = text[at - 1]
        if sign in _CLOSED:
            depth += 1
        elif sign in _OPEN:
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and _HARD.match(sign):
            return at
        at -= 1
    return at


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """The text cut at the enumeration commas outside brackets."""
    depth, at = 0, start
    for place in range(start, end):
        sign = text[place]
        depth += (sign in _OPEN) - (sign in _CLOSED)
        if sign == "、" and depth == 0:
            yield at, place
            at = place + 1
    yield at, end


def _parted(text: str, start: int, end: int) -> list[Range]:
    """The last piece may hold the last two items: B和C. Not where a bare place or a common word stands before it."""
    for joint in _JOINT.finditer(text, start, end):
        left, right = text[start : joint.start()].strip(), text[joint.end() : end].strip()
        if len(left) >= 2 and len(right) >= 2 and left not in words("regions") and not right.startswith("信"):
            return [(start, joint.start()), (joint.end(), end)]
    return [(start, end)]


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    return re.compile(any_of("cues"))


@lru_cache(maxsize=1)
def _firm() -> re.Pattern[str]:
    """How what stands before a joint ends when it is a firm: 甲微电子与乙大学."""
    return re.compile(f".(?:{any_of('strong tails')})$")


@lru_cache(maxsize=1)
def _start_cue() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('start cues')})")


@lru_cache(maxsize=1)
def _regions() -> tuple[str, ...]:
    return tuple(sorted(words("regions")))


def after_cue(text: str, start: int, end: int, apart: bool = False) -> int:
    """Where a name can begin between start and end: behind the last verb or preposition that leads to it.

    apart: a firm before a joint is not part of the name (甲微电子与乙大学).
    """
    at = start
    for cue in _cue().finditer(text, start, end):
        if cue.end() < end and not _within_name(text, cue.start(), cue.end(), end):
            at = cue.end()
    for joint in _JOINT.finditer(text, at, end):
        left = text[at : joint.start()].strip()
        common = is_common(left) and not left.startswith(_regions())
        if joint.end() < end - 1 and (common or (apart and _firm().search(left))):
            at = joint.end()
    for owner in _OWNER.finditer(text, at, end):
        if owner.end() < end - 1:
            at = owner.end()
    while (lead := _start_cue().match(text, at, end)) and lead.end() < end - 1:
        at = lead.end()
    return at


def _within_name(text: str, start: int, end: int, limit: int) -> bool:
    """创新 in 创新中心, 发展 in 发展银行: a verb right before the tail of an institution belongs to the name."""
    follows = text[end:limit]
    return bool(
        re.match(
            r"(?:研究|技术|领导小组|集团|银行|中心|委员会|公司|研究院|实验室|联盟|平台|局|基地|试验区|示范区|先导区)",
            follows,
        )
    )


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
