"""The words of the commands that speak the language of the workspace: headings of tables, and sentences beside them.

Only what people read is put in words; `--format json` keeps the names and codes of the library.
"""

from __future__ import annotations

from collections.abc import Sequence

HEADINGS = {
    "id": ("编号", "number"),
    "indicator": ("指标", "indicator"),
    "goal": ("目标", "goal"),
    "deadline": ("期限", "deadline"),
    "status": ("状态", "status"),
    "latest": ("最新值", "latest"),
    "period": ("时期", "period"),
    "progress": ("进度", "progress"),
    "forecast": ("预测值（区间）", "forecast (interval)"),
    "odds": ("概率", "odds"),
    "remarks": ("说明", "remarks"),
    "verdict": ("结论", "verdict"),
    "kind": ("核对项", "check"),
    "what": ("核对结果", "finding"),
    "detail": ("计算过程", "arithmetic"),
    "targets": ("目标编号", "targets"),
    "group": ("分组", "group"),
    "cases": ("样本", "cases"),
    "series": ("序列数", "series"),
    "coverage": ("覆盖率", "coverage"),
    "brier": ("布赖尔评分", "Brier score"),
    "brier_last": ("末值不变", "by last value"),
    "brier_pace": ("线性延伸", "by linear pace"),
}
SENTENCES = {
    "computed": (
        "已计算，计算时间 {at}，依据截至第 {number} 批的数据。",
        "Computed {at} from the figures of batch {number}.",
    ),
    "kept": (
        "沿用已有结果，计算时间 {at}，依据截至第 {number} 批的数据。",
        "As computed on {at} from the figures of batch {number}.",
    ),
    "judged": (
        "{targets} 个目标中，{judged} 个有数据可作判断。",
        "{judged} of {targets} targets have data that they can be judged by.",
    ),
    "untested": (
        "没有三个以上数值的序列，无法检验。请先导入观测值。",
        "There is no series with three values: nothing to test on. Load observations.",
    ),
}


def headings(names: Sequence[str], language: str) -> list[str]:
    """The headings of columns. language: `en…` is English, all else Chinese."""
    return [HEADINGS[name][language.startswith("en")] for name in names]


def sentence(name: str, language: str, **facts: object) -> str:
    """One of the sentences, with its facts."""
    return SENTENCES[name][language.startswith("en")].format(**facts)
