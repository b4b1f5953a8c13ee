"""Reads plan.yaml back. A file that people edit has faults; all of them are named at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from gaodi.errors import Fault, InputError
from gaodi.plan.files import checking, saying
from gaodi.plan.files.writing import FORMAT
from gaodi.plan.model import Plan


def load(path: str | Path) -> Plan:
    """The plan in the file. Raises InputError with every fault of the file and its line."""
    path = Path(path)
    if not path.is_file():
        raise InputError(Fault("There is no such file", str(path), "a plan.yaml", "Check the name and the folder"))
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(Fault("The file is not UTF-8 text", str(path), "a plan.yaml")) from error
    return loads(text, str(path))


def loads(text: str, where: str = "plan.yaml") -> Plan:
    """The plan in the text. where: what to call it in faults."""
    content = _parsed(text, where)
    if faults := list(_format(content, where)):
        raise InputError.of(faults)
    body = {key: value for key, value in content.items() if key != "format"}
    try:
        plan = Plan.model_validate(body)
    except ValidationError as error:
        raise InputError.of(saying.faults(error, content, where)) from error
    if wrong := list(checking.check(plan)):
        raise InputError.of(Fault(w.what, saying.place(content, w.at, where), w.expected, w.do) for w in wrong)
    return plan


def _parsed(text: str, where: str) -> Any:
    try:
        return YAML().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        at = f"{where}, line {mark.line + 1}" if mark else where
        problem = str(error.problem or "It cannot be read as YAML").strip()
        what = "A key stands there twice" if "duplicate key" in problem else problem[:1].upper() + problem[1:]
        raise InputError(Fault(what, at, "YAML", "Put this line right")) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise InputError(Fault(f"It cannot be read as YAML ({type(error).__name__})", where)) from error


def _format(content: Any, where: str) -> Iterator[Fault]:
    if not isinstance(content, dict):
        yield Fault("This is not a compiled plan", where, f"keys, beginning with `format: {FORMAT}`")
    elif content.get("format") != FORMAT:
        said = content.get("format")
        what = f"The format is {said!r}" if said else "The file does not say its format"
        at = saying.place(content, ("format",), where)
        yield Fault(what, at, f"`format: {FORMAT}`", "Compile the plan anew, or take a newer Gaodi")
