"""Where a character of a value stands in the text of its file, however YAML writes the value.

A value and its writing have the same characters in the same order, but for white space (folded, indented), quotation
marks and escapes. So the two are walked side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gaodi.catalog.lines import Mark

_HEAD = re.compile(r"(?:[&!]\S*\s+)*")
_BLOCK = re.compile(r"[|>][^\n]*\n")
_ESCAPES = {"x": 2, "u": 4, "U": 8}


def aligned(lines: Sequence[str], mark: Mark, value: str, offset: int) -> tuple[int, int]:
    """Line and column, from 0, of the character of a value at an offset. lines: of the file; mark: of the value."""
    text = "\n".join(lines[mark.line :])
    at = _begin(text, mark)
    for character in value[:offset]:
        at = _past(text, at, character, mark.style)
    if offset < len(value) and not value[offset].isspace():
        at = _skipped(text, at, mark.style)
    before = text[:at]
    return mark.line + before.count("\n"), at - (before.rfind("\n") + 1)


def _begin(text: str, mark: Mark) -> int:
    """The place of the first character of the value: behind anchor and tag, quotation mark, or the head of a block."""
    at = mark.column
    found = _HEAD.match(text, at)
    at = found.end() if found else at
    if mark.style in ("|", ">"):
        head = _BLOCK.match(text, at)
        return head.end() if head else at
    return at + 1 if mark.style and text[at : at + 1] == mark.style else at


def _past(text: str, at: int, character: str, style: str) -> int:
    """The place behind one character of the value."""
    if character.isspace():
        at = _skipped(text, at, style) if text[at : at + 2] == "\\\n" else at
        if style == '"' and text[at : at + 2] == "\\ ":
            return at + 2
        return at + 1 if text[at : at + 1].isspace() else at
    at = _skipped(text, at, style)
    return at + _width(text, at, style)


def _skipped(text: str, at: int, style: str) -> int:
    """The place of the next character that is none of white space, nor a line continued by a stroke."""
    while at < len(text) and (text[at].isspace() or (style == '"' and text[at : at + 2] == "\\\n")):
        at += 1
    return at


def _width(text: str, at: int, style: str) -> int:
    """How many characters of the text are one of the value."""
    if style == "'" and text[at : at + 2] == "''":
        return 2
    if style == '"' and text[at : at + 1] == "\\":
        return 2 + _ESCAPES.get(text[at + 1 : at + 2], 0)
    return 1
