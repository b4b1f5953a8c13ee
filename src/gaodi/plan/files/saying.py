"""Says what is wrong in plan.yaml in sentences, and finds the line where it stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from gaodi.errors import Fault
from gaodi.plan import model

_EXPECTED = {
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "string_type": "text (put a number that is meant as text in quotes: '2023')",
    "tuple_type": "a list",
    "model_type": "keys and values",
}
_KEYS = sorted({name for record in model.Record.__subclasses__() for name in record.model_fields})


def faults(error: ValidationError, content: Any, where: str) -> Iterator[Fault]:
    """Each finding of Pydantic as a fault with its line."""
    for found in error.errors(include_url=False):
        path = tuple(found["loc"])
        key, kind = str(path[-1]) if path else "", found["type"]
        if kind == "missing":
            yield Fault(f"{_owner(path[:-1])} lacks `{key}`", place(content, path[:-1], where))
        elif kind == "extra_forbidden":
            near = difflib.get_close_matches(key, _KEYS, n=1)
            do = f"Perhaps `{near[0]}` is meant" if near else "Take it out"
            yield Fault(f"{_owner(path[:-1])} does not know the key `{key}`", place(content, path, where), do=do)
        else:
            expected = str(found.get("ctx", {}).get("expected") or _EXPECTED.get(kind) or found["msg"])
            yield Fault(f"`{_dotted(path)}` is {found['input']!r}", place(content, path, where), expected)


def place(content: Any, path: Sequence[str | int], where: str) -> str:
    """`file, line n`: the line of the deepest key on the path that the file has."""
    line = None
    for step in path:
        found = _line(content, step)
        if found is None:
            break
        line, content = found, content[step]
    return where if line is None else f"{where}, line {line + 1}"


def _line(content: Any, step: str | int) -> int | None:
    data = getattr(getattr(content, "lc", None), "data", None)
    if not isinstance(data, Mapping) or step not in data:
        return None
    return int(data[step][0])


def _owner(path: Sequence[str | int]) -> str:
    return f"`{_dotted(path)}`" if path else "The plan"


def _dotted(path: Sequence[str | int]) -> str:
    """targets[3].unit: counted from 1, as a reader counts."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.lstrip(".")
