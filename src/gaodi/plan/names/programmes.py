"""Programmes: documents in 《》, and actions, projects and mechanisms that have a name."""

from __future__ import annotations

import re

from gaodi.plan.model import NameKind
from gaodi.plan.names.found import Covered, Found

_TITLE = re.compile(r"《(?P<name>[^《》\n]{2,60})》")
# What a document calls itself or another after the first time.
_SHORT_FORM = re.compile(r"(?:行动|实施|工作|总体)?(?:规划|方案|计划|意见|纲要|通知|办法|决定|措施)(?:（草案）)?")
_TAIL = (
    r"(?:专项行动|行动计划|培育工程|培育计划|行动|计划|工程|战略|机制|专项|台账管理|台账|制度|模式|改革"
    r"|公共服务平台|体系|试点|政策|清单)"
)
_QUOTED = re.compile(rf"“(?P<name>[^“”\n—]{{2,24}})”(?P<tail>[\u4e00-\u9fff]{{0,8}}?{_TAIL})?")
_BEFORE = re.compile(r"(?:实施|开展|落实|推行|实行|推进|不断完善|完善|启动|按照|通过|深化)$")
_AVOIDED = re.compile(r"不[得搞能要准可]|避免|防止|杜绝|禁止|严禁")
_NAMED = re.compile(
    r"(?:实施|开展|启动|推进|组织|推行|落实)"
    r"(?P<name>[\u4e00-\u9fff“”+]{4,24}?(?:行动计划|专项行动|行动|计划|工程))(?![师方技机中学院])"
)
_ANY = re.compile(
    r"^(?:本|该|各|一批|重大|重点|若干|专项|系列|有关|相关|示范|这|以下|[一二三四五六七八九十\d]+[大项个])"
    r"|^(?:工作|年度|实施|投资)?(?:计划|行动|工程)$|[的等，、]"
)


def programmes(text: str) -> list[Found]:
    """Every mention of a named programme, policy or mechanism; documents with their 《》 left out."""
    found = [
        Found(*m.span("name"), NameKind.PROGRAMME)
        for m in _TITLE.finditer(text)
        if not _SHORT_FORM.fullmatch(m["name"])
    ]
    taken = [m.span() for m in _TITLE.finditer(text)]
    for match in _NAMED.finditer(text):
        start, name = match.start("name"), match["name"]
        if not _ANY.search(name) and len(name) > 4 and name.count("“") == name.count("”"):
            found.append(Found(start, match.end(), NameKind.PROGRAMME))
    covered = Covered([*taken, *((f.start, f.end) for f in found if text[f.start - 1] != "《")])
    for match in _QUOTED.finditer(text):
        if covered.meets(*match.span()):
            continue
        if match["tail"] and not re.search("[的等]", match["tail"]):
            found.append(Found(*match.span(), NameKind.PROGRAMME))
        elif _is_done(text, *match.span()):
            found.append(Found(*match.span("name"), NameKind.PROGRAMME))
    return sorted(found)


def _is_done(text: str, start: int, end: int) -> bool:
    """Whether what is quoted is carried out: 实施“揭榜挂帅”; not 按照“…”的要求, not 防止实施“一刀切”."""
    before = text[max(0, start - 10) : start]
    aim = before.endswith("按照") and text[end : end + 1] == "的"
    return bool(_BEFORE.search(before)) and not aim and not _AVOIDED.search(before)
