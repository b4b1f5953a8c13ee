"""Thirty broken rulebooks, one kind of fault each, and several at once: where it is, what was expected, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.errors import Fault
from gaodi.rules import checking
from rules.books import HEAD
from rules.checking.writing import FIRST, GRADED, SCORE, item

# what follows the head, on which of its lines the fault is, what stands at its column, what is said
BROKEN: dict[str, tuple[str, int, str, str]] = {
    "unknown key": ("criterias: {test: iso_9001}\n", 0, "criterias", "criteria"),
    "unknown key of an item": (SCORE.replace("method", "metod"), 0, "", "method"),
    "unit that there is not": ("let: {a: revenue >= 3 万圆}\n", 0, "万圆", "万元"),
    "unit of an input": ("inputs:\n  t: {label: 甲, unit: 万圆}\n", 1, "万圆", "万元"),
    "name that there is not": ("let: {a: revenu * 2}\n", 0, "revenu", "revenue"),
    "function that there is not": ("let: {a: 'meen(revenue, years=2)'}\n", 0, "meen", "mean"),
    "argument that there is not": ("let: {a: 'mean(revenue, yeers=2)'}\n", 0, "yeers", "years"),
    "list that there is not": ("let: {a: 'listed(\"little-giant\")'}\n", 0, '"little-giant"', "little-giants"),
    "category that there is not": ('let: {a: scale == "smal"}\n', 0, 'scale == "smal"', "small"),
    "two units": ("let: {a: revenue + land_area}\n", 0, "revenue + land_area", "万元 and 亩"),
    "bare number": ("criteria: {test: revenue >= 60}\n", 0, "revenue >= 60", "60 万元"),
    "bare number beside percent": ("let: {a: 'share >= 5'}\nparameters: {share: {value: 3%, label: 甲}}\n", 0, "", "%"),
    "single equals": ('let: {a: scale = "small"}\n', 0, "=", "=="),
    "full-width bracket": ("let: {a: 'max（revenue, 3 万元)'}\n", 0, "（", "("),
    "bracket that is not closed": ("let: {a: '(revenue + 3 万元'}\n", 0, "(", ")"),
    "text that is not closed": ("let: {a: 'scale == \"small'}\n", 0, '"', "closed"),
    "expression that ends too early": ("let: {a: revenue >=}\n", 0, "", "ends too early"),
    "two values without a sign": ("let: {a: revenue revenue}\n", 0, "revenue}", "a sign between"),
    "number that is no condition": ("criteria: {test: revenue}\n", 0, "revenue", "true or false"),
    "condition that is no number": (SCORE.replace("points: 3", "points: iso_9001"), 0, "iso_9001", "number"),
    "circle": ("let: {a: b, b: a}\n", 0, "", "Break the circle"),
    "id twice": (SCORE.replace("}]", "}, {id: a, label: 乙, method: formula, points: 3}]"), 0, "", "own"),
    "bands without otherwise": (item("bands: [{when: iso_9001, points: 3}]"), 0, "", "otherwise"),
    "item without a benchmark": (item("method: ratio, weight: 3, value: revenue"), 0, "", "benchmark"),
    "shares that make less than all": (SCORE + "grade: {by: rank, bands: [{A: 20%}, {B: 45%}]}\n", 1, "", "100%"),
    "override of a grade that there is not": (
        GRADED.replace("}]}", "}], overrides: [{when: iso_9001, at_most: E}]}"),
        1,
        "",
        "A, B",
    ),
    "measure for an unknown grade": (GRADED + "measures: {E: [{instrument: x, amount: 3 元}]}\n", 2, "", "A, B"),
    "amount that is no money": ("benefit: {amount: land_area}\n", 0, "land_area", "money"),
    "empty value": ("let:\n  a:\n", 1, "a:", "empty"),
    "key twice": ("let: {a: revenue}\nlet: {b: revenue}\n", 1, "let", "The key `let` stands there twice"),
    "bounds the wrong way": ("inputs:\n  t: {label: 甲, bounds: [3, 1]}\n", 1, "", "least first"),
    "parameter that is computed": ("parameters: {a: {value: 'revenue * 2', label: 甲}}\n", 0, "", ""),
    "label of nothing": ("let: {intensity: revenue}\nlabels: {intensty: 甲}\n", 1, "", "intensity"),
    "grade before there is one": (GRADED + "let: {a: 'grade == \"A\"'}\n", 2, "", "benefit"),
}


def found(folder: Path, body: str) -> list[Fault]:
    file = folder / "test.yaml"
    file.write_text(HEAD + body, "utf-8")
    return checking.faults(file)


def place(fault: Fault) -> tuple[int, int]:
    """Line and column of a fault."""
    _, line, column = fault.where.rsplit(", ", 2)
    return int(line.removeprefix("line ")), int(column.removeprefix("column "))


@pytest.mark.parametrize("kind", BROKEN)
def test_a_fault_is_said_with_its_place_and_what_to_do(tmp_path: Path, kind: str) -> None:
    body, behind, stands, said = BROKEN[kind]
    (fault,) = found(tmp_path, body)
    line, column = place(fault)
    assert line == FIRST + behind
    assert body.split("\n")[behind][column - 1 :].startswith(stands)
    assert said in str(fault)
    assert fault.expected or fault.do


def test_there_are_thirty_kinds() -> None:
    assert len(BROKEN) >= 30


def test_a_file_with_ten_kinds_of_fault_has_all_ten_said_each_on_its_line(tmp_path: Path) -> None:
    lines = [
        "colour: red",
        "let:",
        "  a: revenue + land_area",
        "  b: foo",
        "  c: revenue >= 60",
        "  d: 'meen(revenue, years=2)'",
        "  e: revenue >= 3 万圆",
        '  f: scale = "small"',
        "  g:",
        "criteria: {test: revenue}",
        "benefit: {amount: land_area}",
    ]
    faults = found(tmp_path, "\n".join(lines) + "\n")
    assert sorted({place(fault)[0] - FIRST for fault in faults}) == [0, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert len(faults) == 10
