"""Periods by code and as Chinese documents write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi import periods
from gaodi.errors import PeriodError

WRITTEN = [
    ("2023", "2023"), ("2023年", "2023"), ("2023年度", "2023"), ("2023年全年", "2023"), ("二〇二三年", "2023"),
    ("到2023年", "2023"), ("2023年底", "2023"), ("2023年末", "2023"), ("到2023年底前", "2023"), ("２０２３年", "2023"),
    ("2023年上半年", "2023H1"), ("2023年下半年", "2023H2"), ("2023H2", "2023H2"), ("2023年7-12月", "2023H2"),
    ("2023年一季度", "2023Q1"), ("2023年第三季度", "2023Q3"), ("2023年4季度", "2023Q4"), ("2023年4—6月", "2023Q2"),
    ("2023-06", "2023-06"), ("2023年6月", "2023-06"), ("2023年06月", "2023-06"), ("2023.6", "2023-06"),
    ("2023/6", "2023-06"), ("202306", "2023-06"), ("2023年十二月", "2023-12"), ("2023年6月当月", "2023-06"),
    ("截至2023年6月底", "2023-06"), ("2023年十月", "2023-10"),
    ("2023年1-6月", "2023C06"), ("2023年1—2月", "2023C02"), ("2023年1～11月", "2023C11"), ("2023年一至十月", "2023C10"),
    ("2023年1月至9月", "2023C09"), ("2023年前三季度", "2023C09"), ("2023年1-3季度", "2023C09"),
    ("2023年一季度至三季度", "2023C09"), ("2023年前两个季度", "2023C06"), ("2023年前8个月", "2023C08"),
    ("2023年6月累计", "2023C06"), ("2023C06", "2023C06"), ("2023年1-12月", "2023C12"), ("2023年 1 - 6 月", "2023C06"),
    ("2021—2023年", "2021..2023"), ("2021-2023", "2021..2023"), ("2021年至2023年", "2021..2023"),
    ("2021年到2023年", "2021..2023"), ("2021..2023", "2021..2023"),
    ("“十四五”时期", "2021..2025"), ("十四五", "2021..2025"), ("“十五五”规划期", "2026..2030"),
    ("“十五”时期", "2001..2005"),
    ("十二五", "2011..2015"), ("八五", "1991..1995"), ("“十四五”末", "2025"), ("十四五期末", "2025"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "code"), WRITTEN)
def test_a_spelling_gives_its_period(written: str, code: str) -> None:
    assert periods.parse(written).code == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("一季度", "2023Q1"), ("前三季度", "2023C09"), ("1-2月", "2023C02"), ("上半年", "2023H1"), ("6月", "2023-06"),
        ("全年", "2023"),
    ],
)  # fmt: skip
def test_a_period_without_its_year_takes_the_year_it_stands_in(written: str, code: str) -> None:
    assert periods.parse(written, within=2023).code == code
    with pytest.raises(PeriodError, match=f"{written}' does not say its year. Expected such as 2023年{written}"):
        periods.parse(written)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("2023年13月", "There is no month 13. Expected 1 to 12"),
        ("2023-00", "There is no month 0"),
        ("2023年5季度", "'2023年5季度' cannot be read. Expected such as 2023, 2023H1"),
        ("2023年2-5月", "cannot be read"),
        ("2025年前", "cannot be read"),
        ("近三年", "cannot be read"),
        ("", "cannot be read"),
        ("2025..2021", r"2025..2021 ends before it begins. Expected 2021..2025"),
        ("1234", "The year 1234 is out of range"),
        ("一五", "does not keep to whole fives"),
    ],
)
def test_what_is_no_period_is_refused(wrong: str, said: str) -> None:
    with pytest.raises(PeriodError, match=said):
        periods.parse(wrong)


def test_every_deadline_of_the_labelled_targets_is_read(shared: Path) -> None:
    lines = [line for file in (shared / "plans").glob("*.targets.jsonl") for line in file.open(encoding="utf-8")]
    deadlines = {json.loads(line)["deadline"] for line in lines if line.strip()} - {None}
    assert "2025" in deadlines
    assert {periods.parse(text).code for text in deadlines} == deadlines
