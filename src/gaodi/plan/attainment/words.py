"""Sentences of attainment in Chinese and English: why nothing can be said of a target, and what a back-test says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gaodi.plan.attainment.calibration import FEW, Calibration, wilson
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
        "名单“{metric}”的成员没有认定日期，不能判断何时新增。",
        "The members of the list “{metric_en}” have no dates of recognition: when they were added is not known.",
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
    "plain": ("可为负的水平值", "Levels that can be negative"),
    "count": ("个数", "Counts"),
}


BETTER, WORSE = "The odds do better than forecasts by hand.", "The odds do no better: use them with care."
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


def reason(code: str, facts: Mapping[str, Any], language: str = "zh") -> str:
    """Why nothing can be said of a target, as a sentence with what to do."""
    return REASONS[code][language.startswith("en")].format(**facts)


def group(by: str, key: str, language: str = "zh") -> str:
    """The name of a group of cases."""
    english = language.startswith("en")
    if by == "horizon":
        return (f"{key} year ahead" if key == "1" else f"{key} years ahead") if english else f"提前 {key} 年"
    return FAMILIES[key][english] if key in FAMILIES else key


def sentences(found: Calibration, interval: float, language: str = "zh") -> list[str]:
    """The back-test in plain sentences: how many cases, whether the intervals hold, whether the odds are of use."""
    return list(_english(found, interval) if language.startswith("en") else _chinese(found, interval))


def _figures(found: Calibration) -> tuple[int, int, float, float, float]:
    total = found.total
    low, high = wilson(total.coverage or 0.0, total.cases)
    return total.cases, total.series, (total.coverage or 0.0) * 100, low * 100, high * 100


def _chinese(found: Calibration, interval: float) -> Iterator[str]:
    cases, many, coverage, low, high = _figures(found)
    asked = interval * 100
    yield (
        f"用 {many} 条序列回溯检验了 {cases} 次预测：{asked:.0f}% 区间实际覆盖 {coverage:.0f}%"
        f"（95% 置信区间 {low:.0f}%–{high:.0f}%）。"
    )
    if cases < FEW:
        yield f"少于 {FEW} 次，还说明不了什么；随着数据积累会逐步可信。"
    elif low <= asked <= high:
        yield "与应有的覆盖率没有可以看出的差别。"
    else:
        yield "区间偏窄，实际把握比给出的小。" if coverage < asked else "区间偏宽，实际把握比给出的大。"
    total = found.total
    if total.brier is not None and total.brier_last is not None and total.brier_pace is not None:
        better = total.brier < min(total.brier_last, total.brier_pace)
        yield (
            f"概率的布赖尔评分 {total.brier:.3f}；“末值不变” {total.brier_last:.3f}，“按已有进度线性延伸” "
            f"{total.brier_pace:.3f}（越低越好）。"
            + ("" if cases < FEW else "概率优于手工推算。" if better else "概率不优于手工推算，请谨慎使用。")
        )
    yield "同一序列的各次预测相互重叠，所以上述置信区间偏窄。"


def _english(found: Calibration, interval: float) -> Iterator[str]:
    cases, many, coverage, low, high = _figures(found)
    asked = interval * 100
    yield (
        f"{cases} forecasts of {many} series were made again for past dates: the {asked:.0f} % intervals held the "
        f"value in {coverage:.0f} % of them (95 % confidence {low:.0f}–{high:.0f} %)."
    )
    if cases < FEW:
        yield f"Fewer than {FEW} cases say next to nothing; trust grows with the data."
    elif low <= asked <= high:
        yield "That cannot be told from what it should be."
    else:
        yield "The intervals are too narrow." if coverage < asked else "The intervals are wider than they need be."
    total = found.total
    if total.brier is not None and total.brier_last is not None and total.brier_pace is not None:
        better = total.brier < min(total.brier_last, total.brier_pace)
        yield (
            f"The Brier score of the odds is {total.brier:.3f}, of “the last value stays” {total.brier_last:.3f}, of "
            f"“the pace goes on” {total.brier_pace:.3f} (lower is better). "
            + ("" if cases < FEW else BETTER if better else WORSE)
        )
    yield "Forecasts of one series overlap, so the confidence interval is narrower than it should be."
