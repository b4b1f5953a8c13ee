"""What is wrong in the form of a file: each fault with line and column, and what to do where YAML does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import InitErrorDetails
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from gaodi import catalog
from gaodi.catalog.lines import Listed, Mapped
from gaodi.errors import Fault, InputError
from gaodi.rules.files.places import Places
from gaodi.rules.language.scope import near
from gaodi.rules.model import Rulebook
from gaodi.rules.model.words import Id, Name, Path, pattern

DEEPEST, MOST = 60, 200_000
"""How many levels a file may have, and how many parts, those counted each time that an alias repeats them."""

_PATTERNS = {
    pattern(Path): "small letters, digits and - in parts divided by /, such as per-mu/yunchuan/2023",
    pattern(Id): "small letters, digits, - and _, such as tax-per-mu",
    pattern(Name): "letters, digits and _, no digit first, such as tax_per_mu",
}
_QUOTED = "put it in quotes"
_STARTS = {
    "\t": ("A tab stands where blanks have to", "Indent with blanks: YAML takes no tabs"),
    **{sign: (f"A value cannot begin with {sign}", f"If it belongs to the value, {_QUOTED}") for sign in "@`%&*!|>"},
}
_PROBLEMS = {
    "mapping values are not allowed": (
        "A second `:` stands on the line, or it is not indented as the line above",
        f"Indent it as its neighbours; if `:` belongs to the value, {_QUOTED}",
    ),
    "while scanning a quoted scalar": ("A quotation mark is opened and not closed", "Close it"),
    "another document": ("A second document begins", "Write it in a file of its own"),
    "while parsing a flow": ("A bracket is opened and not closed, or a comma is missing", "Close it with } or ]"),
    "could not find expected ':'": (
        "A key without `:` behind it",
        "Write `key: value`, or indent what belongs to the value above",
    ),
    "did not find expected": ("It is not indented as its neighbours", "Begin it in the column of its neighbours"),
}


def unreadable(error: InputError, written: str, where: str) -> InputError:
    """The error of a text that is no YAML, with its column and what to do. error: what `catalog.parsed` raised."""
    cause = error.__cause__
    if isinstance(cause, ReaderError):
        before = written[: cause.position] if isinstance(cause.position, int) else ""
        at = _at(where, before.count("\n"), len(before) - before.rfind("\n") - 1)
        return InputError(Fault("A character stands there that is no text", at, "YAML", "Take it out"))
    if not isinstance(cause, MarkedYAMLError) or cause.problem_mark is None:
        return error
    what, do = _said(cause, _sign(written, cause.problem_mark))
    opened = "while scanning a quoted" in str(cause.context) or "while parsing a flow" in str(cause.context)
    mark, fault = (cause.context_mark if opened and cause.context_mark else cause.problem_mark), error.faults[0]
    return InputError(
        replace(fault, what=what or fault.what, where=_at(where, mark.line, mark.column), do=do or fault.do)
    )


def _sign(written: str, mark: Any) -> str:
    """The character at a mark."""
    lines = written.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


def _said(cause: MarkedYAMLError, sign: str) -> tuple[str, str]:
    """What is wrong and what to do, where that is known better than YAML says it."""
    problem = f"{cause.context or ''} {cause.problem or ''}"
    if "cannot start any token" in problem:
        return _STARTS.get(sign, ("", ""))
    return next((said for part, said in _PROBLEMS.items() if part in problem), ("", ""))


def bearable(content: Any, where: str) -> None:
    """Nothing for content of a size that can be looked at. Raises InputError for levels and aliases without end."""
    todo: list[tuple[Any, int, frozenset[int]]] = [(content, 1, frozenset())]
    number = 0
    while todo:
        part, depth, above = todo.pop()
        number += 1
        if depth > DEEPEST or number > MOST:
            what = f"more than {DEEPEST} levels" if depth > DEEPEST else f"more than {MOST} parts"
            raise InputError(
                Fault(f"The file has {what}", where, "a rulebook", "Look for brackets or aliases gone astray")
            )
        if isinstance(part, Mapped | Listed) and id(part) not in above:
            inside = above | {id(part)}
            todo += [(one, depth + 1, inside) for one in (part.values() if isinstance(part, Mapped) else part)]


def refused(error: ValidationError, content: Any, places: Places, whole: str) -> Iterator[Fault]:
    """The findings of Pydantic as faults with line and column. A list is not said to be short of an entry that is there
    and at fault itself."""
    every = error.errors(include_url=False)
    above = {found["loc"][:depth] for found in every for depth in range(len(found["loc"]))}
    for found in every:
        if found["type"] == "too_short" and found["loc"] in above:
            continue
        alone = ValidationError.from_exception_data(whole, [cast("InitErrorDetails", found)])
        at = places.of(_written(tuple(found["loc"]), content))
        for fault in catalog.faults(alone, content, places.where, Rulebook, whole):
            yield _plainly(replace(fault, where=at), found)


def _plainly(fault: Fault, found: Any) -> Fault:
    """With patterns in words, and what is near of words that can stand there."""
    about = found.get("ctx", {})
    if words := _PATTERNS.get(about.get("pattern", "")):
        return replace(fault, expected=words)
    if found["type"] in ("enum", "literal_error") and isinstance(found["input"], str):
        choices = re.findall(r"'([^']*)'", str(about.get("expected", "")))
        return replace(fault, do=fault.do or near(found["input"], choices))
    return fault


def _written(path: Sequence[str | int], content: Any) -> list[str | int]:
    """The steps of a path that the file has: Pydantic adds some of its own."""
    kept = []
    for step in path:
        if isinstance(content, Mapped | Listed) and step in content.lines:
            kept.append(step)
            content = content[step]  # type: ignore[index]
    return kept


def _at(where: str, line: int, column: int) -> str:
    return f"{where}, line {line + 1}, column {column + 1}"
