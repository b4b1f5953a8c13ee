"""How names are written before they are taken apart."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.registry.names.cleaning import clean, cleaned


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("*ST生物", "生物"),
        ("ＳＴ加加", "加加"),
        ("S*ST前锋", "前锋"),
        ("STM微电", "STM微电"),
        ("長沙 鑫达【机械】", "长沙鑫达(机械)"),
    ],
)
def test_marks_width_and_brackets_are_taken_off(written, expected):
    assert clean(written) == expected
    assert cleaned(pl.Series([written, "鑫达机械"])).to_list() == [expected, "鑫达机械"]
