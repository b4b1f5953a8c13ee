"""Every fault that the library can raise about evaluations reads in Chinese on a Chinese page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import gaodi.rules
from gaodi.errors import Fault, InputError
from gaodi.rules import simulating
from gaodi.web.evaluations import said

RULES = Path(gaodi.rules.__file__).parent
PACKAGES = ("runs", "gathering", "simulating", "comparing", "matching", "explaining", "gaps")
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")


def raised() -> Iterator[tuple[str, str]]:
    """Where a fault is made, and what it finds, with a word for everything that is put in."""
    for package in PACKAGES:
        for path in sorted((RULES / package).rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(function, ast.FunctionDef):
                    for text in _faults(function):
                        yield f"{package}/{path.name}", text


def _faults(function: ast.FunctionDef) -> Iterator[str]:
    names = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault":
            yield from _texts(node.args[0], names)


def _texts(node: ast.expr, names: dict[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(part.value if isinstance(part, ast.Constant) else _put_in(part) for part in node.values)
        case ast.IfExp():
            yield from _texts(node.body, names)
            yield from _texts(node.orelse, names)
        case ast.Name():
            yield from _texts(names[node.id], names)
        case _:
            raise AssertionError(f"what is found is not written down: {ast.dump(node)}")


def _put_in(part: ast.expr) -> str:
    """What stands for a value: in quotes where the fault quotes it; 1 for a number that is counted."""
    if isinstance(part, ast.FormattedValue):
        return "'某某'" if part.conversion == ord("r") else "1" if isinstance(part.value, ast.Call) else "enterprise"
    return ""


EVERY = sorted(set(raised()))


def test_the_faults_of_the_library_are_found() -> None:
    assert len(EVERY) > 15
    assert any("threshold or rate" in text for _where, text in EVERY)


@pytest.mark.parametrize(("where", "text"), EVERY)
def test_a_fault_reads_in_chinese(where: str, text: str) -> None:
    with translation.override("zh-hans"):
        words = said.words(InputError(Fault(text, "there", "something else", "Do this")))
    assert re.search(r"[一-鿿]{3}", words), f"{where}: {words}"
    assert not ENGLISH.search(words.replace(".parquet", "")), f"{where}: {words}"


def test_a_fault_of_the_text_is_said_by_the_words_of_rulebooks(ws, graded) -> None:
    from gaodi.rules import runs

    with pytest.raises(InputError) as caught:
        simulating.simulate(runs.load(ws, graded), {"b_tax": "viel"})
    with translation.override("zh-hans"):
        assert "viel" in said.words(caught.value)
        assert not ENGLISH.search(said.words(caught.value))
    with translation.override("en"):
        assert "There is no 'viel'" in said.words(caught.value)
