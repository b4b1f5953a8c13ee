"""The words of attainment in Chinese and English: states, groups of cases, why nothing can be said of a target, and of
what its reader is to be warned. What a back-test says stands in `summary`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gaodi import periods
from gaodi.plan.attainment.comparison import Reason

REASONS: dict[str, tuple[str, str]] = {
    Reason.UNBOUND: (
        "没有指标或名单与“{indicator}”对应，请在 metrics.yaml 或 lists.yaml 中补充后绑定。",
        "No metric or named list measures “{indicator}”. Add one to metrics.yaml or lists.yaml and bind it.",
    ),
    Reason.UNOBSERVED: (
        "指标“{metric}”还没有观测值，请导入数据。",
        "The metric “{metric_en}” has no observation yet. Load some.",
    ),
    Reason.UNIT: (
        "指标“{metric}”的单位是{unit}，不能与目标的“{asked}”相比。",
        "The metric “{metric_en}” is in {unit}, which cannot be compared with “{asked}”.",
    ),
    Reason.PRICES: (
        "“{metric}”是总量，不是增速；可比价增速不能由现价总量推算，请绑定增速指标。",
        "“{metric_en}” is a level, not a growth rate. Growth at comparable prices is never derived from nominal "
        "levels: bind a growth metric.",
    ),
    Reason.TOTALS: (
        "“{metric}”是总数；总数会减少，两个总数之差不是新增数，请绑定名单或当年新增指标。",
        "“{metric_en}” is a total. Totals also lose members, so a difference of totals is no addition: bind a named "
        "list or a metric of what is added in a year.",
    ),
    Reason.GAPS: (
        "“{metric}”缺少计划期内的年度数据，不能累加或比较。",
        "“{metric_en}” lacks the yearly values of the plan period that would have to be added up or compared.",
    ),
    Reason.UNLISTED: (
        "“{metric}”还没有成员，请导入名单。",
        "The list “{metric_en}” has no members yet. Load them.",
    ),
    Reason.UNDATED: (
        "名单“{metric}”的成员没有认定日期，不能判断何时新增，请补充认定日期。",
        "The members of the list “{metric_en}” have no dates of recognition: when they were added is not known. "
        "Add the dates.",
    ),
    Reason.UNTIMED: (
        "名单“{metric}”的成员缺少认定日期，无法判断是否在期限之前认定，请补充认定日期。",
        "The members of the list “{metric_en}” lack their day of recognition, so that it is not known whether it was "
        "before the deadline. Add it.",
    ),
    Reason.DEADLINE: (
        "目标和计划都没有时限，无法判断。",
        "Neither the target nor the plan has a deadline.",
    ),
}
FAMILIES = {
    "log": ("水平值", "Levels"),
    "logit": ("比重", "Shares"),
    "rate": ("增速", "Growth rates"),
    "plain": ("可为负值的水平", "Levels that can be negative"),
    "count": ("个数", "Counts"),
}
STATUSES = {
    "done": ("已完成", "done already"),
    "on_track": ("正常", "on track"),
    "at_risk": ("有风险", "at risk"),
    "unlikely": ("难以完成", "unlikely to be met"),
    "no_data": ("无数据", "no data"),
}
VERDICTS = {
    "holds": ("相符", "fits"),
    "fails": ("不符", "does not fit"),
    "open": ("无法判断", "cannot be told"),
}
OVERDUE = ("期限已过，尚无期末数据。", "The deadline is over; the value at its end is not known.")
INCOMPARABLE = (
    "{periods}数据的统计口径可能不一致，预测仅供参考。",
    "What was counted may not be the same in {periods}: take the forecast with care.",
)
CONFIDENCE = {
    "seen": ("见于公开文本", "seen in a published text"),
    "encoded": ("他人整理", "as transcribed by others"),
    "derived": ("由计算得出", "derived by arithmetic"),
    "remembered": ("待确认", "to be confirmed"),
    "synthetic": ("虚构", "made up"),
}


def confidence(code: str | None, language: str = "zh") -> str:
    """How a figure is known, in words."""
    return CONFIDENCE[code][language.startswith("en")] if code in CONFIDENCE else code or ""


def status(code: str, language: str = "zh") -> str:
    """Where a target stands."""
    return STATUSES[code][language.startswith("en")]


def verdict(code: str, language: str = "zh") -> str:
    """What a check between targets found."""
    return VERDICTS[code][language.startswith("en")]


def cautions(overdue: bool | None, incomparable: Iterable[str] | None, language: str = "zh") -> list[str]:
    """What has to be known beside the forecast of a target.

    overdue: its deadline is over and the value then is not known. incomparable: codes of the periods whose values may
    not count the same.
    """
    english = language.startswith("en")
    named = [periods.parse(code).label(language) for code in incomparable or ()]
    said = [OVERDUE[english]] if overdue else []
    return said + ([INCOMPARABLE[english].format(periods=(", " if english else "、").join(named))] if named else [])


def reason(code: str, facts: Mapping[str, Any], language: str = "zh") -> str:
    """Why nothing can be said of a target, as a sentence with what to do."""
    return REASONS[code][language.startswith("en")].format(**facts)


def group(by: str, key: str, language: str = "zh") -> str:
    """The name of a group of cases. by: all, family or horizon."""
    english = language.startswith("en")
    if by == "all":
        return "all" if english else "全部"
    if by == "horizon":
        return (f"{key} year ahead" if key == "1" else f"{key} years ahead") if english else f"提前 {key} 年"
    return FAMILIES[key][english] if key in FAMILIES else key
