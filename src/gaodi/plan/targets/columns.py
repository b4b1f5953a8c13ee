"""The head of a table: which columns hold values, and of which year. Read by `tables`.

“指标 | 单位 | 2030年 | 2035年 | 年均增速” has a base year, a target year and a growth; “类型 2033年基数 2034年
2035年” a base and two target years; “区县 | 2036年规上工业产值（亿元）” names the indicator and the unit in the
column, and whose it is in the row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gaodi.plan.targets.periods import Period

_LABELLED = re.compile(
    r"指标|类型|名称|产业|区县|县区|县市|地区|项目|类别|行业|领域|园区|单位|任务|目标|区域|板块|乡镇|街道|企业|内容"
)
_VALUE = re.compile(r"20\d\d年|年均|目标值|基期|基数|现状|累计")
_SPACED = re.compile(r"20\d\d年(?!年均)[^\s\d]{0,14}|20\d\d年|年均[^\s]{0,10}|(?:基期|现状|目标)值")
_TASKS = re.compile(
    r"各(?:[市县区州乡镇园、旗]|街道|（[^）]*）)+(?P<name>[^，。；：、\n]{2,16}?)(?:建设|发展|年度)*(?:任务|目标|指标|计划)(?:分解)?(?:情况)?(?:如下|见|表)"
)
_SPLIT_YEAR = re.compile(r"(?<=\b20\d\d) 年")
_MEASURED = re.compile(r"(?P<name>[^\s（）]{2,20})（(?P<unit>[^）]{1,8})）")
_WHOSE = re.compile(r"(?:责任|承担|完成)?单位|地区|区域|区县|县区|县市|县（市、区）|园区|片区|乡镇|部门")
_YEAR = re.compile(r"20\d\d")
_BASE = re.compile(r"基数|基期|现状|实际|完成|现值|基准")
_UNIT = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^）)]{1,8})[）)]")
_PLAIN = re.compile(
    r"20\d\d年?[底末]?|[（(][^）)]*[）)]|目标值?|基数|基期值?|现状值?|实际值?|规划值?|预期值?|预计|计划|[\s\[\]：:]|年$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values. place: its number among the cells of a row, None where cells are told by spaces only."""

    year: str | None
    base: bool
    growth: bool
    indicator: str
    unit: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of values and what the first column is called (产业, 区县)."""

    columns: tuple[Column, ...]
    first: str
    unit_place: int | None = None


def cells(line: str) -> list[str] | None:
    """The cells of a row that says where they end, by tabs or bars."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if line.count("|") >= 2 else None


def split(name: str) -> tuple[str, str]:
    """A name and the unit in brackets behind it: 绿色工厂（家）."""
    match = _UNIT.search(name)
    return (name[: match.start()], match["unit"]) if match and match.end() == len(name) else (name, "")


def head(lines: list[str], period: Period) -> Head | None:
    """The head that stands in these lines; None where there is none."""
    lines = [_SPLIT_YEAR.sub("年", line) for line in lines]
    text = " ".join(lines)
    if (measured := _measured(lines[-1])) is not None:
        return measured
    if not _LABELLED.search(text.replace(" ", "")) or not _VALUE.search(lines[-1]):
        return None
    parted = cells(lines[-1])
    if parted is not None:
        found = [_column(cell, period, n) for n, cell in enumerate(parted) if _VALUE.search(cell)]
        unit = next((n for n, cell in enumerate(parted) if cell in ("单位", "计量单位")), None)
        return Head(_named(found), parted[0], unit) if found else None
    spaced = [_column(match[0], period, None) for match in _SPACED.finditer(lines[-1])]
    return Head(_named(spaced), lines[-1].split()[0]) if spaced and any(c.year or c.growth for c in spaced) else None


def _measured(line: str) -> Head | None:
    """A head without years: whose, and two or more measures with their units (甲（个） 乙（亿元）)."""
    first, *others = line.split() or [""]
    found = [_MEASURED.fullmatch(cell) for cell in others]
    if len(found) < 2 or not _WHOSE.fullmatch(first) or _YEAR.search(line):
        return None
    measures = tuple(Column(None, False, False, match["name"], match["unit"]) for match in found if match)
    return Head(measures, first) if all(found) else None


def told(head: Head, above: str) -> Head:
    """The head with the measure that the line above says, where rows say only whose: 各县充电桩建设任务如下表."""
    match = _TASKS.search(above) if _WHOSE.fullmatch(head.first) else None
    if match is None or any(column.indicator for column in head.columns):
        return head
    return replace(head, columns=tuple(replace(column, indicator=match["name"]) for column in head.columns))


def _column(cell: str, period: Period, place: int | None) -> Column:
    year, unit = _YEAR.search(cell), _UNIT.search(cell)
    past = year is not None and period.present is not None and int(year[0]) < period.present
    growth = "年均" in cell
    indicator = "" if growth else _PLAIN.sub("", cell)
    base = bool(_BASE.search(cell)) or past
    return Column(
        year[0] if year else None,
        base,
        growth,
        "" if indicator in ("属性", "值") else indicator,
        unit["unit"] if unit else "",
        place,
    )


def _named(columns: list[Column]) -> tuple[Column, ...]:
    """Columns that say no indicator have that of the base column: 2030年产值 | 2033年目标."""
    given = next((c.indicator for c in columns if c.indicator and not _BASE.fullmatch(c.indicator)), "")
    if not given or sum(1 for c in columns if c.indicator) > 1:
        return tuple(columns)
    return tuple(Column(c.year, c.base, c.growth, given, c.unit, c.place) for c in columns)
