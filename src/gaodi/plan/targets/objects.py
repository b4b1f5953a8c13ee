"""What is counted, and the verb that makes it: “建成40家以上智能工厂”, “新增智能工厂40家”, “引进人才200名、团队10个”.

The noun after a number ends where the next number's begins: “6家骨干企业|和|11家配套企业”. A verb of making stands directly
before the number, at the head of the clause, or governs the list to which the number belongs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gaodi.plan.targets.clauses import BLANK
from gaodi.plan.targets.governors import Governor, making
from gaodi.plan.targets.lexicon import any_of, words
from gaodi.plan.targets.quantities import Quantity

_VERBS = any_of("add", "make", "carry out")
_ADVERBS = any_of("hedges", "leads", "yearly")
_DONE = frozenset({"实现", "完成"})
_CARRIED = words("carry out")
_SIGNS = r"[，、；：\s（(\"]"
_HEAD = re.compile(
    rf"^(?:{_SIGNS}|{any_of('regions')}|到?20\d\d年底?(?:前)?|(?:{_ADVERBS}))*?(?P<verb>{any_of('add')}|{_VERBS}|实现|完成)(?:(?:并|和|及|或|、)?(?:{_VERBS}))*"
)
_LATER = re.compile(
    rf"(?:力争|争取|确保|领域|方面|内|中|我市|我省|将|要|并)(?:{any_of('hedges')})*?(?P<verb>{any_of('add')}|{_VERBS})(?P<rest>.{{2,}})$"
)
_NOUN_STOP = re.compile(rf"[，；：。！？\n（(）){BLANK}]|，?其中|——")
_LAST_JOINT = re.compile(r"(?:、|和|及|以及|与|并)(?=[^、和及与]*$)")
_TRAILING = re.compile(r"(?:的?建设|以上)$")
_NOUN = re.compile(rf".{{0,20}}?(?:{any_of('nouns')})(?!{any_of('nouns')})")
_PREDICATE = re.compile(r"更加|显著|明显|不断|持续|进一步|初具|初步|地位")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of making; start is where the quote begins, end where the verb ends."""

    word: str
    start: int
    end: int


def leading(left: str, *, counted: bool, governed: bool) -> tuple[str | None, str]:
    """The verb of making at the head of what stands before a number, and the noun that follows it.

    Only things that are counted are made. Where a verb of reaching governs the number, 研发 and 销售 begin a noun.
    """
    for pattern in (_HEAD, _LATER):
        match = pattern.search(left)
        if match is None or len(left) - match.end("verb") < 2:
            continue
        verb = match["verb"]
        if verb not in _DONE and (not counted or (governed and verb in _CARRIED)):
            continue
        rest = left[match.end() :] if pattern is _HEAD else match["rest"]
        return verb, rest or left
    return None, left


def verb(text: str, start: int, place: int, governor: Governor, *, listed: str | None) -> Verb | None:
    """The verb that makes what is counted at a place."""
    stem = governor.stem
    if adds := next((w for w in governor.words if len(w) > 1 and re.fullmatch(_VERBS, w)), None):
        at = text.rfind(adds, stem, place)
        return Verb(adds, at, place)
    if found := making(text, start, stem):
        return Verb(found[0], found[1], stem)
    left = text[start:stem]
    if not left.strip("、和及与以并，"):
        return Verb(listed, start, stem) if listed else None
    word, rest = leading(left, counted=True, governed=False)
    if word is None or not rest:
        return None
    return Verb(word, start + left.find(word), stem - len(rest))


def after(shadow: str, text: str, heads: Sequence[Quantity], end: int) -> tuple[str, int]:
    """The noun after the first of the numbers, and where it ends; empty where none follows."""
    q = heads[0]
    stop = _NOUN_STOP.search(shadow, q.close, end)
    limit = stop.start() if stop else end
    following = next((o for o in heads[1:] if o.start < limit), None)
    if following is not None:
        limit = following.start
        joint = _LAST_JOINT.search(shadow, q.close, limit)
        first = shadow.find("、", q.close, limit)
        limit = (
            joint.start()
            if joint and joint.end() == following.start
            else first
            if first > 0
            else joint.start()
            if joint
            else limit
        )
    name = text[q.close : min(limit, q.close + 80)]
    if name[:1] in "、和及与并且或，。" or not name.strip("的"):
        return "", q.close
    name = _clipped(name)
    return _TRAILING.sub("", name).removeprefix("的"), q.close + len(name)


def _clipped(name: str) -> str:
    """A noun that runs into the next clause without a stop between them ends at the thing that is counted."""
    match = _PREDICATE.search(name)
    if match is None:
        return name
    noun = _NOUN.match(name)
    return noun[0] if noun and noun.end() <= match.start() else name
