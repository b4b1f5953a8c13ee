"""Whatever is written: it is read or refused with an InputError, and it never reaches Python."""

from __future__ import annotations

import builtins
import keyword
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.rules import language
from gaodi.rules.language.functions import FUNCTIONS
from rules.books import book, judged
from rules.language.names import TYPES, Names

SIGNS = ["+", "-", "*", "/", "×", "÷", ">=", "<=", "==", "!=", ">", "<", "≥", "=", "(", ")", "[", "]", ",", ".", "，"]
WORDS = ["and", "or", "not", "if", "else", "in", "true", "false", "foo", "os", "__import__", "lambda", "x.y", "分"]
VALUES = ["0", "1", "60", "3.5", "30%", "1 万元", "2 亿元/亩", "3 years", '"C35"', '"', "“高”", "# 注", "\n"]
CALLS = [f"{name}(" for name in FUNCTIONS] + ["years=2", "by=[]", "by=[industry]", "digits=1", "within=3 years"]

soup = st.lists(st.sampled_from([*SIGNS, *WORDS, *VALUES, *CALLS, *TYPES]), max_size=14).map(" ".join)
leaves = st.sampled_from([*TYPES, "1", "0", "60 万元", "30%", '"C35"', "true", "3 亩", "5 分"])


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["+", "-", "*", "/", ">=", "==", "<", "and", "or"])
    calls = st.sampled_from([f"{name}({{}}{more})" for name in FUNCTIONS for more in ("", ", years=2", ", by=[]")])
    return st.one_of(
        st.tuples(inner, signs, inner).map(" ".join),
        st.builds("({})".format, inner),
        st.builds("-{}".format, inner),
        st.builds("not {}".format, inner),
        st.builds("{} if {} else {}".format, inner, inner, inner),
        st.builds(lambda call, one: call.format(one), calls, inner),
        st.builds("{} in [{}]".format, inner, inner),
    )


phrases = st.recursive(leaves, grown, max_leaves=12)


def refusal(work: Callable[[], object]) -> InputError | None:
    """What is said against it; None where it is accepted. Anything else that is raised is a fault of the code."""
    try:
        work()
    except InputError as error:
        return error
    return None


def is_read_or_refused(text: str) -> None:
    """No other end than these two, and faults whose places lie within the text."""
    error = refusal(lambda: language.check(text, Names()))
    for fault in getattr(error, "each", [error] if error else []):
        assert 0 <= fault.span.start <= fault.span.end <= max(len(text), 1)


@given(st.text(max_size=80))
@example("+")
@example("\x00")
@example("\ud800")
@example("1" * 3000)
@example("²")
def test_any_text_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text)


@given(soup)
@settings(max_examples=400)
def test_any_row_of_words_of_the_language_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text)


@given(phrases)
@settings(max_examples=300)
def test_any_phrase_that_can_be_read_has_a_meaning_or_is_refused(text: str) -> None:
    is_read_or_refused(text)


@given(phrases, st.data())
def test_a_phrase_with_a_character_more_or_less_is_read_or_refused(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    is_read_or_refused(
        text[:at] + data.draw(st.sampled_from(["", "(", ")", "，", '"', "=", " ", "%", "万"])) + text[at + 1 :]
    )


@given(st.one_of(soup, phrases))
@settings(max_examples=60)
def test_a_rulebook_with_any_expression_is_compiled_or_refused(text: str) -> None:
    error = refusal(lambda: book("let:\n  it: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))))
    for fault in error.faults if error else ():
        assert fault.where.startswith("test.yaml")


@pytest.mark.parametrize(
    "text",
    [
        '__import__("os")',
        '__import__("os").system("true")',
        "os",
        'os.system("true")',
        "lambda: 1",
        "lambda x: x",
        "().__class__",
        "revenue.__class__",
        "revenue.__class__.__bases__",
        '"".__class__.__mro__',
        "revenue[0]",
        "[x for x in revenue]",
        "(revenue := 3)",
        'eval("1")',
        'exec("import os")',
        'open("/etc/passwd")',
        'getattr(revenue, "real")',
        "min.__globals__",
        "min",
        "math.floor(1)",
        "f'{revenue}'",
        "revenue if __debug__ else 1",
        "`id`",
        "$(id)",
        "{{revenue}}",
        "revenue; drop table subjects",
        "revenue -- comment",
        "'a' || 'b'",
        "(select 1)",
    ],
)
def test_python_and_sql_are_out_of_reach(text: str) -> None:
    with pytest.raises(InputError):
        language.check(text, Names())


def test_no_name_of_python_means_anything() -> None:
    own = {*FUNCTIONS, *TYPES, "and", "or", "not", "if", "else", "in"}
    for name in {*dir(builtins), *keyword.kwlist, *keyword.softkwlist, "os", "sys", "self", "_"} - own:
        for text in (name, f"{name}(1)", f"revenue.{name}", f"{name}.{name}"):
            with pytest.raises(InputError):
                language.check(text, Names())


def test_a_text_is_only_ever_a_text() -> None:
    odd = "x'); drop table subjects; -- {{1}} \\"
    program = book('inputs:\n  t: {label: 甲, type: text}\nlet:\n  it: >-\n    t == "' + odd + '"\n')
    assert judged(program, [{"t": odd}, {"t": "x"}]).all("it") == [True, False]


NESTED = """
from gaodi.errors import InputError
from gaodi.rules import language
from rules.language.names import Names
for head, tail in (("growth(", ")"), ("mean(", ", years=5)"), ("mean_growth(", ", years=5)"), ("sum(", ", years=3)")):
    for times in (5, 25, 55):
        try:
            language.check(head * times + "revenue" + tail * times, Names())
        except InputError:
            pass
"""


def test_functions_within_functions_over_years_do_not_grow_without_end() -> None:
    tests = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent / "src")])}
    done = subprocess.run([sys.executable, "-c", NESTED], env=environment, timeout=20, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
