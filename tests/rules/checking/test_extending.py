"""A rulebook that extends another: what is taken over, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.rules import checking, library
from gaodi.workspace import Workspace
from rules.checking.writing import shelf

BASE = """\
let: {total: revenue + tax_paid}
score:
  - {id: a, label: 甲, weight: 30, value: revenue, method: ratio, benchmark: 10 万元}
  - id: b
    label: 乙
    aggregate: sum
    items:
      - {id: b1, label: 丙, method: formula, points: 3}
      - {id: b2, label: 丁, method: formula, points: 4}
grade: {by: score, bands: [{A: 90}, {B: rest}]}
notes: [一, 二]
"""


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "city", "430100")


def said(ws: Workspace, path: Path) -> list[str]:
    return [str(fault) for fault in checking.faults(path, ws)]


def test_one_county_differs_from_another_by_a_weight(ws: Workspace) -> None:
    own = "extends: test/base\nscore:\n  - {id: a, weight: 50}\n  - {id: c, label: 戊, method: formula, points: 1}\n"
    own += "  - {id: b, items: [{id: b2, points: 9}]}\n"
    files = shelf(ws, base=BASE, own=own)
    assert said(ws, files["own"]) == []
    rulebook = library.load(ws)["test/own"]
    assert [(item.id, item.weight, item.label.zh) for item in rulebook.score] == [
        ("a", 50.0, "甲"), ("b", None, "乙"), ("c", None, "戊"),
    ]  # fmt: skip
    assert [(item.id, item.points) for item in rulebook.score[1].items] == [("b1", "3"), ("b2", "9")]
    assert rulebook.score[0].benchmark == "10 万元"
    assert rulebook.grade is not None
    assert library.load(ws)["test/base"].score[0].weight == 30.0


def test_a_list_without_ids_is_replaced_whole_and_mappings_are_put_together(ws: Workspace) -> None:
    shelf(
        ws,
        base=BASE,
        own="extends: test/base\nnotes: [三]\nlet: {more: total * 2}\ngrade: {bands: [{S: 95}, {T: rest}]}\n",
    )
    rulebook = library.load(ws)["test/own"]
    assert [note.zh for note in rulebook.notes] == ["三"]
    assert dict(rulebook.let) == {"total": "revenue + tax_paid", "more": "total * 2"}
    assert rulebook.grade is not None
    assert rulebook.grade.bands == ({"S": "95"}, {"T": "rest"})


def test_what_a_rulebook_is_itself_is_not_taken_over(ws: Workspace) -> None:
    shelf(ws, base=BASE, own="extends: test/base\n")
    assert library.load(ws)["test/own"].id == "test/own"


def test_a_rulebook_may_extend_one_that_extends_another(ws: Workspace) -> None:
    shelf(
        ws,
        base=BASE,
        middle="extends: test/base\nround: 3\n",
        own="extends: test/middle\nscore: [{id: a, weight: 1}]\n",
    )
    rulebook = library.load(ws)["test/own"]
    assert (rulebook.round, rulebook.score[0].weight, rulebook.score[0].value) == (3, 1.0, "revenue")


def test_a_base_that_there_is_not_is_said_with_its_place(ws: Workspace) -> None:
    files = shelf(ws, own="extends: test/bas\n", base=BASE)
    (fault,) = said(ws, files["own"])
    assert "own.yaml, line 9" in fault
    assert "test/bas" in fault


def test_a_circle_is_said(ws: Workspace) -> None:
    files = shelf(ws, one="extends: test/two\n", two="extends: test/one\n", self="extends: test/self\n")
    for path in files.values():
        (fault,) = said(ws, path)
        assert "circle" in fault


def test_a_fault_is_said_where_it_stands_in_the_base_or_in_the_file(ws: Workspace) -> None:
    broken = BASE.replace("tax_paid}", "land_area}")
    own = "extends: test/base\nscore:\n  - {id: a, value: revenue + land_area}\n"
    files = shelf(ws, base=broken, own=own)
    found = said(ws, files["own"])
    assert len(found) == 2
    assert any("base.yaml, line 9, column" in fault for fault in found)
    assert any("own.yaml, line 11, column 20" in fault for fault in found)


def test_a_rulebook_without_what_only_its_base_says_is_whole(ws: Workspace) -> None:
    files = shelf(ws, base=BASE, own="extends: test/base\ncriteria: {test: total >= 3 万元 and score.b1 >= 3}\n")
    assert said(ws, files["own"]) == []


def test_two_files_with_one_id_are_said(ws: Workspace) -> None:
    files = shelf(ws, base=BASE, other=BASE)
    files["other"].write_text(files["base"].read_text("utf-8"), "utf-8")
    faults = "\n".join(str(fault) for fault in library.load(ws).faults)
    assert "test/base" in faults
