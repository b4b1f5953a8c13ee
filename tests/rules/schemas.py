"""As much of JSON Schema as the schema of rulebooks uses: what does not satisfy it, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip
WORDS = {"title", "description", "default", "$schema", "$defs", "$id", "format", "examples", "deprecated"}


def violations(value: Any, schema: Any, root: Any, at: str = "") -> Iterator[str]:
    """Everything in a value that a schema does not allow."""
    if schema is False:
        yield f"{at}: not allowed"
    if not isinstance(schema, dict):
        return
    for keyword, said in schema.items():
        if keyword not in WORDS:
            yield from CHECKS[keyword](value, said, schema, root, at)


def _ref(value: Any, said: str, _: Any, root: Any, at: str) -> Iterator[str]:
    yield from violations(value, root["$defs"][said.removeprefix("#/$defs/")], root, at)


def _type(value: Any, said: Any, *rest: Any) -> Iterator[str]:
    kinds = [said] if isinstance(said, str) else said
    fits = [isinstance(value, TYPES[kind]) and (isinstance(value, bool) <= (kind == "boolean")) for kind in kinds]
    if not any(fits):
        yield f"{rest[-1]}: {value!r} is no {said}"


def _any_of(value: Any, said: list[Any], _: Any, root: Any, at: str) -> Iterator[str]:
    ways = [list(violations(value, way, root, at)) for way in said]
    if all(ways):
        yield from min(ways, key=lambda way: (len(way), any("is no null" in one for one in way)))


def _all_of(value: Any, said: list[Any], _: Any, root: Any, at: str) -> Iterator[str]:
    for each in said:
        yield from violations(value, each, root, at)


def _if(value: Any, said: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    met = not list(violations(value, said, root, at))
    yield from violations(value, schema.get("then" if met else "else", True), root, at)


def _properties(value: Any, said: dict[str, Any], _: Any, root: Any, at: str) -> Iterator[str]:
    for name, each in said.items():
        if isinstance(value, dict) and name in value:
            yield from violations(value[name], each, root, f"{at}.{name}")


def _additional(value: Any, said: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    for name in value if isinstance(value, dict) else ():
        if name not in schema.get("properties", {}):
            yield from violations(value[name], said, root, f"{at}.{name}")


def _required(value: Any, said: list[str], *rest: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{rest[-1]}: lacks {name}" for name in said if name not in value)


def _items(value: Any, said: Any, schema: Any, root: Any, at: str) -> Iterator[str]:
    if isinstance(value, list):
        for place, each in enumerate(value[len(schema.get("prefixItems", ())) :]):
            yield from violations(each, said, root, f"{at}[{place}]")


def _prefix(value: Any, said: list[Any], _: Any, root: Any, at: str) -> Iterator[str]:
    for place, (each, wanted) in enumerate(zip(value, said, strict=False) if isinstance(value, list) else ()):
        yield from violations(each, wanted, root, f"{at}[{place}]")


def _names(value: Any, said: Any, _: Any, root: Any, at: str) -> Iterator[str]:
    for name in value if isinstance(value, dict) else ():
        yield from violations(name, said, root, f"{at}.{name}")


def _holds(test: Any, kinds: Any) -> Any:
    def check(value: Any, said: Any, *rest: Any) -> Iterator[str]:
        if isinstance(value, kinds) and not isinstance(value, bool) and not test(value, said):
            yield f"{rest[-1]}: {value!r} against {said!r}"

    return check


CHECKS: dict[str, Any] = {
    "if": _if,
    "then": lambda *_: iter(()),
    "else": lambda *_: iter(()),
    "$ref": _ref,
    "type": _type,
    "anyOf": _any_of,
    "oneOf": _any_of,
    "allOf": _all_of,
    "properties": _properties,
    "additionalProperties": _additional,
    "patternProperties": lambda *_: iter(()),
    "propertyNames": _names,
    "required": _required,
    "items": _items,
    "prefixItems": _prefix,
    "enum": lambda value, said, *rest: iter([] if value in said else [f"{rest[-1]}: {value!r} is none of {said}"]),
    "const": lambda value, said, *rest: iter([] if value == said else [f"{rest[-1]}: {value!r} is not {said!r}"]),
    "pattern": _holds(lambda value, said: re.search(said, value), str),
    "minLength": _holds(lambda value, said: len(value) >= said, str),
    "maxLength": _holds(lambda value, said: len(value) <= said, str),
    "minItems": _holds(lambda value, said: len(value) >= said, list),
    "maxItems": _holds(lambda value, said: len(value) <= said, list),
    "minProperties": _holds(lambda value, said: len(value) >= said, dict),
    "minimum": _holds(lambda value, said: value >= said, (int, float)),
    "maximum": _holds(lambda value, said: value <= said, (int, float)),
    "exclusiveMinimum": _holds(lambda value, said: value > said, (int, float)),
    "exclusiveMaximum": _holds(lambda value, said: value < said, (int, float)),
}
"""What each keyword asks; a keyword that is not here fails the test that meets it."""


def plain(value: Any) -> Any:
    """What YAML has read as JSON would hold it: days as texts, names of keys as texts."""
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
