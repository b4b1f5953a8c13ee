"""Whatever the library finds wrong in a rulebook, its tests or what was declared reads in Chinese on a Chinese page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

import gaodi
from gaodi.catalog import saying
from gaodi.errors import Fault
from gaodi.rules.drafting import State
from gaodi.rules.files import refusing
from gaodi.rules.language import parsing
from gaodi.web.rulebooks import findings
from web import faults
from web.faults import Part

SOURCE = Path(gaodi.__file__).parent
PACKAGES = ("language", "program", "files", "library", "trying", "model", "declared", "drafting")
FILES = [path for name in PACKAGES for path in sorted((SOURCE / "rules" / name).rglob("*.py"))]
FILES += [SOURCE / "catalog" / "reading.py", SOURCE / "catalog" / "saying.py", *sorted((SOURCE / "units").glob("*.py"))]

TYPES = ("yes or no", "a day", "a code", "a text", "a bare number", "a number in 万元", "a ratio")
OWNERS = ("The rulebook", "The file", "`score[1].id`")
HOLES = {
    "draft.state.value": tuple(State),
    "who": ("officer", "Somebody else"),
    "node.type": TYPES,
    "left.type": TYPES,
    "' and '.join(dict.fromkeys((str(n.type) for n in nodes)))": (
        "a text and a number in 万元",
        "a ratio and yes or no",
    ),
    "_said(one)": ("a ratio", "万元"),
    "_said(other)": ("a ratio", "亩"),
    "doing": ("added", "subtracted", "compared", "alternatives of one value"),
    "what": ("The two sides", "The numbers"),
    "_owner(path[:-1], whole)": OWNERS,
    "shown(found['input'])": ("empty", "keys and values", "a list", "'12'"),
}
"""What is put in where it is a word."""

CODE = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'[^']*'|\w+\([^)]*\)|gaodi \w+(?: list)?|3 years")
"""What is written in a rulebook or in a shell, and stays as it is."""

TABLES = [
    Part("parsing.py", part, text)
    for pair in parsing._INSTEAD.values()
    for part, text in zip(("what", "do"), pair, strict=True)
]
TABLES += [
    Part("refusing.py", part, text)
    for pair in (*refusing._STARTS.values(), *refusing._PROBLEMS.values())
    for part, text in zip(("what", "do"), pair, strict=True)
]
TABLES += [Part("refusing.py", "expected", text) for text in refusing._PATTERNS.values()]
TABLES += [Part("saying.py", "expected", re.sub(r"\{\w+\}", "7", text)) for text in saying._EXPECTED.values()]
EVERY = [one for one in (*faults.of(FILES, HOLES), *TABLES) if one.text]


def test_the_faults_of_the_library_are_found() -> None:
    assert len(EVERY) > 250
    for known in ("A bracket is not closed", "There is no unit 'rd'", "The scores of the bands do not fall"):
        assert known in {one.text for one in EVERY}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.place} {one.part}")
def test_a_fault_reads_in_chinese(one: Part) -> None:
    parts = {"what": "The expression is empty"} | {one.part: one.text}
    with translation.override("zh-hans"):
        words = findings.sentence(Fault(**parts))
    assert not re.search(r"[A-Za-z]{2,},? [a-z]{2,}", CODE.sub("", words)), f"{one.text} → {words}"
