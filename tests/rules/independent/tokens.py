"""Cuts the text of an expression into tokens. A number takes the unit behind it along, where there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gaodi import units
from gaodi.errors import UnitError

KEYWORDS = {"and", "or", "not", "if", "else", "in", "true", "false"}
_ENGLISH = {"year": "年", "years": "年", "month": "月", "months": "月"}
_SAME = {"≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/"}

_BLANK = re.compile(r"(?:\s+|#[^\n]*)*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TEXT = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|“([^”\n]*)”')
_NAME = re.compile(r"[^\W\d]\w*")
_SIGN = re.compile(r">=|<=|==|!=|[<>≥≤≠+\-*/×÷()\[\],.=]")
_UNIT_WORD = re.compile(r"台（套）|台\(套\)|[^\s()\[\],;=<>≥≤≠!\"'“”#+*×÷/·-]+")


@dataclass(frozen=True, slots=True)
class Token:
    """kind: number, text, name, word (a keyword), sign, or end."""

    kind: str
    text: str
    unit: str = ""


def tokens(text: str) -> list[Token]:
    """The tokens of an expression, with one at the end that says so."""
    found: list[Token] = []
    at = _skipped(text, 0)
    while at < len(text):
        token, at = _token(text, at)
        found.append(token)
        at = _skipped(text, at)
    return [*found, Token("end", "")]


def _skipped(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    assert blank
    return blank.end()


def _token(text: str, at: int) -> tuple[Token, int]:
    if number := _NUMBER.match(text, at):
        unit, end = _unit(text, number.end())
        return Token("number", number[0], unit), end
    if quoted := _TEXT.match(text, at):
        return Token("text", next(part for part in quoted.groups() if part is not None)), quoted.end()
    if name := _NAME.match(text, at):
        return Token("word" if name[0] in KEYWORDS else "name", name[0]), name.end()
    sign = _SIGN.match(text, at)
    if not sign:
        raise ValueError(f"{text!r} cannot be read from {text[at : at + 10]!r} on")
    return Token("sign", _SAME.get(sign[0], sign[0])), sign.end()


def _unit(text: str, at: int) -> tuple[str, int]:
    """The longest unit that stands there, and where it ends; none where no unit does."""
    start = _skipped(text, at)
    found, end, tried = "", at, ""
    while word := _UNIT_WORD.match(text, start):
        tried += _ENGLISH.get(word[0], word[0])
        if word[0] in KEYWORDS or not _is_unit(tried):
            break
        found, end = tried, word.end()
        if text[end : end + 1] not in ("/", "·"):
            break
        tried, start = tried + text[end], end + 1
    return found, end


@cache
def _is_unit(text: str) -> bool:
    try:
        units.parse(text)
    except UnitError:
        return False
    return True
