"""Whatever text is given: places that lie in it, and time that grows with its length only."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi import units
from gaodi.plan import targets
from gaodi.plan.outline import Outline
from gaodi.plan.targets.lexicon import words
from gaodi.plan.text import CleanText

_PIECES = st.sampled_from(
    [
        *"0123456789%亿万元家个年到、，。；：（）“”《》|\t\n 的其中和",
        *["2033年", "达到", "分别", "新增", "突破", "以上", "产值", "智能工厂", "较2030年", "年均增长"],
        *["指标 单位 2030年 2033年\n", "一、目标\n"],
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_every_target_quotes_the_text_at_its_place(raw: str) -> None:
    text = CleanText.of(raw)
    found = targets.find(text, Outline.of(text))
    assert [target.id for target in found] == [f"t{n}" for n in range(1, len(found) + 1)]
    for target in found:
        for cited in (target, *target.repeats):
            assert raw[slice(*cited.span)] == cited.quote
            assert cited.quote
        assert target.indicator


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="零〇一二两三十百千万亿点分之家个亩元成%", min_size=1, max_size=14))
def test_numerals_in_any_order_are_numbers_or_none(numerals: str) -> None:
    text = CleanText.of(f"到2033年，产值达到{numerals}，新增{numerals}企业。")
    targets.find(text, Outline.of(text))


@pytest.mark.parametrize(
    "piece",
    ["1家", "达到1家、", "（", "甲、乙分别达到1%、2%，", "其中1个，", "到2033年", "“1+", "千万亿", "80%以上的企业实现",
     "指标 2030年 2033年\n", "1,000,", "年均增长", "单位增加值", "的", "一二三", "由1%", "年均", "的目标",
     "新增培育", "并且推动"],
)  # fmt: skip
def test_pathological_repetition_ends(piece: str) -> None:
    text = CleanText.of(piece * (10_000 // len(piece)) + "产值5%。")
    targets.find(text, Outline.of(text))


@pytest.mark.parametrize("word", sorted(words("measures", "units") | {"部", "项", "/10万", "万元/人·年", "G"}))
def test_every_unit_that_is_read_can_be_measured(word: str) -> None:
    assert units.parse(str(units.parse(word))) == units.parse(word)
