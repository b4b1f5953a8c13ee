"""Who is named to lead a task: “（牵头单位：…；责任单位：…）”, “由…牵头”, “（市工信局、市财政局按职责分工负责）”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LEADING, RESPONSIBLE, ASSISTING = "牵头单位", "责任单位", "配合单位"

_LABEL = (
    r"(?P<label>牵头(?:单位|部门|责任单位|领导单位)|责任(?:单位|部门|主体)|主办单位|(?:配合|协办|协同|参与|参加|支持)(?:单位|部门)"
    r"|落实(?:单位|部门)|实施(?:单位|主体)|主要负责单位)"
)
_NEXT = _LABEL.replace("?P<label>", "?:")
_LABELLED = re.compile(
    rf"{_LABEL}[：:]\s*(?P<bodies>(?:（[^（）\n]*）|\([^()\n]*\)|[^；;。（）()〕】\]\n：:])+?)"
    rf"(?=[，,、；;。）)〕】\]\s]*(?:{_NEXT}|完成时|时限|$)|[；;。）)〕】\]\n])"
)
_BRACKET = re.compile(
    r"[（(〔【\[](?P<inside>[^（）()〔〕【】\[\]\n]{2,300}(?:[（(][^（）()\n]{0,40}[）)][^（）()〔〕【】\[\]\n]{0,200}){0,8})[）)〕】\]]"
)
_SHARED = re.compile(
    r"(?P<bodies>[^；。：]+?)(?:等)?(?:按(?:照)?职责分工|分别|共同|根据职责|按职责)?(?:分工)?(?:负责|落实|承担)$"
)
_LED = re.compile(
    r"(?P<lead>[^，；。：]+?)(?:等)?牵头(?:负责|组织|落实)?"
    r"(?:[，、；](?P<rest>[^；。]+?)(?:等)?(?:配合|参与|协助|按职责分工负责|负责)?)?$"
)
_BY = re.compile(
    r"(?<![自理经缘])由(?P<lead>[^，。；：]{3,40}?)"
    r"(?:牵头|会同(?P<rest>[^，。；：]{3,40}?)(?=[，。；]|牵头|负责|制定|开展|组织|研究))"
)
_BODY = re.compile(
    r"^(?:各|市|省|区|县|自治区|国家|中央|中国|相关|有关|其他)?.*(?:局|委|办|厅|部|署|院|行|公司|政府|管委会|中心|集团|委员会|部门|单位|办公室|银行"
    r"|领导小组|专班|园区|区县|县区|街道|乡镇|法院|检察院|海关|支行|总站|所|会|县（市）区|区县（市）|市区|专员办|管理处)$"
)
_PUBLIC = re.compile(r"[市省区县各]|国家|自治区|.{2,4}[市省区县](?!场)")
# 市政务服务局（市营商环境局）
_OTHER_NAME = re.compile(r"[（(][^（）()]*[）)]$")
_BETWEEN = re.compile(r"[、，,；;]|会同|配合|以及|\s+")


@dataclass(frozen=True, slots=True)
class Lead:
    """An organisation at [start, end) of the clean text, and whether it leads, answers for a part, or assists."""

    start: int
    end: int
    role: str


def leads(text: str, start: int, end: int) -> tuple[list[Lead], list[tuple[int, int]]]:
    """The organisations named between start and end, the leading ones first, and the places of the phrases."""
    found: list[Lead] = []
    phrases: list[tuple[int, int]] = []
    for finder in (_labelled, _bracketed, _by):
        known = list(phrases)
        for place, bodies in finder(text, start, end):
            if not any(a < place[1] and place[0] < b for a, b in known):
                phrases.append(place)
                found.extend(bodies)
    order = (LEADING, RESPONSIBLE, ASSISTING)
    return sorted(found, key=lambda lead: (order.index(lead.role), lead.start)), phrases


Phrase = tuple[tuple[int, int], list[Lead]]


def _labelled(text: str, start: int, end: int) -> Iterator[Phrase]:
    """“牵头单位：A；责任单位：B、C”, in brackets or not."""
    for match in _LABELLED.finditer(text, start, end):
        bodies = list(_bodies(text, *match.span("bodies"), _role(match["label"])))
        yield _with_brackets(text, match.start(), match.end(), start, end), bodies


def _bracketed(text: str, start: int, end: int) -> Iterator[Phrase]:
    """“（A牵头，B配合）”, “（A、B按职责分工负责）”, “（A、B）”."""
    for match in _BRACKET.finditer(text, start, end):
        offset, inside = match.start("inside"), match["inside"].rstrip("。；")
        if led := _LED.search(inside):
            bodies = list(_bodies(text, offset + led.start("lead"), offset + led.end("lead"), LEADING))
            if led["rest"]:
                bodies += _bodies(text, offset + led.start("rest"), offset + led.end("rest"), RESPONSIBLE)
        elif shared := _SHARED.search(inside):
            bodies = list(_bodies(text, offset + shared.start("bodies"), offset + shared.end("bodies"), RESPONSIBLE))
        elif _only_bodies(inside) and (match.start() == start or text[match.start() - 1] in "。；！\n"):
            bodies = list(_bodies(text, offset, offset + len(inside), RESPONSIBLE))
        else:
            continue
        if bodies:
            yield match.span(), bodies


def _by(text: str, start: int, end: int) -> Iterator[Phrase]:
    """“由A牵头”, “由A会同B制定…”"""
    for match in _BY.finditer(text, start, end):
        if not _only_bodies(match["lead"]):
            continue
        bodies = list(_bodies(text, *match.span("lead"), LEADING))
        if match["rest"]:
            bodies += _bodies(text, *match.span("rest"), RESPONSIBLE)
        yield match.span(), bodies


def _only_bodies(inside: str) -> bool:
    parts = [part.removesuffix("等") for part in _BETWEEN.split(inside) if part]
    return bool(parts) and all(_BODY.match(part) and _PUBLIC.match(part) for part in parts)


def _bodies(text: str, start: int, end: int, role: str) -> Iterator[Lead]:
    at = start
    for match in [*_BETWEEN.finditer(text, start, end), None]:
        stop = match.start() if match else end
        words = text[at:stop].strip()
        begin = at + len(text[at:stop]) - len(text[at:stop].lstrip())
        words = re.sub(r"(?:等(?:部门|单位)?|按职责分工负责|负责)$", "", words)
        if 2 <= len(words) <= 30 and _BODY.match(_OTHER_NAME.sub("", words)):
            yield Lead(begin, begin + len(words), role)
        at = match.end() if match else end


def _role(label: str) -> str:
    if label.startswith(("牵头", "主办", "主要")):
        return LEADING
    return ASSISTING if re.match("配合|协|参|支持", label) else RESPONSIBLE


def _with_brackets(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The phrase with the bracket around it, so that nothing of it is taken for a measure."""
    opened = max(text.rfind(sign, low, start) for sign in "（(〔【[")
    closed = min((at for at in (text.find(sign, end, high) for sign in "）)〕】]") if at >= 0), default=-1)
    if opened >= 0 and closed >= 0 and not re.search("[。\n]", text[opened:start]) and closed - end < 200:
        return opened, closed + 1
    return start, end
