"""The file itself: opened as a zip, its formulas computed anew from its own cells, against the values that it keeps."""

from __future__ import annotations

import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest

from gaodi.rules.runs import Run
from gaodi.rules.workbook import workbook
from gaodi.rules.workbook.formulas import constant
from rules.workbook import spreadsheet
from rules.workbook.spreadsheet import Unknown

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class File:
    """A workbook as a spreadsheet opens it. Formulas are computed, whatever value is cached beside them."""

    def __init__(self, run: Run, subject: str, language: str) -> None:
        with zipfile.ZipFile(workbook(run, subject, language)) as book:
            shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            self.texts = ["".join(part.itertext()) for part in shared.iter(f"{_MAIN}si")]
            names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")]
            self.sheets = {
                name: self._cells(ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")))
                for number, name in enumerate(names, start=1)
            }
        self.steps = str(names[2])

    @staticmethod
    def _cells(sheet: Any) -> dict[str, Any]:
        return {cell.get("r"): cell for cell in sheet.iter(f"{_MAIN}c")}

    def value(self, sheet: str, place: str) -> Any:
        """The value of a cell. Raises Unknown for an error, KeyError for a cell that is not there."""
        cell = self.sheets[sheet][place]
        formula, kept = cell.find(f"{_MAIN}f"), cell.find(f"{_MAIN}v")
        if formula is not None:
            return spreadsheet.evaluate(formula.text, lambda reference: self.reference(sheet, reference))
        if cell.get("t") == "s":
            return self.texts[int(kept.text)]
        return kept.text == "1" if cell.get("t") == "b" else float(kept.text)

    def reference(self, here: str, reference: str) -> Any:
        sheet, _, place = reference.rpartition("!")
        return self.value(sheet.strip("'") or here, place.replace("$", ""))

    def rows(self) -> list[int]:
        """The rows of steps."""
        return sorted(int(place[1:]) for place in self.sheets[self.steps] if re.fullmatch(r"D\d+", place))[1:]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("subject", ["firm-a", "firm-c", "firm-e", "firm-g"])
def test_computed_from_its_own_cells_it_gives_what_the_run_kept(
    graded: Run, supported: Run, subject: str, language: str
) -> None:
    for run in (graded, supported):
        file = File(run, subject, language)
        assert file.rows()
        for row in file.rows():
            assert _of(file, f"D{row}") == pytest.approx(_of(file, f"E{row}")), (run.id, row)


def _of(file: File, place: str) -> Any:
    try:
        return file.value(file.steps, place)
    except Unknown:
        return None


def test_what_is_not_known_is_an_error_value_and_no_number(graded: Run) -> None:
    file = File(graded, "firm-g", "zh")
    assert any(_of(file, f"E{row}") is None for row in file.rows())


def test_the_score_on_the_first_sheet_refers_to_the_step(graded: Run) -> None:
    file = File(graded, "firm-a", "zh")
    cells = [cell for place, cell in file.sheets["结果"].items() if place.startswith("C") and len(cell)]
    formulas = [cell.find(f"{_MAIN}f").text for cell in cells if cell.find(f"{_MAIN}f") is not None]
    assert formulas[0].startswith("'计算'!$D$")
    score = float(graded.row("firm-a")["score@low"])
    assert file.reference("结果", formulas[0]) == pytest.approx(score)


def test_a_text_is_never_a_formula() -> None:
    assert constant('=1+"2"') == '"=1+""2"""'
