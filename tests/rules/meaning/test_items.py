"""Items within items, points on top, and scores that are certain although an item is open."""

from __future__ import annotations

from typing import Any

import pytest

from gaodi.errors import InputError
from rules.books import NUMBERS, alone, book, judged

ROWS = [{"p": p, "q": q} for p in (True, False, None) for q in (True, False, None)]


def made_of(how: str, one: str = "test: p, points: 4", other: str = "test: q, points: 6", more: str = "") -> list[Any]:
    """The points of an item that is made of two."""
    program = book(
        NUMBERS + f"score:\n  - id: a\n    label: 甲\n    aggregate: {how}\n{more}    items:\n"
        f"      - {{id: b, label: 乙, {one}}}\n      - {{id: c, label: 丙, {other}}}\n"
    )
    return judged(program, ROWS).all("score.a")


def test_a_sum_of_items() -> None:
    assert made_of("sum") == [10.0, 4.0, (4.0, 10.0), 6.0, 0.0, (0.0, 6.0), (6.0, 10.0), (0.0, 4.0), (0.0, 10.0)]


def test_a_mean_of_items_is_open_where_one_is() -> None:
    assert made_of("mean") == [5.0, 2.0, (2.0, 5.0), 3.0, 0.0, (0.0, 3.0), (3.0, 5.0), (0.0, 2.0), (0.0, 5.0)]


def test_a_weighted_mean_of_items() -> None:
    one, other = "weight: 2, method: formula, points: 4", "weight: 3, method: formula, points: 6"
    assert made_of("weighted", one, other)[0] == 5.2


def test_all_or_nothing() -> None:
    whole = (0.0, 10.0)
    assert made_of("all_or_nothing") == [10.0, 0.0, whole, 0.0, 0.0, 0.0, whole, 0.0, whole]


def test_limits_of_an_item_that_is_made_of_items() -> None:
    assert made_of("sum", more="    most: 7\n")[:3] == [7.0, 4.0, (4.0, 7.0)]


def test_an_item_within_an_item_has_a_name_of_its_own() -> None:
    program = book(
        NUMBERS + "score:\n  - id: top\n    label: 甲\n    aggregate: sum\n    items:\n"
        "      - {id: low, label: 乙, test: p, points: 4}\n"
        "let: {half: score.low / 2, top: score.top}\ncriteria: {test: score.low >= 4}\n"
    )
    (row,) = judged(program, [{"p": True}]).rows.values()
    assert (row["half"], row["top"], row["score"], row["qualified"]) == (2.0, 4.0, 4.0, True)


NINE = "\n".join(f"  - {{id: i{at}, label: 项, method: formula, points: {8 if at < 8 else -2}}}" for at in range(1, 9))
TABLE = (
    NUMBERS
    + f"""
score:
{NINE}
  - id: i9
    label: 第九项
    bands: [{{when: n >= 10, points: 40}}, {{when: n >= 5, points: 20}}, {{otherwise: true, points: 0}}]
  - {{id: rest, label: 其余, method: formula, points: z}}
criteria: {{test: score >= 60}}
"""
)


@pytest.mark.parametrize(
    ("certain", "n", "passes"),
    [(62.0, None, True), (60.0, None, True), (59.99, None, None), (19.99, None, False), (20.0, None, None)],
)
def test_a_firm_with_62_certain_points_passes_a_60_line_whatever_item_9_says(
    certain: float, n: float | None, passes: bool | None
) -> None:
    program = book(TABLE)
    (row,) = judged(program, [{"z": certain - 54.0, "n": n}]).rows.values()
    assert row["score"] == (certain, round(certain + 40.0, 2))
    assert row["qualified"] is passes
    if passes is not None:
        assert {alone(program, "qualified", z=certain - 54.0, n=each) for each in (0.0, 5.0, 10.0)} == {passes}


BONUS = """
score: [{id: a, label: 甲, method: formula, points: 5}]
bonus:
  most: 3
  least: -2
  items:
    - {id: b, label: 乙, test: p, points: 4}
    - {id: c, label: 丙, test: q, points: -6}
"""


def test_points_on_top_have_limits_together() -> None:
    found = judged(book(NUMBERS + BONUS), ROWS)
    assert found.all("score.b")[:3] == [4.0] * 3
    assert found.all("score.c")[:3] == [-6.0, 0.0, (-6.0, 0.0)]
    assert found.all("score.bonus")[:6] == [-2.0, 3.0, (-2.0, 3.0), -2.0, 0.0, (-2.0, 0.0)]
    assert found.all("score")[:6] == [3.0, 8.0, (3.0, 8.0), 3.0, 5.0, (3.0, 5.0)]


def test_points_on_top_without_limits_have_none() -> None:
    free = BONUS.replace("  most: 3\n  least: -2\n", "")
    assert judged(book(NUMBERS + free), ROWS).all("score")[:5] == [3.0, 9.0, (3.0, 9.0), -1.0, 5.0]


def test_an_item_may_use_one_before_it() -> None:
    items = ["{id: a, label: 甲, test: p, points: 4}", "{id: b, label: 乙, method: formula, points: score.a / 2}"]
    assert judged(book(NUMBERS + f"score: [{', '.join(items)}]\n"), [{"p": True}]).all("score") == [6.0]


def test_an_item_that_uses_one_behind_it_is_not_told_that_there_is_none_but_it() -> None:
    items = ["{id: b, label: 乙, method: formula, points: score.a / 2}", "{id: a, label: 甲, test: p, points: 4}"]
    try:
        program = book(NUMBERS + f"score: [{', '.join(items)}]\n")
    except InputError as error:
        said = str(error)
    else:
        said = str(judged(program, [{"p": True}]).all("score"))
    assert "Did you mean score.a" not in said


def test_the_weights_of_the_shipped_kind_make_100_for_a_firm_at_every_benchmark() -> None:
    items = "".join(
        f"  - {{id: i{at}, label: 项, weight: {weight}, value: {value}, method: ratio, benchmark: {benchmark}}}\n"
        for at, (weight, value, benchmark) in enumerate(
            [(30, "x / area", "26.01 万元/亩"), (45, "x", "52.02 万元"), (25, "x / y", "0.305")]
        )
    )
    (row,) = judged(book(NUMBERS + "score:\n" + items), [{"x": 52.02, "area": 2.0, "y": 52.02 / 0.305}]).rows.values()
    assert row["score"] == 100.0
