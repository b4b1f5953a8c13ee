"""Shipped rulebooks with anything done to their text: what is wrong is said as faults, and nothing else is raised."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaodi import catalog
from gaodi.rules import checking

ODD = ["\t", "\x00", "\ufeff", "\u2028", "“", "：", "，", "{", "}", "[", "]", '"', "'", "&a ", "*a ", "!!str ", "|",
       ">-", "# ", "%", "@", "`", "- ", "? ", ": ", "\n", "\n---\n", "...\n", "<<: ", "~", "𠀀", "\\"]  # fmt: skip
VALUES = ["", "null", "true", "-1", "1e400", ".nan", "-.inf", "0x1F", "2023-02-30", "[]", "{}", "[1, 2]", "{a: 1}",
          "x", "to be confirmed", "revenue", "a + b", "1 / 0", "100000000000000000000 万元", "3 万圆", "~",
          "&a [*a]", "*a", '"', "'分'", "grade", "rest", "range(5 分, 1 分)", "!!python/name:os"]  # fmt: skip


@cache
def texts() -> tuple[str, ...]:
    """The rulebooks that are short enough to be looked at many times."""
    files = sorted((catalog.root() / "rulebooks").rglob("*.yaml"))
    found = [path.read_text("utf-8") for path in files if not path.name.endswith(".tests.yaml")]
    return tuple(text for text in found if len(text) < 5_000)


def changed(text: str, kind: str, draw: st.DrawFn) -> str:
    """The text with one thing done to it."""
    lines = text.split("\n")
    one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    match kind:
        case "drop":
            del lines[one : one + draw(st.integers(1, 4))]
        case "double":
            lines.insert(other, lines[one])
        case "swap":
            lines[one], lines[other] = lines[other], lines[one]
        case "indent":
            lines[one] = " " * draw(st.integers(0, 9)) + lines[one].lstrip()
        case "odd":
            at = draw(st.integers(0, len(lines[one])))
            lines[one] = lines[one][:at] + draw(st.sampled_from(ODD)) + lines[one][at:]
        case "cut":
            lines[one] = lines[one][: draw(st.integers(0, len(lines[one])))]
        case "value":
            value = draw(st.sampled_from(VALUES))
            lines[one] = re.sub(r"^(\s*(?:- )?[\w-]+:).*", lambda found: f"{found[1]} {value}", lines[one])
        case "inner":
            value = draw(st.sampled_from(VALUES))
            lines[one] = re.sub(r": [^,{}\[\]]+(?=[,}])", f": {value}", lines[one], count=1)
        case "nest":
            times = draw(st.sampled_from([3, 30, 300, 3000]))
            left, right = draw(st.sampled_from([("[", "]"), ("{a: ", "}"), ("(", ")"), ("not ", ""), ("- ", "")]))
            lines[one] = lines[one].partition(":")[0] + ": " + left * times + "1" + right * times
    return "\n".join(lines)


KINDS = ("drop", "double", "swap", "indent", "odd", "cut", "value", "inner", "nest")


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A shipped rulebook to which one to four things were done."""
    text = draw(st.sampled_from(texts()))
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4)):
        text = changed(text, kind, draw)
    return text


@given(spoilt())
@settings(max_examples=150, deadline=None)
@example("")
@example("[" * 3000)
@example("a: " * 3000)
@example("\ud800")
def test_whatever_is_done_to_a_rulebook_is_answered_with_faults(text: str) -> None:
    for fault in checking.faults_of(text, "spoilt.yaml"):
        assert fault.what
        assert not fault.where or fault.where.startswith(("spoilt.yaml", str(catalog.root())))
