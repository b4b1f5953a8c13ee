"""Writes plan.yaml: items in blocks, spans and mentions on one line, nothing that says nothing.

A plan of 100 pages has tens of thousands of scalars, and the emitter of a YAML library looks at each character of them;
what is written here is a small part of YAML, so it is written directly. Reading is the library's (`reading`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gaodi.plan.model import Plan, Record

FORMAT = "gaodi-plan/1"

_HEAD = """\
{title}

The compiled plan: what Gaodi reads in the document named under `source`. It may be read, compared and edited by hand;
`gaodi plan show FILE` checks it and names every fault with its line. Keys are described in docs/plan-format.md.
span: [start, end) in characters of the document's text. A key that is not there has no value in the text.
"""
_FRAGILE = re.compile(r"[\0-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
# What needs no quotes, within braces or without: words, and the signs that mean nothing to YAML in their midst.
_PLAIN = re.compile(
    r"(?:[^\W_]|[(（《〈〔“])(?:[\w/.;+%()（）《》〈〉〔〕“”‘’，。；：！？、·—…～\-]|(?<! ) (?=[^\s#]))*"
)
# A word that is a value, or a number, a date, a time.
_OTHER = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|nan|inf|\d[!-~]{0,40})\Z", re.IGNORECASE)
# Short facts that stand on one line each.
_INLINE = {"places", "sections", "repeats", "measures", "mentions"}
_APART = {"source", "sections", "targets", "tasks", "names"}


def dumps(plan: Plan) -> str:
    """The plan as YAML text."""
    return "".join(f"{line}\n" for line in _lines(plan))


def save(plan: Plan, path: str | Path) -> Path:
    """Write the plan as UTF-8; the path."""
    path = Path(path)
    path.write_text(dumps(plan), encoding="utf-8", newline="\n")
    return path


def _lines(plan: Plan) -> Iterator[str]:
    for line in _HEAD.format(title=_FRAGILE.sub(" ", plan.title)).splitlines():
        yield f"# {line}" if line else ""
    yield f"format: {FORMAT}"
    for key, value in _said(plan):
        if key in _APART:
            yield ""
        yield from _entry(key, value, "")


def _said(record: Record) -> Iterator[tuple[str, Any]]:
    """The fields that say something, and those that must be there."""
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if value not in (None, (), "") or field.is_required():
            yield key, value


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Record):
        yield f"{indent}{key}:"
        for name, inner in _said(value):
            yield from _entry(name, inner, f"{indent}  ")
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        yield f"{indent}{key}:"
        for record in value:
            yield from _item(record, f"{indent}  ", inline=key in _INLINE)
    else:
        yield f"{indent}{key}: {_scalar(value)}"


def _item(record: Record, indent: str, *, inline: bool) -> Iterator[str]:
    if inline:
        yield f"{indent}- {_scalar(record)}"
        return
    mark = "- "
    for key, value in _said(record):
        for line in _entry(key, value, f"{indent}  "):
            yield f"{indent}{mark}{line[len(indent) + 2 :]}"
            mark = "  "


def _scalar(value: Any) -> str:
    """A value on its line."""
    if isinstance(value, Record):
        return f"{{{', '.join(f'{key}: {_scalar(inner)}' for key, inner in _said(value))}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return _words(str(value)) if isinstance(value, str) else str(value)


def _words(text: str) -> str:
    """A string, in quotes where YAML would take it for something else."""
    if _FRAGILE.search(text):
        return _FRAGILE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))
    if _PLAIN.fullmatch(text) and not _OTHER.match(text):
        return text
    return "'" + text.replace("'", "''") + "'"
