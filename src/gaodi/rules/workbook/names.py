"""What the sheets and columns of a workbook are called, and where values stand in them."""

from __future__ import annotations

from dataclasses import dataclass

FIRST = 3
"""The first row of inputs and steps, counted from 1."""

VALUE_COLUMN, STEP_COLUMN, KEPT_COLUMN = "B", "D", "E"


@dataclass(frozen=True, slots=True)
class Names:
    """What the sheets and columns are called."""

    result: str
    inputs: str
    steps: str
    input_heads: tuple[str, ...]
    step_heads: tuple[str, ...]
    result_heads: tuple[str, ...]
    about_inputs: str
    about_steps: str


_ZH = Names(
    "结果", "数据", "计算",
    ("数据项", "数值", "单位", "说明", "代码"),
    ("步骤", "代码", "算法", "本表计算", "批次留存", "一致", "单位", "说明"),
    ("项目", "批次留存", "本表计算"),
    "评价所用数据。未知的为 #N/A，填入数值后各步骤自动重算。",
    "逐步计算，公式引用“数据”表和上面的步骤；“批次留存”为评价时的数值。",
)  # fmt: skip
_EN = Names(
    "Result", "Inputs", "Steps",
    ("Input", "Value", "Unit", "In words", "Code"),
    ("Step", "Code", "How", "Computed here", "Kept by the run", "Agree", "Unit", "Note"),
    ("What", "Kept by the run", "Computed here"),
    "The figures that were used. What is not known is #N/A; a value that is typed in computes the steps anew.",
    "Step by step: formulas refer to the sheet Inputs and to steps above; the run kept the values beside them.",
)  # fmt: skip


def names(language: str) -> Names:
    """What sheets and columns are called in a language."""
    return _EN if language.startswith("en") else _ZH
