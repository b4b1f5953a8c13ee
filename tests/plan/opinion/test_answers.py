"""Reading answers: strictly. What is not in the text, or not as it is said to be, is dropped with its reason."""

from __future__ import annotations

import json

import pytest

from gaodi.plan.opinion import answers
from gaodi.plan.opinion.model import Reason
from plan.library.plans import TEXT
from plan.opinion.chats import CHAMPIONS, OUTPUT, said

RIGHT = said(OUTPUT, CHAMPIONS)


def dropped(*targets, text=TEXT):
    return dict(answers.read(said(*targets), text).dropped)


def test_suggestions_have_their_place_in_the_text():
    read = answers.read(RIGHT, TEXT)
    assert [TEXT[slice(*one.span)] for one in read.suggestions] == ["工业总产值达到500亿元", "单项冠军5家"]
    assert not read.dropped


@pytest.mark.parametrize(
    "answer",
    [
        f"```json\n{RIGHT}\n```", f"```\n{RIGHT}\n```\n", f"\n ```JSON\n{RIGHT}```", f"  {RIGHT}\n",
        f"<think>500亿元？{{}}\n</think>\n\n```json\n{RIGHT}\n```",
    ],
)  # fmt: skip
def test_fences_and_thoughts_around_the_answer_do_not_matter(answer):
    assert answers.read(answer, TEXT) == answers.read(RIGHT, TEXT)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "没有目标。",
        f"目标如下：{RIGHT}",
        f"{RIGHT} 完毕",
        "[]",
        "{}",
        '{"targets": {}}',
        "null",
        "[" * 100_000,
        RIGHT[:-9],
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_unreadable(answer):
    assert answers.read(answer, TEXT) == answers.Read(dropped={Reason.UNREADABLE: 1})


def test_no_targets_are_an_answer_too():
    assert answers.read('{"targets": []}', TEXT) == answers.Read()


@pytest.mark.parametrize(
    "quote",
    [
        "工业总产值达到五百亿元",
        "工业总产值 达到500亿元",
        "工业总产值达到500亿元，培育",
        "",
        TEXT * 10,
        "产值达到600亿元",
    ],
)
def test_a_quote_that_is_not_in_the_text_word_for_word_is_dropped(quote):
    assert dropped(OUTPUT | {"quote": quote}) == {Reason.QUOTE: 1}


@pytest.mark.parametrize("value", [50, 5, 5000, 500.1, -500])
def test_a_value_that_its_quote_does_not_hold_is_dropped(value):
    assert dropped(OUTPUT | {"value": value}) == {Reason.VALUE: 1}


def test_a_range_needs_both_ends_in_its_quote():
    both = OUTPUT | {"value": 10, "value_max": 15, "unit": "家", "kind": "range", "quote": "培育10—15家"}
    assert dropped(both, text="培育10—15家") == {}
    assert dropped(both | {"value_max": 16}, text="培育10—15家") == {Reason.VALUE: 1}


def test_a_value_with_another_unit_than_in_its_quote_is_dropped():
    assert dropped(OUTPUT | {"unit": "万元"}) == {Reason.UNIT: 1}
    assert dropped(OUTPUT | {"unit": ""}) == {Reason.UNIT: 1}


def test_a_unit_may_be_said_without_its_measure_word():
    point = OUTPUT | {"value": 5, "unit": "百分点", "kind": "growth", "quote": "占比提高5个百分点"}
    assert dropped(point, text="占比提高5个百分点。") == {}


def test_a_bare_number_of_a_table_has_the_unit_of_its_column():
    table = "区县\t工业总产值（亿元）\n东湾区\t360\n"
    cell = OUTPUT | {"value": 360, "quote": "东湾区\t360", "scope": "东湾区"}
    assert dropped(cell, text=table) == {}
    assert dropped(cell | {"unit": "万元"}, text=table) == {Reason.UNIT: 1}


def test_a_number_in_words_is_taken_as_the_text_has_it():
    third = OUTPUT | {"value": 33.33, "unit": "%", "quote": "占比达到三分之一"}
    (one,) = answers.read(said(third), "占比达到三分之一。").suggestions
    assert one.value == pytest.approx(100 / 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"comparator": "≥"}, {"kind": "target"}, {"deadline": "年底"}, {"deadline": 2023}, {"value": "五百"},
        {"value": None}, {"indicator": " "}, {"indicator": "产" * 201}, {"kind": "range"}, {"unit": 1}, {"quote": None},
        {"value": float("inf")},
    ],
)  # fmt: skip
def test_what_is_not_in_the_form_of_a_target_is_dropped(wrong):
    assert dropped(OUTPUT | wrong) == {Reason.FORM: 1}


def test_what_is_no_target_at_all_is_dropped():
    assert dropped(1, "500", None, []) == {Reason.FORM: 4}


def test_a_key_that_is_missing_is_not_guessed():
    assert dropped({name: value for name, value in OUTPUT.items() if name != "kind"}) == {Reason.FORM: 1}


def test_keys_that_nobody_asked_for_are_not_read():
    (one,) = answers.read(said(OUTPUT | {"span": [0, 3], "id": "t9", "remark": "?"}), TEXT).suggestions
    assert (one.id, one.span) == ("", (7, 19))


def test_the_same_words_twice_are_two_places_and_three_times_one_too_many():
    text = "工业总产值达到500亿元。" * 2
    read = answers.read(said(OUTPUT, OUTPUT, OUTPUT), text)
    assert [one.span for one in read.suggestions] == [(0, 12), (13, 25)]
    assert read.dropped == {Reason.TWICE: 1}


def test_two_numbers_may_share_a_quote():
    quote = "小巨人企业20家、单项冠军5家"
    both = [CHAMPIONS | {"quote": quote}, CHAMPIONS | {"quote": quote, "indicator": "小巨人企业", "value": 20}]
    assert len(answers.read(said(*both), TEXT).suggestions) == 2


def test_empty_text_is_none():
    (one,) = answers.read(said(OUTPUT | {"scope": "", "deadline": " "}), TEXT).suggestions
    assert (one.scope, one.deadline) == (None, None)


def test_not_a_number_is_no_value():
    assert answers.read(json.dumps({"targets": [OUTPUT | {"value": float("nan")}]}), TEXT).dropped == {Reason.FORM: 1}
