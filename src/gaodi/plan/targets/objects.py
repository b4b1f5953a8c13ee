"""What is counted, and the verb that makes it: “建成40家以上智能工厂”, “新增智能工厂40家”, “引进人才200名”.

The noun after a number ends where the next number's begins: “6家骨干企业|和|11家配套企业”. A verb of making stands
directly before the number, at the head of the clause, or governs the list to which the number belongs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gaodi.plan.targets import subjects
from gaodi.plan.targets.clauses import BLANK
from gaodi.plan.targets.governors import Governor, making
from gaodi.plan.targets.lexicon import any_of, words
from gaodi.plan.targets.quantities import Quantity

_HAVE = frozenset({"有", "拥有"})
_DONE = frozenset({"实现", "完成", "做到"})
_CARRIED = words("carry out")
_NOUNLIKE = words("verbs or nouns")
_VERB = rf"(?:{any_of('add')}|{any_of('make', 'carry out')}|实现|做到)(?![型性化类式园业者区度率级员])"
_MORE = (
    r"(?:(?:并|和|及|或|、)(?:培育|认定|建设|引进|打造|创建|改造|引育|建成|完成|扩建|培养|获批|新建|提升|投产|形成))"
    r"|(?:培育|认定|打造|创建|落地|引进)(?=.{2})"
)
_WHEN = (
    r"20\d\d年?[-—–~至]20\d\d年|[到至]?20\d\d年?(?:\d{1,2}月)?(?:年?[底末])?(?:之?前)?"
    r"|[到至]?“十.五”(?:规划)?期?[间末]?(?:期间|时期)?|[一二两三四五六七八九十\d]{1,2}年(?:内|间|累计)?"
    r"|[一二三四]季度|上半年|下半年|全年|年内|年底前|[①-⑳]|[一二三四五六七八九十]是|\d{1,2}\."
)
_LEAD_IN = (
    rf"{BLANK}+|《[^《》]{{1,40}}》|[，、；：\s（(\"]|{any_of('regions')}|在全[国省市区县]|{_WHEN}|(?!{any_of('add')}|实现|完成)"
    rf"(?:{any_of('hedges', 'leads', 'yearly')})"
)
_HEAD = re.compile(rf"^(?>{_LEAD_IN})*?(?P<verb>{_VERB})(?:{_MORE})?")
_BEHIND = (
    r"[市省县]级|力争|争取|确保|领域|方面|内|中|我市|我省|我县|我区|将|要|、|企业|产业|制造业|行业"
    r"|每个[^，]{1,6}|每条产业链|20\d\d年|全年"
)
_LATER = re.compile(rf"^(?P<subject>.{{0,40}}?(?:{_BEHIND}))(?>{any_of('hedges')})*?(?P<verb>{_VERB})(?:{_MORE})?")
_MANY = 100
_LONGEST = 80
"""No noun is longer."""
_STOP = re.compile(rf"[，；：。！？\n{BLANK}]|，?其中|——|）")
_JOINT = re.compile(r"(?:、|和|及|以及|与|并)$")
_TRAILING = re.compile(r"(?:的?(?:布局)?建设|以上)$")
_THING = re.compile(rf".{{0,20}}?(?:{any_of('nouns')})(?!{any_of('nouns')})")
_PREDICATE = re.compile(r"更加|显著|明显|不断|持续|进一步|地位")
_AND_THEN = re.compile(r"(?:进行|予以|给予|作为|入库|纳入).*$")
_RELATIVE = re.compile(
    r"^(?:(?:在[^，]{1,12}具?有|具有|具备|拥有|有).*|[^，]{6,}(?:[强大高优好多快]|突出|明显|显著|领先|先进|影响力|竞争力|优势|推广|复制))的"
    r"(?=[^的]{4,}$)"
)
_SEVERAL = re.compile(r"一批(?:[百千万]*亿元?级)?(?P<noun>[^，；。、\d]{2,20})$")
_BUILT = words("add", "build")
_NAMED = re.compile(rf"(?:{any_of('nouns')})[^，。]{{0,2}}$|”$")
RANK = r"(?:(?:世界|国家|省部?|市|区|县|部)级?(?:及?以上)?[、和及]?)"
_CLASS = r"超?[\d一二两三四五六七八九十百千万]*亿?元?级?(?:规模)?"
_AMOUNT = r"(?:[^，。；、\d]{0,8}?\d[\d.]*[万亿]*元(?:以上)?|年产\d[\d.]*[万亿]*[辆吨台套件架艘片只])"
_CAPACITY = "年产"
_SHORT = re.compile(rf"^{_CAPACITY}$|^{RANK}*(?:世界|国家|省部?|市|区|县|部)级(?:及?以上)?$|^{_CLASS}$|^{_AMOUNT}$")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of making; start is where the quote begins, end where the verb ends."""

    word: str
    start: int
    end: int


def leading(left: str, q: Quantity, *, governed: bool) -> tuple[str | None, str, str]:
    """The verb of making at the head of what stands before a number, the noun after it and the subject before it.

    Shares are reached, not made. Where a verb of reaching governs the number, or money is counted, 研发 begins a noun.
    """
    match = _HEAD.match(left)
    if match is None or not _makes(match, left, q, governed=governed):
        match = _LATER.match(left)
        if match is None or not _makes(match, left, q, governed=governed):
            return None, left, ""
        if match["subject"] in ("企业", "产业", "行业") and match["verb"] in _NOUNLIKE:
            return None, left, ""
        return match["verb"], left[match.end() :], match["subject"]
    return match["verb"], left[match.end() :], ""


def _makes(match: re.Match[str], left: str, q: Quantity, *, governed: bool) -> bool:
    verb = match["verb"]
    if len(left) - match.end("verb") < 2:
        return False
    if verb in _DONE:
        return True
    if q.unit.startswith(("%", "个百分点")) or (governed and (verb in _CARRIED or not q.counts)):
        return False
    return q.counts or verb not in _NOUNLIKE


def verb(text: str, start: int, place: int, governor: Governor, q: Quantity, *, listed: str | None) -> Verb | None:
    """The verb that makes what is counted at a place."""
    stem = governor.stem
    if adds := next((w for w in governor.words if len(w) > 1 and re.fullmatch(_VERB, w) and w not in _DONE), None):
        return Verb(adds, text.rfind(adds, stem, place), place)
    if governor.verb in _HAVE and governor.hedged("都", "均", "各", "至少"):
        return Verb(governor.verb or "", text.rfind(governor.verb or "", stem, place), place)
    if (done := next((w for w in governor.words if w in _DONE), None)) and not subjects.bare(text[start:stem]):
        return Verb(done, text.rfind(done, stem, place), place)
    left = text[start:stem]
    found = making(text, start, stem)
    word, rest, _ = leading(left, q, governed=False)
    if found and not (word and found[0] in _NOUNLIKE and found[1] > start + left.find(word)):
        return Verb(found[0], found[1], stem)
    if not left.strip("、和及与以并，；"):
        return Verb(listed, stem, stem) if listed else None
    return Verb(word, start + left.find(word), stem - len(rest)) if word and rest else None


def after(shadow: str, text: str, heads: Sequence[Quantity], end: int) -> tuple[str, int]:
    """The noun after the first of the numbers, and where it ends; empty where none follows."""
    q, end = heads[0], min(end, heads[0].close + _LONGEST)
    stop = _STOP.search(shadow, q.close, end)
    while stop and (_quoted(text, stop) or (stop[0] == "）" and "（" in shadow[q.close : stop.start()])):
        stop = _STOP.search(shadow, stop.end(), end)
    limit = stop.start() if stop else end
    following = next((o for o in heads[1:] if o.start < limit), None)
    limit = _parted(shadow, q.close, following.start) if following else limit
    name = text[q.close : limit]
    if name[:1] in "、和及与并且或，。（等" or not name.strip("的 "):
        return "", q.close
    if following is not None and _SHORT.match(name):
        rest, close = after(shadow, text, heads[heads.index(following) :], end)
        if name == _CAPACITY:
            return text[q.close : following.close] + rest, close
        return name + re.sub(rf"^(?:{_AMOUNT}|{RANK}+级?|{_CLASS})", "", rest), q.close + len(name)
    name = _clipped(_AND_THEN.sub("", name) or name)
    return _TRAILING.sub("", name).removeprefix("的"), q.close + len(name)


def _quoted(text: str, stop: re.Match[str]) -> bool:
    """Whether what is blanked is a quoted name, which is part of the noun: “5G+互联网”工厂."""
    at = stop.start()
    return stop[0] == BLANK and text.rfind("“", at - 16, at + 1) > text.rfind("”", at - 16, at)


def several(clause: str) -> str:
    """What a clause without a number says there is to be of: 提升一批|特色产业集群; empty where it says none."""
    match = _SEVERAL.search(clause)
    return match["noun"] if match else ""


def thing(name: str) -> bool:
    """Whether a noun is one of things that are made: 企业, 工作站."""
    return _NAMED.search(name) is not None


def parted(name: str) -> tuple[str, str]:
    """What is said of a noun before 的, and the noun: 具有自主品牌, 大型企业."""
    match = _RELATIVE.match(name)
    return (match[0].removesuffix("的"), name[match.end() :]) if match else ("", name)


def concrete(name: str, verb: str, q: Quantity) -> bool:
    """Whether a number in words counts things to make: 建成两个智能园区, 实施千项项目, not 推动三个转变."""
    if q.value >= _MANY or q.unit[:1] in ("万", "亿"):
        return _NAMED.search(name) is not None
    return verb in _BUILT and _NAMED.search(name) is not None and q.unit in ("个", "家", "座", "所")


def _parted(shadow: str, start: int, following: int) -> int:
    """Where a noun ends that another number follows: at the joint before that, or the first of a list."""
    between = shadow[start:following]
    joint = _JOINT.search(between)
    if joint:
        return start + joint.start()
    first = between.find("、")
    return start + first if first > 0 else following


def _clipped(name: str) -> str:
    """A noun that runs into the next clause without a stop between them ends at the thing that is counted."""
    match = _PREDICATE.search(name)
    if match is None:
        return name
    noun = _THING.match(name)
    return noun[0] if noun and noun.end() <= match.start() else name
