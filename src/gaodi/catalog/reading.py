"""Reads a YAML file that people edit into a Pydantic model: all that is wrong is said at once, each with its line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from gaodi.catalog import lines
from gaodi.catalog.saying import faults
from gaodi.errors import Fault, InputError

T = TypeVar("T")


def load(path: str | Path, model: type[T]) -> T:
    """The file as the model, or as any type that Pydantic knows, such as `tuple[Metric, ...]`.

    Raises InputError with one fault for each error; its `where` is `file, line n`.
    """
    return loads(text(path), model, str(path))


def loads(content: str, model: type[T], where: str) -> T:
    """The YAML text as the model. where: what to call it in faults."""
    return validated(parsed(content, where), model, where)


def text(path: str | Path, expected: str = "a YAML file") -> str:
    """The text of the file. expected: what it should be, for faults."""
    path = Path(path)
    if path.is_dir():
        raise InputError(Fault("This is a folder", str(path), expected, "Name a file"))
    if not path.is_file():
        raise InputError(Fault("There is no such file", str(path), expected, "Check the name and the folder"))
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Fault("The file is not UTF-8 text", str(path), expected, "Save it as UTF-8")) from error


def parsed(content: str, where: str) -> Any:
    """The YAML text as plain lists, mappings and values that remember their lines. Nothing in it is executed."""
    try:
        return lines.read(content)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        at = f"{where}, line {mark.line + 1}" if mark else where
        raise InputError(_problem(error, at)) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise InputError(Fault(f"It cannot be read as YAML ({type(error).__name__})", where)) from error


def _problem(error: MarkedYAMLError, at: str) -> Fault:
    problem = str(error.problem or "It cannot be read as YAML").strip()
    if twice := _TWICE.match(problem):
        return Fault(f"The key `{twice[1]}` stands there twice", at, "each key once", "Take one of them out")
    if "constructor for the tag" in problem:
        problem = "Tags (!…) are not read"
    return Fault(problem[:1].upper() + problem[1:], at, "YAML", "Put this line right")


_TWICE = re.compile(r'found duplicate key "(.*?)" with value', re.DOTALL)


def validated(content: Any, model: type[T], where: str, whole: str = "The file", written: Any = None) -> T:
    """The content as the model. whole: what to call the whole in faults; written: the content that has the lines."""
    try:
        return TypeAdapter(model).validate_python(content)
    except ValidationError as error:
        raise InputError.of(faults(error, content if written is None else written, where, model, whole)) from error
