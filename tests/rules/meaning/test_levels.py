"""Levels that stand one upon another, and questionnaires whose answers lead to them."""

from __future__ import annotations

from typing import Any

from gaodi.rules.saying import Labels
from rules.books import NUMBERS, book, judged

LEVELS = """
levels:
  - {id: l1, label: 一级, test: z >= 10}
  - {id: l2, label: 二级, test: p}
  - {id: l3, label: 三级, test: z >= 30}
"""
SURVEY = """
questionnaire:
  answers: [{label: 是, worth: 1}, {label: 部分, worth: 0.5}, {label: 否, worth: 0}]
  sections:
    - id: design
      label: 设计
      weight: 2
      questions:
        - {id: q1, level: l1, text: 问一}
        - {id: q2, level: l1, text: 问二}
        - {id: q3, level: l2, text: 问三}
    - {id: supply, label: 供应, weight: 1, questions: [{id: q4, level: l1, text: 问四}]}
levels:
  - {id: l1, label: 一级, test: met.l1 >= 80%}
  - {id: l2, label: 二级, test: met.l2 >= 80%}
"""


def answered(**answers: Any) -> dict[str, Any]:
    """What comes out where these questions are answered."""
    (row,) = judged(book(SURVEY), [{f"answer:{question}": worth for question, worth in answers.items()}]).rows.values()
    return row


def test_a_level_needs_all_levels_below() -> None:
    rows = [{"z": 35.0, "p": True}, {"z": 35.0, "p": False}, {"z": 20.0, "p": True}, {"z": 5.0, "p": True}]
    assert judged(book(NUMBERS + LEVELS), rows).all("level") == [3, 1, 2, 0]


def test_a_level_that_is_open_lies_between_what_is_certain_and_what_may_be() -> None:
    rows = [{"z": 35.0}, {"p": True}, {"z": (20.0, 40.0), "p": True}, {"z": 5.0}, {"z": 20.0}, {"p": False}]
    assert judged(book(NUMBERS + LEVELS), rows).all("level") == [(1, 3), (0, 3), (2, 3), 0, (1, 2), (0, 1)]


def test_met_is_the_weighted_mean_over_sections_of_the_mean_of_the_answers() -> None:
    row = answered(q1=1.0, q2=0.5, q3=0.5, q4=0.0)
    assert (row["met.l1"], row["met.l2"]) == (0.5, 0.5)
    assert answered(q1=1.0, q2=1.0, q3=1.0, q4=1.0)["level"] == 2
    assert answered(q1=1.0, q2=1.0, q3=1.0, q4=0.5)["level"] == 2
    assert answered(q1=1.0, q2=1.0, q3=1.0, q4=0.0)["level"] == 0


def test_a_question_without_an_answer_is_worth_between_nothing_and_all() -> None:
    assert answered(q1=1.0, q2=1.0, q4=0.5)["met.l2"] == (0.0, 1.0)
    assert answered(q1=1.0, q2=1.0, q4=0.5)["level"] == (1, 2)
    assert answered(q1=1.0)["level"] == (0, 2)
    assert answered(q1=0.0, q2=0.0)["level"] == 0


def test_an_answer_that_is_more_than_all_is_no_answer() -> None:
    assert answered(q1=1.0, q2=1.0, q3=7.0, q4=1.0)["level"] == (1, 2)


def test_how_far_a_level_is_met_has_words() -> None:
    zh, en = (Labels(book(SURVEY), None, language) for language in ("zh", "en"))
    assert zh.step("met.l1") == "“一级”满足程度"
    assert zh.step("met.l1.design") == "“一级 · 设计”满足程度"
    assert en.step("met.l2") == "degree of meeting “二级”"
