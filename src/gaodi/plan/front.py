"""What a document says of itself before it begins: its title, the region it is for, the years it covers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from gaodi.plan.names.words import starts_common
from gaodi.plan.outline import Outline
from gaodi.plan.text import CleanText

_HEAD = 2000
"""The notice that goes before a plan, its letterhead and addressees are shorter than this."""
_FIRST = 5
_LONGEST = 80
_KIND = r"(?:规划|计划|方案|纲要|意见|办法|措施|要点|条例|决定|通知)"
_BRACKETS = r"(?:[（(][^（）()\n]{2,40}[）)]){0,3}"
_TITLE = rf"[^《》〈〉。；：\n]{{2,{_LONGEST}}}?{_KIND}{_BRACKETS}"
_NAMED = re.compile(rf"(?:印发|发布|出台|制定)了?《(?P<title>{_TITLE})》")
_NOTICE = re.compile(rf"关于(?:印发|发布)(?P<title>{_TITLE})的通知")
_LINE = re.compile(_TITLE)
_PART = r"(?:[\u4e00-\u9fff]{2,7}?(?:特别行政区|自治区|自治州|自治县|省|市|盟)|[\u4e00-\u9fff]{1,4}?(?:新区|县|区|旗))"
_REGION = re.compile(rf"(?:中共)?(?P<region>(?:{_PART}){{1,3}})")
_BODY = re.compile(
    rf"(?:^(?:中共)?|中共|和)(?!中共)(?P<region>{_PART})(?:委(?:办公厅|办公室|员会)?|人民政府)", re.MULTILINE
)
_NO_REGION = re.compile(
    r"城市|^新区$|(?:[全本我各都上超股门夜]市|[全本我各]省|(?:园|社|景|片|山|库|校|街|功能|示范|试验|高新|经开|开发|保税|合作)区)$"
)
_YEARS = re.compile(r"(?P<first>20\d\d)年?\s?(?:[—–\-－~～至到]|——){1,2}\s?(?P<last>20\d\d)年?")
_FIVE_YEARS = re.compile(r"十(?P<number>[二三四五六七])五|第十(?P<other>[二三四五六七])个五年")
_HORIZON = re.compile(r"[到至](20\d\d)年")
_ISSUED = re.compile(r"〔(20\d\d)〕|\[(20\d\d)\]\d|(20\d\d)年\d{1,2}月\d{1,2}日|(20\d\d)-\d{1,2}-\d{1,2}")


@dataclass(frozen=True, slots=True)
class Front:
    """Title, region and years; region and period are None where nothing says them."""

    title: str
    region: str | None
    period: tuple[str, str] | None

    @classmethod
    def of(cls, text: CleanText, outline: Outline, name: str) -> Front:
        """What the head of the text says. name: of the file, the title of a text that has none."""
        first = text.at(outline.sections[0].span[0]) if outline.sections else len(text.clean)
        head = text.clean[: min(first, _HEAD)]
        title = _title(head) or name
        headings = "".join(section.title for section in outline.sections[:_FIRST])
        return cls(title, _region(title, head), _period(title, head, headings, text.clean))


def _title(head: str) -> str | None:
    """The title that a notice sends round, else the line that ends as titles do."""
    for pattern in (_NAMED, _NOTICE):
        if found := pattern.search(head.replace("\n", "")):
            return found["title"]
    lines = [line.lstrip("# ") for line in head.split("\n")]
    titles = [line for line in lines if _LINE.fullmatch(line) and "http" not in line]
    return next((line for line in titles if not line.endswith("通知")), titles[0] if titles else None)


def _region(title: str, head: str) -> str | None:
    """The region that the title begins with or names after 关于, else that of the body that issues it."""
    after = title.find("关于") + 2
    starts = (0, after) if after > 1 else (0,)
    told = (found["region"] for at in starts if (found := _REGION.match(title, at)))
    bodies = (found["region"] for found in _BODY.finditer(head))
    return next((_innermost(region) for region in (*told, *bodies) if _is_region(region)), None)


def _is_region(region: str) -> bool:
    """先进制造业集聚区 is none, and neither is 城市."""
    return not _NO_REGION.search(region) and not starts_common(region)


def _innermost(region: str) -> str:
    """湖南省长沙市 is 长沙市."""
    parts = re.findall(_PART, region)
    return parts[-1] if "".join(parts) == region else region


def _period(title: str, head: str, headings: str, clean: str) -> tuple[str, str] | None:
    """The years in the title, of a five-year plan, else from the year of issue to the horizon most named."""
    if years := _YEARS.search(title) or _YEARS.search(head.replace("\n", "")):
        return (years["first"], years["last"]) if years["first"] <= years["last"] else None
    if five := _FIVE_YEARS.search(title) or _FIVE_YEARS.search(headings):
        # 十三五 is 2016-2020.
        last = 2015 + 5 * "二三四五六七".index(five["number"] or five["other"])
        return str(last - 4), str(last)
    horizons = Counter(_HORIZON.findall(clean))
    issued = next((year for match in _ISSUED.finditer(head) for year in match.groups() if year), None)
    if not horizons or issued is None:
        return None
    horizon = max(horizons, key=lambda year: (horizons[year], year))
    return (issued, horizon) if issued <= horizon else None
