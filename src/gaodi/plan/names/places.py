"""Parks and institutions: known by how their names end, and by what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaodi.plan.model import NameKind
from gaodi.plan.names.found import Covered, Found
from gaodi.plan.names.lists import Range, after_cue, enumerations
from gaodi.plan.names.words import any_of, is_common, words

_NAME_CHARACTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）()\-]")
_REACH = 24
# A park of a kind, not a park: 省级园区, 特色产业园, 5个产业园.
_KIND_OF = re.compile(
    r"级|以上|型|类|[\d一二三四五六七八九十两百]+[个家条]|多个|示范|试点|特色|专业|专题|各|有条件|重点园|低效|标准|一批|若干|智慧园区|绿色园区|现代"
)
_AREA = re.compile(r"(?:高新|经开|综保|保税|开发|新区|自贸|集聚区|集中区|贸易试验)")
_PHASE = re.compile(r"[一二三四五]期|（[\u4e00-\u9fff]{1,6}）(?=建|等|[，。；、和与及])")
_GENERIC_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十百若干多数\d]+[个家所]|[省市县国世]+级|高水平|一流|新型|共享|联合|企业|重点|公共|各类|相关|有关|知名|职业|综合性|研究型|应用型|国内|国外|海外|本地|本科)"
)
_BODIES = re.compile(r"[^，。；：、的]{0,8}?(?:高校院所|科研院所|科研机构|高校|院校|院所|大学|研究机构)")
_TOO_PLAIN = {"国家", "全国", "中国", "全球", "国际"}


def parks(text: str) -> list[Found]:
    """Every mention of a named park."""
    found: list[Found] = []
    for match in re.finditer(any_of("park tails"), text):
        if found and match.start() < found[-1].end:
            continue
        if one := _park(text, match.span(), found):
            found.append(one)
    return found


def _park(text: str, tail: Range, before: list[Found]) -> Found | None:
    start = _beginning(text, tail, before[-1].end if before else 0)
    own, name = text[start : tail[0]], text[tail[0] : tail[1]]
    if not own or _KIND_OF.search(own) or not _is_named(text, own, name, start, before):
        return None
    end = tail[1]
    if phase := _PHASE.match(text, end):
        # A place in brackets belongs to the name, a phase of its building does not.
        end = phase.end() if phase[0].startswith("（") and not phase[0].endswith("期）") else end
    return Found(start, end, NameKind.PARK)


def _is_named(text: str, own: str, tail: str, start: int, before: list[Found]) -> bool:
    """Whether what stands before the tail makes it the name of one park."""
    if own in _TOO_PLAIN or own.endswith("的"):
        return False
    plain = is_common(_without_brackets(own))
    if _AREA.search(tail):
        return not plain or own in words("regions") - _TOO_PLAIN
    if tail in ("园区", "产业园区", "工业园区", "示范园") and (plain or (len(own) <= 3 and own in words("regions"))):
        return False
    if not plain:
        return tail not in ("园区", "产业园区") or len(own) > 3
    led = next((region for region in words("regions") if own.startswith(region)), "")
    if _brackets(own) or (led and len(own) >= len(led) + 2):
        return True
    # Common words alone name a park only beside parks that are named.
    beside = bool(before) and re.fullmatch(
        r"(?:[一二三四五]期|（[^）]*）)?(?:、|和|与|及|以及)", text[before[-1].end : start]
    )
    return bool(beside) and len(own) >= 4 and tail not in ("园区", "产业园区")


def institutions(text: str) -> list[Found]:
    """Every mention of a named university, institute, laboratory, centre, society or bank branch."""
    found: list[Found] = []
    for match in _institution().finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if one := _place_of(text, match, found):
            found.append(one)
    covered = Covered.by(found)
    return sorted([*found, *(f for f in _listed(text) if not covered.meets(f.start, f.end))])


def _listed(text: str) -> Iterator[Found]:
    """“A、B等高校院所”: what the list says they are."""
    for listed in enumerations(text):
        if head := _BODIES.match(listed.head):
            for start, end in listed.items:
                own = text[start:end]
                if (
                    3 <= len(own) <= 20
                    and not is_common(own)
                    and not _GENERIC_HEAD.search(own)
                    and own[-1] in "所院校校"
                ):
                    yield Found(start, end, NameKind.INSTITUTION, head[0])


@lru_cache(maxsize=1)
def _institution() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('institution tails')}|(?<=[\u4e00-\u9fff])\d{{1,4}}所(?![有在需属]))(?![者生长员])")


def _place_of(text: str, match: re.Match[str], before: list[Found]) -> Found | None:
    start = _beginning(text, match.span(), before[-1].end if before else 0)
    own, tail = text[start : match.start()], match[0]
    if len(own) < 2 or own in _TOO_PLAIN or _GENERIC_HEAD.search(own) or re.search("[的等各级]|一批|以上", own):
        return None
    if is_common(_without_brackets(own)) and not _is_of_a_place(own, tail):
        return None
    end = match.end()
    if re.match("[^国](?:国家|中国)", text[start:end]):
        start += 1
    follows = re.match(r"（[\u4e00-\u9fff]{2,4}）|[\u4e00-\u9fff]{2,4}分[院所中心]{1,2}", text[end:])
    end += follows.end() if follows and not follows[0].endswith("期）") else 0
    return Found(start, end, NameKind.INSTITUTION)


def _is_of_a_place(own: str, tail: str) -> bool:
    """中国工业互联网研究院, 国家智能网联汽车质量检验中心: common words led by a nation or a province."""
    led = next((region for region in words("regions") if own.startswith(region)), None)
    if led is None:
        return (tail in ("联合实验室", "重点实验室") and len(own) >= 6) or tail == "大学"
    if led in ("全国", "全球", "国际"):
        return False
    if led == "国家":
        return tail not in ("创新中心", "分中心", "技术中心", "实验室", "重点实验室", "工程中心") and len(own) > 4
    return len(own) > len(led) or tail in ("大学", "科学院", "工程院")


def _beginning(text: str, tail: Range, floor: int) -> int:
    """Where the name that ends in this tail begins."""
    start = tail[0]
    while start > max(floor, tail[0] - _REACH) and _NAME_CHARACTER.match(text[start - 1]):
        start -= 1
    start = _balanced(text, start, tail[0])
    return min(after_cue(text, start, tail[1], apart=True), tail[0])


def _balanced(text: str, start: int, end: int) -> int:
    """Leave out what stands before a bracket that does not pair."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth < 0:
            return at + 1
    return start if depth == 0 else next(i for i in range(end - 1, -1, -1) if text[i] in "）)") + 1


def _without_brackets(own: str) -> str:
    return re.sub(r"[（(][^）)]*[）)]", "", own)


def _brackets(own: str) -> bool:
    return "（" in own or "(" in own
