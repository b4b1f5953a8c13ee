"""The sample plan of a fictional city: what the script writes, marked as made up, and read rightly to the last item."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from gaodi.plan.names import find
from gaodi.plan.readers import Document, read

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "sample-plan"
FILE = FOLDER / "yunchuan-2024.docx"


@pytest.fixture(scope="module")
def document() -> Document:
    return read(FILE)


def test_the_document_is_what_its_script_writes() -> None:
    assert runpy.run_path(str(FOLDER / "make.py"))["build"]() == FILE.read_bytes()


def test_the_document_says_that_it_is_made_up(document: Document) -> None:
    assert document.text.startswith("（虚构示例：")
    assert "示例号" in document.text


def test_the_districts_add_up_to_the_city(document: Document) -> None:
    rows = [line.split("\t") for line in document.text.splitlines() if "\t" in line][1:]
    assert [sum(int(row[column]) for row in rows) for column in (1, 2)] == [800, 1500]


def test_every_name_is_found_and_nothing_else(document: Document) -> None:
    names: dict[str, set[str]] = {}
    for one in find(document.text):
        names.setdefault(one.kind.value, set()).add(document.text[one.start : one.end])
    assert names == {
        "enterprise": {"云川重工集团", "东湾智能", "西岭液压", "云川锂能", "北屿新材", "青禾微电子"},
        "park": {"东湾高新区", "西岭经开区", "北屿储能材料产业园"},
        "institution": {"云川大学", "云川集成电路创新中心", "云川市先进材料研究院", "云川市制造业发展领导小组"},
        "chain": {"先进装备产业链", "储能材料产业链", "电子信息产业链"},
        "programme": {"揭榜挂帅"},
    }
