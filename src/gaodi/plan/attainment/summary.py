"""What a back-test says in plain sentences, Chinese and English: also where the forecasts are not to be relied on.

The whole first, then every part of it that does worse: horizons whose intervals are too narrow, low or high odds that
came out otherwise, families of series whose odds are of no use. Of few cases nothing is said but that they are few.
"""

from __future__ import annotations

from collections.abc import Iterator

from gaodi.plan.attainment import words
from gaodi.plan.attainment.calibration import (
    BINS,
    FEW,
    Bin,
    Calibration,
    Group,
    beats,
    no_better,
    off,
    uneven,
    wilson,
)

SAME = ("与名义覆盖率无显著差异。", "That cannot be told from what it should be.")
NARROW = ("区间偏窄，实际把握比给出的小。", "The intervals are too narrow.")
WIDE = ("区间偏宽，实际把握比给出的大。", "The intervals are wider than they need be.")
BETTER = ("预测优于简单外推。", " The odds do better than forecasts by hand.")
WORSE = ("预测不优于简单外推，请谨慎使用。", " The odds do no better: use them with care.")
LITTLE = (
    f"少于 {FEW} 次，还说明不了什么；随着数据积累会逐步可信。",
    f"Fewer than {FEW} cases say next to nothing; trust grows with the data.",
)
OVERLAP = (
    "同一序列的各次预测相互重叠，所以上述置信区间偏窄。",
    "Forecasts of one series overlap, so the confidence intervals are narrower than they should be.",
)
TESTED = (
    "用 {series} 条序列回溯检验了 {cases} 次预测：{asked} 区间实际覆盖 {came}（95% 置信区间 {low}–{high}）。",
    "{cases} forecasts of {series} series were made again for past dates: the {asked} intervals held the value in "
    "{came} of them (95 % confidence {low}–{high}).",
)
HORIZON = (
    "{group}的区间实际覆盖 {came}（95% 置信区间 {low}–{high}），偏{way}。",
    "{group}, the intervals held {came} of the values (95 % confidence {low}–{high}): they are too {way}.",
)
ODDS = (
    "标示概率在 {least}–{most} 的目标，平均标示 {said}，实际达成 {came}（95% 置信区间 {low}–{high}），概率偏{way}。",
    "Targets that were given odds of {least}–{most} ({said} in the mean) were met in {came} (95 % confidence "
    "{low}–{high}): the odds are too {way}.",
)
SCORE = (
    "概率的布赖尔评分 {brier:.3f}；“末值不变” {last:.3f}，“按已有进度线性延伸” {pace:.3f}（越低越好）。",
    "The Brier score of the odds is {brier:.3f}, of “the last value stays” {last:.3f}, of “the pace goes on” "
    "{pace:.3f} (lower is better).",
)
USELESS = (
    "其中{groups}的预测不优于简单外推，请谨慎使用。",
    "For some the odds do no better than forecasts by hand: {groups}. Use these with care.",
)
WAYS = {"narrow": ("窄", "narrow"), "wide": ("宽", "wide"), "low": ("低", "low"), "high": ("高", "high")}


def sentences(found: Calibration, interval: float, language: str = "zh") -> list[str]:
    """The back-test in sentences: how many cases, whether intervals and odds hold, and where they do not.

    interval: the share of values that the intervals promise to hold.
    """
    english = language.startswith("en")
    many = found.total.cases >= FEW
    said = [_tested(found.total, interval, english), _held(found.total, interval)[english]]
    said += [_horizon(group, interval, english) for group in uneven(found, interval) if many]
    said += [_odds(one, english) for one in off(found) if many]
    return [*said, *_scores(found, english), OVERLAP[english]]


def _tested(total: Group, interval: float, english: bool) -> str:
    return TESTED[english].format(
        series=total.series, cases=total.cases, asked=_percent(interval, english),
        **_came(total.coverage or 0.0, total.cases, english),
    )  # fmt: skip


def _held(total: Group, interval: float) -> tuple[str, str]:
    coverage = total.coverage or 0.0
    low, high = wilson(coverage, total.cases)
    if total.cases < FEW:
        return LITTLE
    return SAME if low <= interval <= high else NARROW if coverage < interval else WIDE


def _horizon(group: Group, interval: float, english: bool) -> str:
    coverage = group.coverage or 0.0
    name = words.group(group.by, group.key, "en" if english else "zh")
    name = f"Forecast {name}" if english else name
    way = WAYS["narrow" if coverage < interval else "wide"][english]
    return HORIZON[english].format(group=name, way=way, **_came(coverage, group.cases, english))


def _odds(one: Bin, english: bool) -> str:
    tenth = min(BINS - 1, int(one.said * BINS))
    ends = {"least": _percent(tenth / BINS, english), "most": _percent((tenth + 1) / BINS, english)}
    way = WAYS["low" if one.said < one.came else "high"][english]
    came = _came(one.came, one.cases, english)
    return ODDS[english].format(said=_percent(one.said, english), way=way, **ends, **came)


def _scores(found: Calibration, english: bool) -> Iterator[str]:
    total = found.total
    better = beats(total)
    if better is None:
        return
    said = SCORE[english].format(brier=total.brier, last=total.brier_last, pace=total.brier_pace)
    if total.cases < FEW:
        yield said
        return
    yield said + (BETTER if better else WORSE)[english]
    if worse := [_counted(group, english) for group in no_better(found)]:
        yield USELESS[english].format(groups=(", " if english else "、").join(worse))


def _counted(group: Group, english: bool) -> str:
    """The name of a group, with how many cases it rests on."""
    name = words.group(group.by, group.key, "en" if english else "zh")
    return f"{name} ({group.cases} cases)" if english else f"{name}（{group.cases} 次）"


def _came(share: float, cases: int, english: bool) -> dict[str, str]:
    """What came of the cases, and its 95 % interval."""
    low, high = wilson(share, cases)
    return {name: _percent(value, english) for name, value in (("came", share), ("low", low), ("high", high))}


def _percent(share: float, english: bool) -> str:
    return f"{share * 100:.0f}{' ' if english else ''}%"
