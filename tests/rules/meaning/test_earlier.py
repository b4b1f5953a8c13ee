"""What an earlier run decided is an input: grades and scores of the years before."""

from __future__ import annotations

from rules.books import book, judged

PROGRAM = """
let:
  was_a: grade("per-mu/town", last=1) == "A"
  twice_d: grade("per-mu/town", last=1) == "D" and grade("per-mu/town", last=2) == "D"
  better: score_of("per-mu/town", last=1) > score_of("per-mu/town", last=2)
"""


def test_earlier_grades_and_scores_are_known_or_not() -> None:
    program = book(PROGRAM)
    grade1, grade2, score1, score2 = (
        f"earlier:per-mu/town:{what}@-{years}" for what in ("grade", "score") for years in (1, 2)
    )
    assert {column.column for column in program.inputs} == {grade1, grade2, score1, score2}
    rows = [
        {grade1: "A", grade2: "D", score1: 90.0, score2: 50.0},
        {grade1: "D", grade2: "D", score1: 50.0, score2: 50.0},
        {grade1: "D"},
        {grade1: "A"},
        {},
    ]
    found = judged(program, rows)
    assert found.all("was_a") == [True, False, False, True, None]
    assert found.all("twice_d") == [False, True, None, False, None]
    assert found.all("better") == [True, False, None, None, None]
