"""Enterprises: found where the grammar says that what is named is one, then everywhere they are named again.

The grammar: “依托A、B等龙头企业”, “A等…项目” where the name is shaped like a firm's, “A与B合作项目”, “以A为龙头”,
“依托A，…”, and legal names that end in 有限公司. What consists of common words alone is never an enterprise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gaodi.plan.model import NameKind
from gaodi.plan.names.found import Covered, Found
from gaodi.plan.names.lists import Listed, Range, after_cue, enumerations, items_before
from gaodi.plan.names.words import any_of, is_common, starts_common, words

# What an enumeration of enterprises is called. The qualities before it are taken into the role.
_HEAD = re.compile(
    r"(?P<role>[^，。；：的]{0,14}?(?:企业|央企|国企|民企|集团|公司|厂商|(?:车企|药企)(?!业)|(?:龙头|独角兽|链主)(?!企业)"
    r"|主机厂|运营商|平台商|供应商))(?![库家群])"
    r"|(?P<platform>[^，。；：、的]{0,10}?平台)"
    r"|(?P<project>[^，。；：、的]{0,8}?项目)"
)
# 等方面对优势企业…: the enumeration is over before the enterprises come.
_ACTION = re.compile(r"[向为在将把由使]|对(?!接)|方面|领域|环节|进行|开展|支持|推动|引进|培育")
_PLAIN = re.compile(
    r"(?:企业|产业|行业|业|领域|机构|院所|高校|院校|单位|部门|项目|园区|园|基地|平台|产品|技术|人才|团队|市场|环节|零部件|元器件"
    r"|体系|系统|模式|业态|方式|设备|装备|材料|主体|资源|型|类|级|市|县|省|区|城市|地区|协会|学会|商会|联盟|院|所|中心|大学|学院"
    r"|工程|行动|计划|战略|标准|品牌|指标|冠军|巨人|链|集群|线|化|率|额|量|商|人|者|户|家)$"
)
# 的 ends a quality; as the second character it may belong to a name.
_UNFIT = re.compile(
    r"(?<!^.)的|的(?!集团|股份|公司|电器|$)|[了等或各\s“”]|一批|其他|有关|相关|以上|以下|以内|\d+[家个户项条]|第[一二三四五六七八九十]"
)
_LEGAL = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·（）()]{2,24}?(?:股份有限公司|有限责任公司|集团有限公司|有限公司|（集团）公司|控股集团|集团公司)"
)
_TOGETHER = re.compile(r"(?:合作|对接|合资|联合|配套)项目|战略合作|开展合作|合资")
_BASIS = re.compile(
    r"以(?P<name>[^，。；：、以\s]{3,12}?)(?:、[^，。；：]*)?(?:公司|企业)?"
    r"为(?P<role>基础|依托|龙头|链主|引领|支撑|牵引|核心|主体)"
)
_LED = re.compile(r"以(?P<names>[^，。；：以\s]{2,40}?)为(?P<role>链主|龙头|盟主|领军)(?=的|、|，|。|，|企业)")
_ALONE = re.compile(
    r"(?:依托|支持|引进|推动|借助|发挥)(?P<names>[^，。；：\s]{3,60}?)"
    r"(?=[，。；]|做大|做强|建设|打造|加快|开展|发展|扩大|实施|牵头|在|以|落户|投资|上市)"
)


def enterprises(text: str, covered: Covered | None = None) -> list[Found]:
    """Every mention of an enterprise. covered: where other names stand already."""
    covered = covered or Covered()
    finders = (_legal, _together, _basis, _led, _alone)
    seeds = _distinct([*_listed(text, covered), *(f for finder in finders for f in finder(text))], covered)
    return _everywhere(text, seeds, covered)


def is_proper(item: str) -> bool:
    """Whether an item of a list of enterprises can be the name of one."""
    if not 2 <= len(item) <= 20 or is_common(item) or _UNFIT.search(item):
        return False
    return shaped(item) or not _PLAIN.search(item)


@lru_cache(maxsize=1)
def _shape() -> re.Pattern[str]:
    return re.compile(rf"(?P<own>.{{1,8}}?)(?:{any_of('firm tails')})")


@lru_cache(maxsize=1)
def _strong() -> re.Pattern[str]:
    return re.compile(rf"(?P<own>[\u4e00-\u9fff]{{2,4}}?)(?:{any_of('strong tails')})")


def shaped(item: str) -> bool:
    """Whether an item ends as names of firms do and begins with something that is no common word: 普照信息."""
    if (match := _shape().fullmatch(item)) and not is_common(match["own"]):
        return True
    strong = _strong().fullmatch(item)
    return strong is not None and strong["own"] in words("regions") and not is_common(item)


def leading(item: str) -> int:
    """How much of an item is a firm's name at its beginning (楚微半导体 in 楚微半导体集成电路装备…); 0: nothing."""
    match = _strong().match(item)
    if match is None or starts_common(item) or is_common(match["own"]):
        return 0
    own = match["own"]
    return match.end() if own not in words("regions") and is_common(item[match.end() :]) else 0


def _listed(text: str, covered: Covered) -> Iterator[Found]:
    for listed in enumerations(text):
        head = _HEAD.match(listed.head)
        items = [i for i in listed.items if not covered.meets(*i)]
        if head and _ACTION.search(head[0]):
            continue
        if head and head["role"]:
            yield from _of_firms(text, items, len(listed.items), _role(head["role"]))
        elif head and head["platform"]:
            if all(_is_unknown(text[slice(*i)]) for i in items):
                yield from (_made(i, head["platform"]) for i in items)
        elif head and head["project"]:
            yield from _of_projects(text, listed, head["project"])
        elif len(items) < len(listed.items):
            # Named beside an institution or a park: a firm may lead the item.
            for start, end in items:
                if length := leading(text[start:end]):
                    yield Found(start, start + length, NameKind.ENTERPRISE)


def _of_firms(text: str, items: list[Range], size: int, role: str) -> Iterator[Found]:
    proper = [i for i in items if is_proper(text[slice(*i)])]
    # Mostly common words: the list names kinds of enterprises, and what is left is a word we do not know.
    if 2 * len(proper) > size or any(shaped(text[slice(*i)]) for i in proper):
        yield from (_made(i, role) for i in proper)


def _of_projects(text: str, listed: Listed, role: str) -> Iterator[Found]:
    if _TOGETHER.search(role):
        for start, end in _partners(text, listed.items):
            if is_proper(text[start:end]):
                yield Found(start, end, NameKind.ENTERPRISE, role)
        return
    for start, end in listed.items:
        if shaped(text[start:end]):
            yield Found(start, end, NameKind.ENTERPRISE, role)


def _partners(text: str, items: tuple[Range, ...]) -> Iterator[Range]:
    """A与B、C等对接项目: the first item holds both sides."""
    for number, (start, end) in enumerate(items):
        if number == 0 and (joint := re.search("[与和]", text[start:end])):
            yield start, start + joint.start()
            yield start + joint.end(), end
        else:
            yield start, end


def _is_unknown(item: str) -> bool:
    return is_proper(item) and len(item) <= 8 and not re.search(r"平台|中心|系统|云$|院|所$", item)


def _legal(text: str) -> Iterator[Found]:
    for match in _LEGAL.finditer(text):
        start = after_cue(text, match.start(), match.end())
        if match.end() - start > 5:
            yield Found(start, match.end(), NameKind.ENTERPRISE)


def _together(text: str) -> Iterator[Found]:
    """“A与B合作项目”"""
    for match in re.finditer(r"(?P<b>[\u4e00-\u9fff]{2,8})合作项目|(?P<c>[\u4e00-\u9fff]{2,8})合资项目", text):
        end = match.end() - 4
        partners = [i for i in items_before(text, end)[-2:] if is_proper(text[slice(*i)])]
        if len(partners) == 2 or any(shaped(text[slice(*i)]) for i in partners):
            yield from (_made(i, text[end : match.end()]) for i in partners)


def _basis(text: str) -> Iterator[Found]:
    """“以A为基础”"""
    for match in _BASIS.finditer(text):
        if shaped(match["name"]) and is_proper(match["name"]) and not starts_common(match["name"]):
            yield Found(*match.span("name"), NameKind.ENTERPRISE, match["role"])


def _led(text: str) -> Iterator[Found]:
    """“以A为链主的…”"""
    for match in _LED.finditer(text):
        at = match.start("names")
        places = [p.span() for p in re.finditer(r"[^、]+", match["names"])]
        if all(is_proper(match["names"][slice(*p)]) for p in places):
            yield from (Found(at + a, at + b, NameKind.ENTERPRISE, match["role"]) for a, b in places)


def _alone(text: str) -> Iterator[Found]:
    """“依托A，…”, “支持A、B扩大…”: only names of the surest shape."""
    for match in _ALONE.finditer(text):
        role = "依托" if match[0].startswith("依托") else None
        places = [p.span() for p in re.finditer(r"[^、和与]+", match["names"])]
        names = [match["names"][slice(*p)] for p in places]
        if all(_strong().fullmatch(name) and leading(name) for name in names):
            at = match.start("names")
            yield from (Found(at + a, at + b, NameKind.ENTERPRISE, role) for a, b in places)


def _role(head: str) -> str:
    """The head without the count before it: 等3家龙头企业 says 龙头企业."""
    return re.sub(r"^[\d一二三四五六七八九十百多余]+[家户个]", "", head)


def _made(item: Range, role: str) -> Found:
    return Found(*item, NameKind.ENTERPRISE, role)


def _distinct(found: Iterable[Found], covered: Covered) -> list[Found]:
    kept: dict[Range, Found] = {}
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not covered.meets(one.start, one.end):
            kept.setdefault((one.start, one.end), one)
    return list(kept.values())


def _everywhere(text: str, seeds: list[Found], covered: Covered) -> list[Found]:
    """The seeds and every other place where the same name stands, the longer name before the shorter."""
    told = {(f.start, f.end): f for f in seeds}
    found = []
    names = sorted({text[f.start : f.end] for f in seeds}, key=lambda n: (-len(n), n))
    if not names:
        return []
    for match in re.finditer("|".join(map(re.escape, names)), text):
        if not covered.meets(*match.span()):
            found.append(told.get(match.span()) or Found(*match.span(), NameKind.ENTERPRISE))
    return found
