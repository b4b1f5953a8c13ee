"""The words of the workbooks that Gaodi writes, in Chinese, English or both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gaodi import periods
from gaodi.registry.forms.model import Column, Form, Type


class Language(StrEnum):
    """In which language a workbook is. BOTH: Chinese first, headings and explanations in English beside it."""

    CHINESE = "zh"
    ENGLISH = "en"
    BOTH = "both"

    def of(self, zh: str, en: str) -> str:
        """One of the two; in a workbook in both languages both, one line each, where they differ."""
        if self is Language.BOTH and zh and en and zh != en:
            return f"{zh}\n{en}"
        return en if self is Language.ENGLISH else zh


_SAID: dict[str, tuple[str, str]] = {
    "instructions": ("填表说明", "Instructions"),
    "data": ("数据", "Data"),
    "faults": ("问题清单", "Faults"),
    "demonstration": (
        "演示数据：企业和数字均为虚构，不得作为真实填报使用。",
        "Demonstration: enterprises and figures are made up; this is no real return.",
    ),
    "period": ("报告期：{period}", "Period: {period}"),
    "fill": (
        "请在“数据”表中填写，一行一条；不要改动表头。带底色的列必填。没有数据的单元格留空，不要填0。",
        "Fill in the sheet Data, one row for each; leave the header as it is. Shaded columns are needed. Leave a cell "
        "empty where there is no figure; 0 is a figure.",
    ),
    "units": (
        "数字按表头所示单位填写；如需改用其他单位，请改表头括号内的单位，系统会换算。",
        "Figures are in the unit of the heading; to use another, change the unit in the brackets: it is converted.",
    ),
    "heading": ("列名", "Column"),
    "needed": ("必填", "Needed"),
    "type": ("类型", "Type"),
    "unit": ("单位", "Unit"),
    "bounds": ("范围", "Bounds"),
    "note": ("说明", "Note"),
    "yes": ("是", "yes"),
    "type-text": ("文字", "text"),
    "type-number": ("数字", "number"),
    "type-integer": ("整数", "whole number"),
    "type-date": ("日期，如2023-07-01", "day, such as 2023-07-01"),
    "type-yes-no": ("是或否", "yes or no"),
    "type-choice": ("从下拉选项中选择", "one of the choices"),
    "type-period": ("报告期，如2023", "period, such as 2023"),
    "type-unit": ("计量单位", "unit"),
    "type-uscc": ("统一社会信用代码，18位", "unified social credit code, 18 characters"),
    "type-industry": ("行业代码或名称", "code or name of an industry"),
    "type-region": ("行政区划代码或名称", "code or name of a region"),
    "type-park": ("园区名称", "name of a park"),
    "type-list": ("名单名称", "name of a list"),
    "type-metric": ("指标名称", "name of a metric"),
    "checks": ("系统会核对", "The system checks"),
    "sheet": ("工作表", "Sheet"),
    "cell": ("单元格", "Cell"),
    "value": ("内容", "Value"),
    "severity": ("级别", "Severity"),
    "error": ("错误", "error"),
    "warning": ("提示", "warning"),
    "message": ("问题", "What is wrong"),
    "do": ("处理办法", "What to do"),
    "row": ("行号", "Row"),
    "more": (
        "另有{count}个问题未列出。",
        "{count} more are not listed.",
    ),
    "only-faulty": (
        "原表有{rows}行，此处只列出有问题的行；行号为原表行号。",
        "The table has {rows} rows; only those with faults are here, with their row numbers.",
    ),
}


def said(name: str, language: Language, **facts: object) -> str:
    """One of the words or sentences; in a workbook in both languages the name of a thing is Chinese."""
    zh, en = _SAID[name]
    return (en if language is Language.ENGLISH else zh).format(**facts)


def heading(column: Column, language: Language) -> str:
    """What stands over a column: its name and unit."""
    unit = f"（{column.unit}）" if column.unit and column.unit != "1" else ""
    english = f" ({column.unit})" if unit else ""
    if language is Language.ENGLISH:
        return f"{column.heading_en}{english}"
    return f"{column.heading}{unit}" + (f"\n{column.heading_en}" if language is Language.BOTH else "")


@dataclass(frozen=True, slots=True)
class Instructions:
    """texts: lines, the title first. table: of the columns, its header first."""

    texts: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]


def instructions(form: Form, period: periods.Period | None, language: Language, *, demonstration: bool) -> Instructions:
    """What the first sheet says."""
    english = language is Language.ENGLISH
    texts = [language.of(form.name, form.name_en)]
    if demonstration:
        texts.append(said("demonstration", language))
    if period:
        texts.append(said("period", language, period=period.label("en" if english else "zh")))
    texts += filter(None, [language.of(form.about, form.about_en)])
    texts += [language.of(*_SAID["fill"]), language.of(*_SAID["units"])]
    names = {column.key: column.heading_en if english else column.heading for column in form.columns}
    rules = [check.parsed.written(names) for check in form.checks]
    if rules:
        texts.append(
            f"{said('checks', language)}{': ' if english else '：'}{'; '.join(rules) if english else '；'.join(rules)}"
        )
    head = tuple(said(name, language) for name in ("heading", "needed", "type", "unit", "bounds", "note"))
    return Instructions(tuple(texts), (head, *(_line(column, language) for column in form.columns)))


def _line(column: Column, language: Language) -> tuple[str, ...]:
    low, high = column.bounds or (None, None)
    bounds = (
        ""
        if low is None and high is None
        else f"{'' if low is None else f'{low:g}'}…{'' if high is None else f'{high:g}'}"
    )
    note = language.of(column.note, column.note_en or column.note)
    if column.type is Type.CHOICE:
        words = [language.of(one.name, one.name_en or one.name).replace("\n", " ") for one in column.choices]
        note = " ".join(filter(None, (note, ("、" if language is not Language.ENGLISH else ", ").join(words))))
    return (
        language.of(column.heading, column.heading_en), said("yes", language) if column.required else "",
        said(f"type-{column.type}", language), column.unit, bounds, note,
    )  # fmt: skip
