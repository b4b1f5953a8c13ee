"""What the values of facets and columns are called, in Chinese and English: codes looked up where they are defined."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from gaodi.errors import Fault, InputError, NotFound
from gaodi.registry import industries, lists, regions, sources, subjects
from gaodi.registry.enterprises import directory as directories
from gaodi.registry.enterprises.directory.facets import NO, UNKNOWN, YES
from gaodi.registry.enterprises.kinds import Alias, Group, Ownership, Purpose, Scale, Status
from gaodi.registry.enterprises.memberships import facets_of

if TYPE_CHECKING:
    from gaodi.registry.industries import Industries
    from gaodi.workspace import Workspace

_WORDS: dict[str, tuple[str, str]] = {
    UNKNOWN: ("未知", "not known"),
    YES: ("是", "yes"),
    NO: ("否", "no"),
    Status.ACTIVE: ("存续", "in business"),
    Status.SUSPENDED: ("停业", "suspended"),
    Status.REVOKED: ("吊销", "licence revoked"),
    Status.DEREGISTERED: ("注销", "deregistered"),
    Status.MOVED_OUT: ("迁出", "moved out"),
    Ownership.STATE: ("国有", "state"),
    Ownership.COLLECTIVE: ("集体", "collective"),
    Ownership.PRIVATE: ("私营", "private"),
    Ownership.HMT: ("港澳台", "Hong Kong, Macao or Taiwan"),
    Ownership.FOREIGN: ("外资", "foreign"),
    Ownership.MIXED: ("混合", "mixed"),
    Scale.LARGE: ("大型", "large"),
    Scale.MEDIUM: ("中型", "medium"),
    Scale.SMALL: ("小型", "small"),
    Scale.MICRO: ("微型", "micro"),
    Alias.FORMER_NAME: ("曾用名", "former name"),
    Alias.SHORT_NAME: ("简称", "short name"),
    Alias.ENGLISH_NAME: ("英文名", "English name"),
    Alias.OTHER_NAME: ("其他名称", "other name"),
    Alias.REGISTRATION_NUMBER: ("注册号", "registration number"),
    Alias.ORGANISATION_CODE: ("组织机构代码", "organisation code"),
    Alias.TAX_NUMBER: ("税务登记号", "tax number"),
    Alias.PROVISIONAL: ("临时编号", "provisional id"),
    Purpose.REGISTERED: ("注册地", "registered"),
    Purpose.PRODUCTION: ("生产", "production"),
    Purpose.RESEARCH: ("研发", "research"),
    Purpose.STORAGE: ("仓储", "storage"),
    Purpose.SALES: ("销售", "sales"),
    Group.CONTROL: ("控制关系", "control"),
    Group.ENTITY: ("合并评价", "evaluated together"),
    "current": ("有效", "current"),
    "expired": ("到期", "expired"),
    "left": ("退出", "left"),
    "ahead": ("未生效", "ahead"),
    "high-tech-manufacturing": ("高技术制造业", "high-tech manufacturing"),
    "strategic-emerging": ("战略性新兴产业", "strategic emerging industries"),
}


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


_HEADINGS = {
    "id": ("统一社会信用代码", "code"),
    "uscc": ("统一社会信用代码", "code"),
    "name": ("企业名称", "name"),
    "matched": ("匹配名称", "found by"),
    "name_en": ("英文名称", "English name"),
    "aliases": ("其他名称", "other names"),
    "status": ("经营状态", "status"),
    "founded": ("成立日期", "founded"),
    "ended": ("终止日期", "ended"),
    "industry": ("行业", "industry"),
    "section": ("行业门类", "section of industry"),
    "division": ("行业大类", "division of industry"),
    "tag": ("产业类别", "grouping of industries"),
    "region": ("注册地区", "region"),
    "district": ("区县", "district"),
    "street": ("街道（乡镇）", "street or town"),
    "park": ("园区", "park"),
    "address": ("地址", "address"),
    "longitude": ("经度", "longitude"),
    "latitude": ("纬度", "latitude"),
    "representative": ("法定代表人", "legal representative"),
    "capital": ("注册资本（万元）", "registered capital (10,000 yuan)"),
    "ownership": ("经济类型", "ownership"),
    "scale": ("规模", "size"),
    "above_scale": ("规模以上", "above scale"),
    "scope": ("经营范围", "business scope"),
    "products": ("主要产品", "products"),
    "mark": ("代码异常", "odd about the code"),
    "decade": ("成立年代", "decade"),
    "list": ("名单", "list"),
    "source": ("来源", "source"),
    "sources": ("来源", "sources"),
    "coded": ("有信用代码", "code known"),
    "contradicted": ("来源不一致", "sources differ"),
    "contradictions": ("不一致项数", "attributes that sources differ about"),
    "synthetic": ("虚构", "made up"),
    "batch": ("批次", "batch"),
    "recorded_at": ("入库时间", "recorded at"),
    "attribute": ("项目", "attribute"),
    "value": ("内容", "value"),
    "kind": ("类别", "kind"),
    "since": ("自", "since"),
    "until": ("至", "until"),
    "purpose": ("用途", "purpose"),
    "member": ("企业", "member"),
    "head": ("牵头", "head"),
    "share": ("占比", "share"),
    "recognised": ("认定日期", "recognised"),
    "expires": ("有效期至", "expires"),
    "state": ("状态", "state"),
    "parcel": ("宗地", "parcel"),
    "use": ("用途", "use"),
    "area": ("面积（亩）", "area (mu)"),
    "tenure": ("权属", "tenure"),
    "nature": ("性质", "nature"),
    "investment": ("投资额（万元）", "investment (10,000 yuan)"),
    "stage": ("阶段", "stage"),
    "year": ("年份", "year"),
    "amount": ("金额", "amount"),
    "metric": ("指标", "metric"),
    "period": ("时期", "period"),
    "unit": ("单位", "unit"),
    "set_aside": ("未采用原因", "set aside"),
    "standing": ("不一致", "differs"),
    "facet": ("分类", "facet"),
    "called": ("取值", "value"),
    "count": ("企业数", "number"),
}
_MADE_UP = (
    "虚构示例数据，仅用于软件演示，不代表任何真实企业。",
    "Made-up data for demonstration; no real enterprise is described.",
)
_DECADE = ("{}年代", "{}s")
_INDUSTRIES = ("section", "division", "industry")


def labels(ws: Workspace, facet: str, values: Iterable[str], language: str = "zh") -> dict[str, str]:
    """What values of a facet (or of a column of its name) are called. language: `en…` is English, all else Chinese.

    A value that nothing defines is called what it is.
    """
    called = namer(ws, facet, language)
    return {value: called(value) for value in values}


def namer(ws: Workspace, facet: str, language: str = "zh") -> Callable[[str], str]:
    """What `labels` says of one value at a time: what defines them is looked up once, for as long as this is kept."""
    english = language.startswith("en")
    defined = _defined(ws, facet)

    def called(value: str) -> str:
        if value in _WORDS:
            return _WORDS[value][english]
        if facet == "decade":
            return _DECADE[english].format(value)
        one = defined(value)
        if one is None:
            return value
        return f"{value} {_named(one, english)}" if facet in _INDUSTRIES else _named(one, english)

    return called


def _defined(ws: Workspace, facet: str) -> Callable[[str], _Named | None]:
    """What of the registry a value of a facet stands for."""
    if facet in ("district", "region"):
        places = regions.load(ws)
        return lambda code: places.of(code) if code in places else None
    if facet in _INDUSTRIES:
        return partial(_industry, industries.load())
    tables: dict[str, Callable[[Workspace], Mapping[str, _Named]]] = {
        "park": subjects.load, "list": lists.load, "source": sources.load,
    }  # fmt: skip
    return tables[facet](ws).get if facet in tables else lambda value: None


def heading(column: str, language: str = "zh") -> str:
    """What a column or facet is called."""
    return _HEADINGS[column][language.startswith("en")] if column in _HEADINGS else column


def made_up(language: str = "zh") -> str:
    """What every file and page with made-up enterprises says."""
    return _MADE_UP[language.startswith("en")]


def value_of(ws: Workspace, facet: str, word: str) -> str:
    """The value of a facet that a word means: the value itself, or what it is called in either language, wholly or in
    part where only one is. Raises InputError with what there is."""
    there = _there(ws, facet)
    if word in there:
        return word
    chinese, english = (labels(ws, facet, there, language) for language in ("zh", "en"))
    called = {value: (chinese[value], english[value]) for value in there}
    exact = [value for value, names in called.items() if word in names]
    part = [value for value, names in called.items() if any(word.casefold() in name.casefold() for name in names)]
    for found in (exact, part):
        if len(found) == 1:
            return found[0]
    names = {name: value for value, names in called.items() for name in names}
    near = difflib.get_close_matches(word, names, n=1)
    do = f"Did you mean {near[0]!r}?" if near and not part else ""
    known = ", ".join(f"{value} {called[value][0]}".strip() for value in part or there[:20])
    what = f"Several are meant by {word!r}" if part else f"No enterprise has the {heading(facet, 'en')} {word!r}"
    raise InputError(Fault(what, expected=f"one of: {known}" if known else "", do=do))


def _there(ws: Workspace, facet: str) -> tuple[str, ...]:
    known = facets_of(ws, directories.current(ws))
    if facet not in known:
        near = difflib.get_close_matches(facet, known, n=1)
        do = f"Did you mean {near[0]!r}?" if near else ""
        raise InputError(Fault(f"Enterprises have no facet {facet!r}", expected=f"one of: {', '.join(known)}", do=do))
    return known[facet].values


def _industry(known: Industries, value: str) -> _Named | None:
    try:
        return known.find(value)
    except NotFound:
        return None


def _named(one: _Named, english: bool) -> str:
    return one.name_en if english and one.name_en else one.name
