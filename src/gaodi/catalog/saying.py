"""Says what is wrong in a YAML file in sentences, and finds the line where it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from gaodi.catalog.lines import Listed, Mapped
from gaodi.errors import Fault, GaodiError

_EXPECTED = {
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "string_type": "text (put a number that is meant as text in quotes: '2023')",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "keys and values",
    "dict_type": "keys and values",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_from_datetime_parsing": "a date such as 2023-06-30",
    "date_parsing": "a date such as 2023-06-30",
    "date_type": "a date such as 2023-06-30",
    "datetime_parsing": "a moment such as 2023-06-30T12:00",
    "datetime_from_date_parsing": "a moment such as 2023-06-30T12:00",
    "datetime_type": "a moment such as 2023-06-30T12:00",
    "int_from_float": "a whole number",
    "finite_number": "a number that is neither infinite nor nan",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "mapping_type": "keys and values",
    "model_attributes_type": "keys and values",
    "none_required": "nothing",
    "string_pattern_mismatch": "text of the form {pattern}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "multiple_of": "a multiple of {multiple_of}",
    "string_too_short": "text of at least {min_length} characters",
    "string_too_long": "text of at most {max_length} characters",
    "too_short": "at least {min_length} entries",
    "too_long": "at most {max_length} entries",
}
_ONE = {" 1 characters": " 1 character", " 1 entries": " 1 entry"}


def faults(error: ValidationError, content: Any, where: str, model: Any, whole: str = "The file") -> Iterator[Fault]:
    """Each finding of Pydantic as a fault with its line. model: what was read, for the keys it knows."""
    for found in error.errors(include_url=False):
        path = _written(tuple(found["loc"]), content)
        key, kind = str(found["loc"][-1]) if found["loc"] else "", found["type"]
        if kind == "missing":
            yield Fault(f"{_owner(path[:-1], whole)} lacks `{key}`", place(content, path[:-1], where))
        elif kind == "extra_forbidden":
            what = f"{_owner(path[:-1], whole)} does not know the key `{key}`"
            yield Fault(what, place(content, path, where), do=_instead(key, _keys(model)))
        elif kind in ("value_error", "assertion_error"):
            yield from _raised(found, path, place(content, path, where), whole)
        else:
            what = f"`{_dotted(path)}`" if path else whole
            yield Fault(f"{what} is {shown(found['input'])}", place(content, path, where), expected(found))


def expected(found: Any) -> str:
    """What Pydantic would have taken in the place of one finding, in words that stand after "Expected"."""
    known = found.get("ctx", {})
    if "expected" in known:
        return str(known["expected"])
    words = _EXPECTED.get(found["type"], "").format_map({name: _plain(value) for name, value in known.items()})
    for many, one in _ONE.items():
        words = words.removesuffix(many) + one if words.endswith(many) else words
    return words or _bare(str(found["msg"]))


def _plain(value: Any) -> str:
    """A limit as a file says it: 1 and not 1.0."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _bare(message: str) -> str:
    """What is left of a message of Pydantic that is not known here: what should be, without its head."""
    return re.sub(r"^.*? should be (?:an? valid )?", "", message)


def place(content: Any, path: Sequence[str | int], where: str) -> str:
    """`file, line n`: the line of the deepest key on the path that the file has, or the file that it was taken from."""
    line = None
    for step in path:
        found = _line(content, step)
        if found is None:
            break
        where = getattr(content, "files", {}).get(step, where)
        line, content = found, content[step]
    return where if line is None else f"{where}, line {line + 1}"


def _raised(found: Any, path: tuple[str | int, ...], at: str, whole: str) -> Iterator[Fault]:
    """What a validator of the model raised: the faults of Gaodi's own errors, the sentence of any other."""
    raised = found.get("ctx", {}).get("error")
    owner = _owner(path, whole)
    if isinstance(raised, GaodiError):
        for fault in raised.faults:
            yield Fault(f"{owner}: {fault.what}", at, fault.expected, fault.do)
    else:
        yield Fault(f"{owner}: {raised or found['msg']}", at)


def _written(path: tuple[str | int, ...], content: Any) -> tuple[str | int, ...]:
    """The path without the steps that Pydantic adds (the tag of a union, `function-after[…]`) and the file has not."""
    kept: list[str | int] = []
    for number, step in enumerate(path):
        last = number == len(path) - 1
        inside = step in content if isinstance(content, Mapping) else _has(content, step)
        if inside or last:
            kept.append(step)
            content = content[step] if inside else None
    return tuple(kept)


def _has(content: Any, step: str | int) -> bool:
    return isinstance(content, list) and isinstance(step, int) and step < len(content)


def _line(content: Any, step: str | int) -> int | None:
    return content.lines.get(step) if isinstance(content, Mapped | Listed) else None


def _instead(key: str, known: set[str]) -> str:
    """What to do with a key that is not known where it stands; elsewhere in the file it may be."""
    if key in known:
        return "Put it where it belongs, or take it out"
    near = difflib.get_close_matches(key, sorted(known), n=1)
    return f"Perhaps `{near[0]}` is meant" if near else "Take it out"


def _keys(model: Any, seen: set[Any] | None = None) -> set[str]:
    """Every key that the model and the models within it know."""
    seen = set() if seen is None else seen
    keys: set[str] = set()
    if isinstance(model, type) and issubclass(model, BaseModel) and model not in seen:
        seen.add(model)
        for name, field in model.model_fields.items():
            keys |= {field.alias or name} | _keys(field.annotation, seen)
    for part in get_args(model):
        keys |= _keys(part, seen)
    return keys


def shown(value: Any) -> str:
    """A value in short, as it is named in a fault. What holds others is named and not written out: aliases can make
    it endless."""
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "keys and values"
    if isinstance(value, list | tuple | set):
        return "a list"
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _owner(path: Sequence[str | int], whole: str) -> str:
    return f"`{_dotted(path)}`" if path else whole


def _dotted(path: Sequence[str | int]) -> str:
    """targets[3].unit: counted from 1, as a reader counts."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.lstrip(".")
