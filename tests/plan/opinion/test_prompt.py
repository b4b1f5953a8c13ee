"""What the model is asked: the format of the plan, and what a piece of the text cannot say itself."""

from __future__ import annotations

import json

import pytest

from gaodi.plan.model import TARGET_KEYS, Comparator, Kind, Section
from gaodi.plan.opinion import answers, prompt
from plan.library.plans import TEXT, plan

SECTIONS = (
    Section(level=0, label="", title="行动计划", span=(0, 100)),
    Section(level=1, label="一、", title="工作目标", span=(10, 100)),
    Section(level=2, label="（一）", title="总量", span=(20, 40)),
    Section(level=2, label="（二）", title="质量", span=(40, 100)),
)


def test_every_key_comparator_and_kind_is_explained():
    words = [*prompt.KEYS, *(f'"{one.value}"' for one in (*Comparator, *Kind))]
    assert [word for word in words if word not in prompt.SYSTEM] == []
    assert set(prompt.KEYS) < set(TARGET_KEYS)


def test_a_piece_is_told_with_title_period_and_the_headings_above_it():
    asked = prompt.user(plan(sections=SECTIONS), 30, TEXT)
    assert asked.startswith("计划：样例\n计划期：2021—2023\n所在章节：一、工作目标 > （一）总量\n文本：\n")
    assert asked.endswith(TEXT)


def test_a_heading_that_begins_the_piece_is_not_said_twice():
    assert "所在章节：一、工作目标\n" in prompt.user(plan(sections=SECTIONS), 40, TEXT)


def test_a_plan_without_period_and_headings_has_neither():
    assert prompt.user(plan(period=None), 0, TEXT) == f"计划：样例\n文本：\n{TEXT}"


@pytest.mark.parametrize("number", [0, 1])
def test_the_example_of_the_prompt_stands_up_to_the_checks(number):
    text, answer = prompt.SYSTEM.split("示例。文本：“")[1].split("”\n输出：")
    answer = answer.split("\n\n")[0]
    read = answers.read(answer, text)
    assert not read.dropped
    assert read.suggestions[number].value == json.loads(answer)["targets"][number]["value"]
