"""What a questionnaire requires up to a level, and the fewest items that would do, held against all subsets."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.rules import gaps, library
from gaodi.rules.gaps.requirements import better, towards
from gaodi.rules.program import SCORE, Program
from gaodi.rules.single import Evaluation, evaluate
from rules.books import NUMBERS, ON, book

SCALE = "questionnaire:\n  answers: [{label: 是, worth: 1}, {label: 部分, worth: 0.5}, {label: 否, worth: 0}]\n"
SURVEY = (
    SCALE
    + """  sections:
    - id: design
      label: {zh: 设计, en: Design}
      part: {zh: 制造, en: Making}
      weight: 2
      questions:
        - {id: q1, level: l1, text: 问一, evidence: 文件}
        - {id: q2, level: l1, text: 问二}
        - {id: q3, level: l2, text: 问三}
    - {id: supply, label: 供应, weight: 1, questions: [{id: q4, level: l1, text: 问四}]}
levels:
  - {id: l1, label: 一级, test: met.l1 >= 80%}
  - {id: l2, label: 二级, test: met.l2 >= 80%}
"""
)


def answered(program: Program, **answers: Any) -> Evaluation:
    """A subject that gave these answers and no others; names with a capital are other inputs."""
    inputs = {f"answer:{name}" if name.startswith("q") else name: value for name, value in answers.items()}
    return evaluate(program, inputs, ON)


def test_every_item_that_is_not_fully_met_is_there_with_what_it_would_add() -> None:
    (stage,) = gaps.stages(answered(book(SURVEY), q1=1.0, q2=0.5))
    assert (stage.level, stage.reached, stage.score, stage.least) == ("l1", None, (0.5, 5 / 6), 0.8)
    assert {one.question: one.lacking for one in stage.requirements} == {"q4": 1 / 3, "q2": pytest.approx(1 / 6)}
    last = stage.requirements[-1]
    assert (last.section, last.label, last.part, last.said) == ("design", "设计", "制造", "部分")
    assert stage.requirements[0].said == "未作答"


def test_the_fewest_are_those_that_add_most() -> None:
    (stage,) = gaps.stages(answered(book(SURVEY), q1=1.0, q2=0.5))
    assert stage.fewest == 1
    assert [one.question for one in stage.requirements if one.needed] == ["q4"]


def test_a_level_asks_for_those_below_it_too() -> None:
    found = gaps.stages(answered(book(SURVEY), q1=1.0, q2=1.0, q3=0.0, q4=0.0), "l2")
    assert [(one.level, one.fewest) for one in found] == [("l1", 1), ("l2", 1)]


def test_what_is_reached_requires_nothing_and_the_next_level_is_the_goal() -> None:
    program = book(SURVEY)
    assert [one.level for one in gaps.stages(answered(program, q1=1.0, q2=1.0, q4=1.0))] == ["l2"]
    assert gaps.stages(answered(program, q1=1.0, q2=1.0, q4=1.0), "l1") == ()
    assert gaps.stages(answered(program, q1=1.0, q2=1.0, q3=1.0, q4=1.0)) == ()


def test_an_answer_that_stays_as_it_is_cannot_be_one_of_the_fewest() -> None:
    evaluation = answered(book(SURVEY), q1=1.0, q2=0.5, q4=0.0)
    (stage,) = gaps.stages(evaluation, "l1", fixed={"answer:q4"})
    assert stage.fewest is None
    assert not any(one.needed for one in stage.requirements)


def test_what_a_level_asks_for_beside_answers_is_said() -> None:
    text = SURVEY.replace("test: met.l1 >= 80%", "test: met.l1 >= 80% and x >= 5 万元")
    program = book(NUMBERS + text)
    (stage,) = gaps.stages(answered(program, q1=1.0, q2=0.5, x=1.0), "l1")
    assert (stage.others, stage.fewest) == (True, 1)
    (stage,) = gaps.stages(answered(program, q1=1.0, q2=0.5, x=9.0), "l1")
    assert not stage.others


def test_a_test_that_is_written_the_other_way_round_is_read_the_same() -> None:
    program = book(SURVEY.replace("met.l1 >= 80%", "80% <= met.l1"))
    (stage,) = gaps.stages(answered(program, q1=1.0, q2=0.5))
    assert (stage.least, stage.fewest) == (0.8, 1)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, float], int]:
    """A questionnaire of up to eight questions with random weights, its answers, and how many levels it has."""
    levels = draw(st.integers(1, 2))
    sections, answers, number = [], {}, 0
    for name in "abc"[: draw(st.integers(1, 3))]:
        asked = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            asked.append(f"{{id: q{number}, level: l{draw(st.integers(1, levels))}, text: 问}}")
            given_now = draw(st.sampled_from([0.0, 0.5, 1.0, None]))
            if given_now is not None:
                answers[f"q{number}"] = given_now
        weight = draw(st.sampled_from([1, 2, 0.7, 3.5]))
        sections.append(f"    - {{id: {name}, label: 节, weight: {weight}, questions: [{', '.join(asked)}]}}")
    tests = []
    for level in range(1, levels + 1):
        there = [one.split("id: ")[1][0] for one in sections if f"level: l{level}" in one]
        parts = [f"met.l{level} >= {draw(st.sampled_from(['40%', '60%', '80%', '100%']))}"] if there else ["true"]
        parts += [f"met.l1 > {draw(st.sampled_from(['30%', '70%']))}"] if draw(st.booleans()) and levels == 1 else []
        tests.append(f"  - {{id: l{level}, label: 级, test: '{' and '.join(parts)}'}}")
    return SCALE + "  sections:\n" + "\n".join(sections) + "\nlevels:\n" + "\n".join(tests) + "\n", answers, levels


@given(cases())
@settings(max_examples=80, deadline=None)
def test_no_smaller_set_of_items_would_do(case: tuple[str, dict[str, float], int]) -> None:
    text, answers, levels = case
    program = book(text)
    evaluation = answered(program, **answers)
    found = gaps.stages(evaluation, f"l{levels}")
    chosen = better(evaluation, found)
    assert len(chosen) == _fewest(program, answers)
    assert all(_reached(program, evaluation.inputs | chosen))
    assert sum(one.fewest or 0 for one in found) == len(chosen)


STEPPED = """\
let:
  r1: met.l1 >= 80%
  r2: met.l2 >= 80%
score:
  - {id: s1, label: 一级得分, method: formula, points: 1 if r1 else met.l1, least: 0, most: 1}
  - {id: s2, label: 二级得分, method: formula, points: 0 if not r1 else (1 if r2 else met.l2), least: 0, most: 1}
"""


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=4, max_size=4), st.sampled_from([0.5, 0.9, 1, 1.3, 1.5, 2]))
@settings(max_examples=40, deadline=None)
def test_no_smaller_set_of_items_would_do_for_a_score(given_now: list[float], least: float) -> None:
    program = book(SURVEY.replace("id: q4, level: l1", "id: q4, level: l2") + STEPPED)
    evaluation = answered(program, **dict(zip(("q1", "q2", "q3", "q4"), given_now, strict=True)))

    def enough(found: Evaluation) -> bool:
        return found.number(program.steps[SCORE]).low >= least

    found = towards(evaluation, enough)
    chosen = better(evaluation, found)
    sizes = range(5)
    smallest = next(
        size
        for size in sizes
        for some in combinations(("q1", "q2", "q3", "q4"), size)
        if enough(evaluate(program, evaluation.inputs | {f"answer:{name}": 1.0 for name in some}, ON))
    )
    assert len(chosen) == smallest
    assert enough(evaluate(program, evaluation.inputs | chosen, ON))
    assert sum(one.fewest or 0 for one in found) == smallest


def test_a_score_that_no_answers_reach_has_no_plan() -> None:
    assert towards(answered(book(SURVEY + STEPPED), q1=1.0), lambda _: False) == ()


def _fewest(program: Program, answers: dict[str, float]) -> int:
    """By trying all sets, the smallest first."""
    assert program.rulebook.questionnaire
    names = [one.id for section in program.rulebook.questionnaire.sections for one in section.questions]
    for size in range(len(names) + 1):
        for some in combinations(names, size):
            inputs = {f"answer:{name}": worth for name, worth in (answers | dict.fromkeys(some, 1.0)).items()}
            if all(_reached(program, inputs)):
                return size
    raise AssertionError("all answers together reach every level")


def _reached(program: Program, inputs: dict[str, Any]) -> list[bool]:
    evaluation = evaluate(program, inputs, ON)
    return [evaluation.truth(part.step) is True for part in program.levels]


def test_the_whole_maturity_questionnaire_takes_well_under_a_second() -> None:
    import time

    program = library.program(None, "maturity/manufacturer/2020")
    evaluation = evaluate(program, {column.input.column: 0.5 for column in program.columns}, ON)
    started = time.perf_counter()
    found = gaps.stages(evaluation, "l5")
    assert time.perf_counter() - started < 1
    assert sum(len(one.requirements) for one in found) == 266
    reached = evaluate(program, evaluation.inputs | better(evaluation, found), ON)
    assert all(reached.truth(part.step) is True for part in program.levels)
