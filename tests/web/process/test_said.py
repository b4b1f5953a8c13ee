"""Every fault of the process and of written values reads in Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from django.utils import translation

from gaodi.errors import Fault, InputError
from gaodi.rules import written
from gaodi.rules.language.nodes import Column, Input, Origin
from gaodi.rules.language.types import Kind, Type
from gaodi.rules.process import obstacles
from gaodi.rules.process.obstacles import _SAID
from gaodi.web.process import said

RULES = Path(obstacles.__code__.co_filename).parents[1]
SOURCES = (*sorted((RULES / "process").glob("*.py")), RULES / "written.py")
VALUES = ("7", "2023-07-12", "upheld", "rejected", *_SAID.values())
ELSEWHERE = {
    "what": ["1 objection is not decided", "3 objections are not decided"],
}
"""What is said by a name: the sentences that it stands for."""


def faults() -> Iterator[tuple[str, ast.expr]]:
    """Where a fault is made, and the expression of what it says."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault":
                yield f"{path.name}:{node.lineno}", node.args[0]


def sentences(what: ast.expr) -> list[str]:
    """What it may say: with each value that may stand in it."""
    if isinstance(what, ast.Constant):
        return [str(what.value)]
    if isinstance(what, ast.Name):
        return ELSEWHERE[what.id]
    assert isinstance(what, ast.JoinedStr)
    holes = [part for part in what.values if isinstance(part, ast.FormattedValue)]
    choices = [["'x'"] if hole.conversion == ord("r") else list(VALUES) for hole in holes]
    return [filled(what, dict(zip(map(id, holes), chosen, strict=True))) for chosen in product(*choices)]


def filled(what: ast.JoinedStr, values: dict[int, str]) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else values[id(part)] for part in what.values)


@pytest.mark.parametrize(("place", "what"), faults(), ids=lambda one: one if isinstance(one, str) else "")
def test_every_fault_of_the_library_reads_in_chinese(place, what):
    with translation.override("zh-hans"):
        told = [said.sentence(Fault(one)) for one in sentences(what)]
    read = [one for one in told if not re.search(r"[A-Za-z]{3,}", one.replace(".zip", ""))]
    assert read, f"{place}: {told[0]}"


def test_faults_are_found_in_the_library():
    assert len(list(faults())) > 20


@pytest.mark.parametrize("word", _SAID.values())
def test_every_state_of_a_run_reads_in_chinese(word):
    with translation.override("zh-hans"):
        assert not re.search(r"[A-Za-z]", said.sentence(Fault(f"The run is {word}")))


def remedies() -> set[str]:
    """What can be done about a fault; what names a command is for the terminal."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Fault", "_stands"):
                place = 3 if node.func.id == "Fault" else 2
                given = [one.value for one in node.keywords if one.arg == "do"] + node.args[place : place + 1]
                found |= {one.value for one in given if isinstance(one, ast.Constant)}
    return {one for one in found if one and "`" not in one}


@pytest.mark.parametrize("do", sorted(remedies()))
def test_every_remedy_reads_in_chinese(do):
    with translation.override("zh-hans"):
        told = said.sentence(Fault("The file is empty", do=do))
    assert len(told) > len("文件是空的。"), "the remedy is left out"
    assert not re.search(r"[A-Za-z]{3,}", told.replace(".zip", ""))


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (Type(Kind.TRUTH), "也许", "应填是或否"),
        (Type(Kind.DATE), "去年", "应填日期，如 2023-06-30"),
        (Type(Kind.NUMBER), "很多", "应填数值"),
    ],
)
def test_what_is_no_value_is_said_with_what_is_expected(kind, typed, words):
    column = Column(kind, Input(Origin.OWN, "audited"))
    with pytest.raises(InputError) as error:
        written.value(typed, column)
    with translation.override("zh-hans"):
        assert said.value(error.value, typed).startswith(f"“{typed}”不符合要求。{words}")
    with translation.override("en"):
        assert "does not fit" in said.value(error.value, typed)
