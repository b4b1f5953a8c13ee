"""Reads plan.yaml back. A file that people edit has faults; all of them are named at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gaodi.catalog import place, reading
from gaodi.errors import Fault, InputError
from gaodi.plan.files import checking
from gaodi.plan.files.writing import FORMAT
from gaodi.plan.model import Plan


def load(path: str | Path) -> Plan:
    """The plan in the file. Raises InputError with every fault of the file and its line."""
    return loads(reading.text(path, "a plan.yaml"), str(path))


def loads(text: str, where: str = "plan.yaml") -> Plan:
    """The plan in the text. where: what to call it in faults."""
    content = reading.parsed(text, where)
    if faults := list(_format(content, where)):
        raise InputError.of(faults)
    body = {key: value for key, value in content.items() if key != "format"}
    plan = reading.validated(body, Plan, where, "The plan", written=content)
    if wrong := list(checking.check(plan)):
        raise InputError.of(Fault(w.what, place(content, w.at, where), w.expected, w.do) for w in wrong)
    return plan


def _format(content: Any, where: str) -> Iterator[Fault]:
    if not isinstance(content, dict):
        yield Fault("This is not a compiled plan", where, f"keys, beginning with `format: {FORMAT}`")
    elif content.get("format") != FORMAT:
        said = content.get("format")
        what = f"The format is {said!r}" if said else "The file does not say its format"
        at = place(content, ("format",), where)
        yield Fault(what, at, f"`format: {FORMAT}`", "Compile the plan anew, or take a newer Gaodi")
