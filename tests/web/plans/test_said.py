"""What the library found wrong, in the words of the page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from gaodi.errors import Fault, InputError
from gaodi.plan import library, readers
from gaodi.plan.readers import guards
from gaodi.web.plans import said
from gaodi.web.site import sentences

MODULES = sorted(path for package in (readers, library) for path in Path(package.__file__).parent.glob("*.py"))
# Two English words after each other, a stop or quotes of another language: what a Chinese sentence never has.
ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}|['\"`]|[.,;](\s|$)")


def in_chinese(fault):
    with translation.override("zh-hans"):
        return said.sentence(fault)


def test_a_known_fault_is_said_in_the_language_of_the_page():
    fault = Fault("This is an Excel workbook", "a.docx", guards.EXPECTED, "Give the plan's document")
    assert in_chinese(fault) == "这是 Excel 工作簿。请上传规划文件。"


def test_what_the_fault_names_stays_in_the_sentence():
    assert "第 3 版" in in_chinese(Fault("Nothing has changed since version 3"))


def test_a_fault_that_is_not_known_is_shown_as_it_is():
    assert in_chinese(Fault("Something new", do="Do this")) == "Something new. Do this."


def written() -> Iterator[tuple[str, str, str]]:
    """Every fault that the code of reading and of the library gives: (where, what, do), with 7 for what is put in."""
    for path in MODULES:
        for function in [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]:
            for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
                called = call.func.id if isinstance(call.func, ast.Name) else ""
                for what, do in given(called, call, before(function, call.lineno)):
                    yield f"{path.name}:{call.lineno}", what, do


def before(function: ast.FunctionDef, line: int) -> dict[str, ast.expr]:
    """What the names of a function stand for at a line: what was last given to them above it."""
    made = [node for node in ast.walk(function) if isinstance(node, ast.Assign) and node.lineno < line]
    made.sort(key=lambda node: node.lineno)
    return {node.targets[0].id: node.value for node in made if isinstance(node.targets[0], ast.Name)}


def given(called: str, call: ast.Call, names: dict[str, ast.expr]) -> Iterator[tuple[str, str]]:
    """The words of a call: `Fault(what, …)`, `NotFound("…")`, or one of the refusals of foreign files."""
    if called == "_refusal" and len(call.args) == 3 and isinstance(call.args[1], ast.Constant):
        yield f"This is {call.args[1].value}", str(ast.literal_eval(call.args[2]))
    elif called == "Fault":
        asked = {**dict(zip(("what", "where", "expected", "do"), call.args, strict=False))}
        asked |= {str(word.arg): word.value for word in call.keywords}
        if ast.unparse(asked["what"]) == "f'This is {kind}'":
            return
        for what in texts(asked["what"], names):
            for do in texts(asked.get("do", ast.Constant("")), names):
                yield what, do
    elif called in {"NotFound", "InputError"} and isinstance(call.args[0], ast.Constant | ast.JoinedStr):
        for what in texts(call.args[0], names):
            yield what.rstrip("."), ""


def texts(node: ast.expr, names: dict[str, ast.expr]) -> list[str]:
    """What an expression can say: literals as they are, 7 in the place of values, in quotes where repr shows it."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(map(piece, node.values))]
    if isinstance(node, ast.IfExp):
        return [*texts(node.body, names), *texts(node.orelse, names)]
    assert isinstance(node, ast.Name), f"write this fault so that the test can read it: {ast.unparse(node)}"
    return texts(names[node.id], names)


def piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    return "'7'" if part.conversion == ord("r") else "7"


def foreign() -> Iterator[tuple[str, str, str]]:
    """The refusals that stand in tables."""
    for _mark, kind, do in (*guards._FOREIGN, *guards._PACKED):
        yield f"guards: {kind}", f"This is {kind}", do


FAULTS = [*written(), *foreign()]


def test_the_faults_are_found_in_the_code():
    found = {what for _at, what, _do in FAULTS}
    assert len(found) > 50
    assert {"The PDF has no pages", "This is an RTF document", "Plan '7' has no revision 7"} <= found


@pytest.mark.parametrize(("at", "what", "do"), FAULTS, ids=[f"{at} {what}" for at, what, _do in FAULTS])
def test_every_fault_of_reading_and_of_the_library_is_said_in_chinese(at, what, do):
    fault = Fault(what, "plan.txt", "a plan's text", do)
    for words in (in_chinese(fault), in_chinese(Fault(what, "plan.txt, line 3", "", do))):
        assert words.endswith("。")
        assert not ENGLISH.search(words), "add it to web/plans/said.py, with its Chinese in the catalogue"
    assert not do or do in said._REMEDIES, "add what to do to web/plans/said.py"


def test_an_english_sentence_would_be_found():
    assert ENGLISH.search(str(Fault("Something new", do="Do this")))
    assert ENGLISH.search("不支持后缀为 '.rtf' 的文件。")
    assert ENGLISH.search("不支持此文件.")
    assert not ENGLISH.search("请用 Word 或 WPS 打开，另存为 .docx。")


def test_the_line_that_is_wrong_stays_in_the_sentence():
    fault = Fault("There are control characters (U+0007) in this file, so it is not plain text", "plan.txt, line 12")
    assert in_chinese(fault).startswith("第 12 行：")


def test_the_end_of_a_sentence_stays_chinese_when_background_work_says_it():
    fault = Fault("This is an RTF document", "plan.txt", do="Open it in Word or WPS and save it as .docx")
    assert sentences.said(InputError(in_chinese(fault))).endswith("另存为 .docx。")
