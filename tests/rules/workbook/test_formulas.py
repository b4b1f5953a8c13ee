"""The formulas of workbooks, computed by a tiny spreadsheet, against the evaluator: every rulebook of the catalogue."""

from __future__ import annotations

import math
from typing import Any

import pytest

from gaodi.rules import library
from gaodi.rules.language.nodes import Group, Rank
from gaodi.rules.program import Program
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, evaluate
from gaodi.rules.workbook.model import Given, Line
from gaodi.rules.workbook.names import FIRST
from gaodi.rules.workbook.steps import Steps
from rules.books import ON, lets
from rules.subjects import inputs, table
from rules.workbook import spreadsheet
from rules.workbook.spreadsheet import Unknown

SUBJECTS = 2


class Sheets:
    """The two sheets of a workbook, recomputed from their formulas alone."""

    def __init__(self, given: list[Given], lines: list[Line]) -> None:
        self.given, self.lines, self.known = given, lines, {}

    def value(self, row: int) -> Any:
        """The value of the step in a row; Unknown is kept as None."""
        line = self.lines[row]
        if row not in self.known:
            try:
                self.known[row] = spreadsheet.evaluate(line.formula, self.cell) if line.formula else line.kept
            except Unknown:
                self.known[row] = None
        return self.known[row]

    def cell(self, reference: str) -> Any:
        """The value of a reference. Raises Unknown where it is an error."""
        row = int(reference.rpartition("$")[2]) - FIRST
        found = self.given[row].value if "!" in reference else self.value(row)
        if found is None:
            raise Unknown(reference)
        return found


def built(program: Program, row: dict[str, Any]) -> tuple[Evaluation, Sheets]:
    """The sheets of one subject. What is taken over groups is left unknown: it is a constant in them anyway."""
    evaluation = evaluate(program, row, ON, given={"grade": None, "level": None} if program.after else {})
    steps = Steps(evaluation, Speaker(program))
    return evaluation, Sheets(list(steps.inputs()), list(steps.lines()))


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, int | float) and not isinstance(other, bool):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@pytest.mark.parametrize("id_", list(library.load()))
def test_every_step_of_a_rulebook_comes_out_as_it_was_kept(id_: str) -> None:
    program = library.program(None, id_)
    for missing in (0.0, 0.15):
        for row in table(program, SUBJECTS, seed=7, missing=missing).iter_rows(named=True):
            _evaluation, sheets = built(program, inputs(row))
            differing = [
                (line.name, line.formula[:300], line.kept, sheets.value(number))
                for number, line in enumerate(sheets.lines)
                if not same(line.kept, sheets.value(number))
            ]
            assert differing == []
            bare = [line.note for line in sheets.lines if not line.formula]
            assert set(bare) <= {"取自全部参评对象", "公式过长，按原值列示"}


def test_a_division_by_nothing_is_unknown_and_so_is_what_depends_on_it() -> None:
    program = lets(share="x / y", more="share + 1", enough="more >= 2")
    _evaluation, sheets = built(program, {"x": 5.0, "y": 0.0})
    by_name = {line.name: sheets.value(number) for number, line in enumerate(sheets.lines)}
    assert (by_name["share"], by_name["more"], by_name["enough"]) == (None, None, None)


def test_what_is_decided_although_data_are_missing_keeps_its_value() -> None:
    program = lets(either="p or q", both="p and q")
    _evaluation, sheets = built(program, {"p": True})
    by_name = {line.name: (sheets.value(number), line.note) for number, line in enumerate(sheets.lines)}
    assert by_name["either"] == (True, "数据不全，但结论已定")
    assert by_name["both"] == (None, "")


def test_a_value_that_is_typed_in_computes_the_steps_anew() -> None:
    program = lets(share="x / y", enough="share >= 3%")
    _evaluation, sheets = built(program, {"y": 100.0})
    assert sheets.value(0) is None or sheets.lines[0].name == "population.require"
    typed = [g if g.column != "x" else Given(g.column, g.label, 3.0, g.unit, g.shown) for g in sheets.given]
    again = Sheets(typed, sheets.lines)
    by_name = {line.name: again.value(number) for number, line in enumerate(again.lines)}
    assert by_name["share"] == pytest.approx(0.03)
    assert by_name["enough"] is True


def test_groups_are_never_formulas() -> None:
    program = library.program(None, "per-mu/huaian/2024")
    row = next(table(program, 1, seed=1, missing=0.0, bands=False).iter_rows(named=True))
    _evaluation, sheets = built(program, inputs(row))
    for line in sheets.lines:
        if isinstance(program.steps.get(line.name), Group | Rank):
            assert line.formula == ""
