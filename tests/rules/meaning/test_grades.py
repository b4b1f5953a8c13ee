"""Grades by rank and by score: places, ties, groups, what changes a grade afterwards, and who stands outside N."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.books import NUMBERS, Judged, book, judged

SCORE = "score: [{id: a, label: 甲, method: formula, points: z}]\n"
BANDS = "bands: [{A: 20%}, {B: 45%}, {C: 30%}, {D: 5%}]"
RANK = f"grade:\n  by: rank\n  {BANDS}\n"


def graded(grade: str, *rows: Any, more: str = "") -> Judged:
    """Grades of subjects, of whom a bare value is the score."""
    program = book(NUMBERS + SCORE + more + grade)
    return judged(program, [row if isinstance(row, dict) else {"z": row} for row in rows])


def falling(number: int) -> list[float]:
    """So many scores, the best first."""
    return [float(score) for score in range(number, 0, -1)]


def ends(found: Judged, subject: str) -> tuple[str, str]:
    """The best and the worst grade that a subject may have."""
    return found.rows[subject]["grade@best"], found.rows[subject]["grade@worst"]


def test_120_subjects_get_24_54_36_and_6() -> None:
    grades = graded(RANK, *falling(120)).all("grade")
    assert Counter(grades) == {"A": 24, "B": 54, "C": 36, "D": 6}
    assert "".join(grades) == "A" * 24 + "B" * 54 + "C" * 36 + "D" * 6


@pytest.mark.parametrize(
    ("number", "grades"),
    [(1, "B"), (2, "BC"), (3, "ABC"), (4, "ABBC"), (7, "ABBBBCC"), (10, "AABBBBBCCC"), (20, "AAAABBBBBBBBBCCCCCCD")],
)
def test_places_are_cumulative_and_rounded_half_up(number: int, grades: str) -> None:
    assert "".join(graded(RANK, *falling(number)).all("grade")) == grades


@pytest.mark.parametrize(("way", "grades"), [("floor", "ABBBCCD"), ("ceil", "AABBBCC")])
def test_places_may_be_rounded_down_or_up(way: str, grades: str) -> None:
    assert "".join(graded(RANK + f"  rounding: {way}\n", *falling(7)).all("grade")) == grades


def test_a_tie_across_a_cut_takes_the_better_grade_and_uses_up_places_below() -> None:
    scores = [9.0, 8.0, 8.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0]
    assert "".join(graded(RANK, *scores).all("grade")) == "AAAABBBCCC"


def test_a_tie_may_use_up_a_whole_grade() -> None:
    assert "".join(graded(RANK, 5.0, 5.0, 5.0, 5.0, 1.0).all("grade")) == "AAAAC"


def test_scores_that_are_published_alike_are_a_tie() -> None:
    found = graded(RANK, 9.004, 9.0, 8.996, 1.0, 0.0)
    assert found.all("place") == [1, 1, 1, 4, 5]
    assert "".join(found.all("grade")) == "AAACC"


def test_what_decides_a_tie_is_taken_in_order() -> None:
    rows = [{"z": 9.0, "x": x, "y": y} for x, y in ((1.0, 5.0), (2.0, 1.0), (1.0, 6.0))] + [{"z": 1.0}] * 7
    found = graded(RANK + "  ties: [x, y]\n", *rows)
    assert found.all("place")[:3] == [3, 1, 2]
    assert "".join(found.all("grade")[:3]) == "BAA"


def test_a_tie_is_decided_by_the_score_without_caps() -> None:
    score = (
        "score: [{id: a, label: 甲, weight: 60, value: x, method: ratio, benchmark: 10 万元, cap_multiple: 1.5}]\n"
        "grade: {by: rank, bands: [{A: 50%}, {B: 50%}], ties: [uncapped_score]}\n"
    )
    found = judged(book(NUMBERS + score), [{"x": 20.0}, {"x": 30.0}])
    assert found.all("score") == [90.0, 90.0]
    assert found.all("grade") == ["B", "A"]


def test_grades_are_given_within_groups() -> None:
    rows = [{"z": float(z), "park": park} for park in ("东园", "西园") for z in (5, 4, 3, 2, 1)]
    found = graded(RANK + "  within: [park]\n", *rows)
    assert "".join(found.all("grade")) == "ABBCC" * 2
    assert found.all("place") == [1, 2, 3, 4, 5] * 2


def test_whose_group_is_unknown_may_have_any_grade() -> None:
    rows = [{"z": float(z), "park": "东园"} for z in (5, 4, 3, 2, 1)]
    found = graded(RANK + "  within: [park]\n", *rows, {"z": 5.0, "park": None})
    assert found.rows["s5"]["grade"] is None
    assert ends(found, "s5")[0] == "A"
    assert "".join(found.all("grade")[:5]) == "ABBCC"


def test_an_unknown_score_gets_the_grades_that_it_could_have_and_stands_outside_the_number() -> None:
    found = graded(RANK, 5.0, 4.0, 3.0, 2.0, 1.0, None)
    assert found.all("grade") == ["A", "B", "B", "C", "C", None]
    assert found.all("place@of")[:5] == [5] * 5
    assert ends(found, "s5")[0] == "A"
    assert ends(found, "s5")[1] in ("C", "D")


@pytest.mark.parametrize(
    "bounds", [(2.2, 2.4), (2.5, 3.5), (0.0, 9.0), (4.5, 4.6), (0.1, 0.2), (3.0, 3.0), (5.0, 6.0), (None, 1.5)]
)
def test_whatever_an_open_score_turns_out_to_be_its_grade_is_one_of_those(bounds: tuple[float | None, float]) -> None:
    known = (5.0, 4.0, 3.0, 2.0, 1.0)
    best, worst = ends(graded(RANK, *known, bounds), "s5")
    for score in (bounds[0] if bounds[0] is not None else -10.0, bounds[1]):
        grade = graded(RANK, *known, score).rows["s5"]["grade"]
        assert best <= grade <= worst


def test_a_bounded_score_between_two_others_has_their_grade() -> None:
    found = graded("grade: {by: rank, bands: [{A: 50%}, {B: 50%}]}\n", *falling(100), (90.2, 90.4))
    assert found.rows["s100"]["grade"] == "A"


SCORES = "grade: {by: score, bands: [{A: 90}, {B: 75 分}, {C: 60}, {D: rest}]}\n"


def test_grades_by_score_go_by_the_score_as_it_is_published() -> None:
    found = graded(SCORES, 100.0, 90.0, 89.995, 89.994, 75.0, 74.99, 60.0, 59.99, -5.0)
    assert "".join(found.all("grade")) == "AAABBCCDD"


def test_an_open_score_has_a_grade_where_both_ends_agree() -> None:
    found = graded(SCORES, (76.0, 89.0), (70.0, 80.0), (95.0, None), (None, 61.0), None)
    assert found.all("grade") == ["B", None, "A", None, None]
    assert [ends(found, f"s{at}") for at in range(5)] == [("B", "B"), ("B", "C"), ("A", "A"), ("C", "D"), ("A", "D")]


def test_the_cut_offs_are_given_back() -> None:
    cuts = graded(RANK, *falling(10)).found.cutoffs
    assert [(cut.grade, cut.places, cut.score, cut.number, cut.scored) for cut in cuts] == [
        ("A", 2, 9.0, 2, 10),
        ("B", 7, 4.0, 5, 10),
        ("C", 10, 1.0, 3, 10),
        ("D", 10, None, 0, 10),
    ]


def test_the_cut_offs_of_grades_by_score_say_how_many_got_each() -> None:
    cuts = graded(SCORES, 95.0, 91.0, 80.0, 10.0, None).found.cutoffs
    assert [(cut.grade, cut.score, cut.number, cut.scored) for cut in cuts] == [
        ("A", 90.0, 2, 4), ("B", 75.0, 1, 4), ("C", 60.0, 0, 4), ("D", None, 1, 4),
    ]  # fmt: skip


OVERRIDES = """\
grade:
  by: rank
  bands: [{A: 50%}, {B: 30%}, {C: 20%}]
  overrides:
    - {when: p, at_most: B}
    - {when: q, at_least: B}
    - {when: r, becomes: C}
"""
NONE = {"p": False, "q": False, "r": False}


def test_what_changes_a_grade_afterwards() -> None:
    changes = [{"p": True}, {}, {"r": True}, {"q": True}, {"p": True}, {}, {}, {"p": True}, {"q": True}, {}]
    rows = [{"z": 10.0 - at, **NONE, **change} for at, change in enumerate(changes)]
    assert "".join(graded(OVERRIDES, *rows).all("grade")) == "BACABBBBBC"


def test_an_override_does_not_hand_its_place_on() -> None:
    rows = [{"z": 10.0 - at, **NONE, "p": at < 5} for at in range(10)]
    assert "".join(graded(OVERRIDES, *rows).all("grade")) == "BBBBBBBBCC"


def test_overrides_are_taken_in_order_each_upon_the_last() -> None:
    row = {"z": 10.0, "p": True, "q": True, "r": True}
    assert graded(OVERRIDES, row).all("grade") == ["C"]
    assert graded(OVERRIDES.replace("becomes: C", "becomes: A"), row).all("grade") == ["A"]


def test_an_override_that_is_unknown_leaves_the_grades_open_on_both_sides_of_it() -> None:
    found = graded(OVERRIDES, {"z": 10.0, **NONE, "p": None}, {"z": 1.0, **NONE, "q": None}, {"z": 5.0, **NONE})
    assert ends(found, "s0") == ("A", "B")
    assert ends(found, "s1") == ("B", "C")
    assert found.all("grade") == [None, None, found.rows["s2"]["grade"]]


def test_an_override_that_changes_nothing_need_not_be_known() -> None:
    rows = [{"z": 10.0 - at, **NONE} for at in range(9)] + [{"z": 0.0, **NONE, "p": None}]
    assert graded(OVERRIDES, *rows).rows["s9"]["grade"] == "C"


POPULATION = """\
population:
  require: p
  exempt: [{when: q, label: 水电气供应企业, grade: T, cite: 第三条}]
"""


def test_who_is_not_judged_stands_outside_the_number() -> None:
    scored = [{"z": float(z), "p": True, "q": False} for z in (5, 4, 3, 2, 1)]
    others = [{"z": 9.0, "p": True, "q": True}, {"z": 9.0, "p": False}, {"z": 9.0, "p": None}, {"z": 9.0, "p": True}]
    found = graded(RANK, *scored, *others, more=POPULATION)
    assert found.all("standing") == ["judged"] * 5 + ["exempt", "outside", "to-check", "to-check"]
    assert "".join(found.all("grade")[:5]) == "ABBCC"
    assert found.all("grade")[5:] == ["T", None, None, None]


def test_who_is_exempt_for_certain_needs_no_score_and_who_is_outside_need_not_be_exempt() -> None:
    rows = [{"p": True, "q": True}, {"p": False, "q": None}, {"p": None, "q": False}, {"p": None, "q": True}]
    found = graded(RANK, *rows, more=POPULATION)
    assert found.all("standing") == ["exempt", "outside", "to-check", "to-check"]


def test_the_first_true_exemption_counts() -> None:
    more = "population:\n  exempt:\n    - {when: p, label: 甲, grade: T}\n    - {when: q, label: 乙, grade: S}\n"
    rows = [{"z": 1.0, "p": p, "q": q} for p, q in ((True, True), (False, True), (False, False), (True, None))]
    assert graded(RANK, *rows, more=more).all("grade")[:2] == ["T", "S"]
    assert graded(RANK, *rows, more=more).rows["s3"]["grade"] == "T"


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60))
@settings(max_examples=8)
def test_a_better_score_never_gets_a_worse_grade_and_equal_scores_equal_ones(scores: list[int]) -> None:
    grades = graded(RANK, *map(float, scores)).all("grade")
    by_score = sorted(zip(scores, grades, strict=True), reverse=True)
    assert [grade for _, grade in by_score] == sorted(grades)
    assert len(set(by_score)) == len(set(scores))
