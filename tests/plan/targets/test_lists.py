"""Values in lists and what stands between them: amounts that were, brackets, years one after another."""

from __future__ import annotations

import pytest

from plan.targets.plans import told


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("甲烷、氨氮排放量分别控制在9万吨、8万吨以内，比2030年的12万吨、9.5万吨分别减少25%、16%。",
         ["甲烷排放量 <= 9 万吨 level", "氨氮排放量 <= 8 万吨 level",
          "甲烷排放量比2030年减少 = 25 % growth", "氨氮排放量比2030年减少 = 16 % growth"]),
        ("单位产值能耗下降到0.9吨标准煤，比2030年的1吨标准煤降低10%。",
         ["单位产值能耗 = 0.9 吨标准煤 level", "单位产值能耗比2030年降低 = 10 % growth"]),
    ],
)  # fmt: skip
def test_what_a_change_is_measured_from_is_none(text: str, targets: list[str]) -> None:
    assert told(text) == targets


def test_brackets_do_not_part_a_list() -> None:
    text = "到2033年，储能、装备产业产值分别达到90亿元（其中出口占9%）、80亿元（其中出口占8%）。"
    assert told(text)[::2] == ["储能产业：产业产值 = 90 亿元 level", "装备产业：产业产值 = 80 亿元 level"]
