"""YAML as plain values, with mappings and lists that remember where each of their entries stands.

The C parser of `ruamel.yaml.clib` reads it, ten times as fast as the one in Python, which takes its place where that is
not there. Nothing in the text is executed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor


class Mark(NamedTuple):
    """Where a value begins: line and column, from 0. style: `|`, `>`, `"`, `'` or nothing, as the value is written."""

    line: int
    column: int
    style: str


class Mapped(dict[Any, Any]):
    """A mapping. lines: key → line of the key, from 0. marks: key → where its value begins."""

    lines: dict[Any, int]
    marks: dict[Any, Mark]


class Listed(list[Any]):
    """A list. lines: position → line, from 0. marks: position → where the entry begins."""

    lines: dict[Any, int]
    marks: dict[Any, Mark]


class _Constructor(SafeConstructor):
    """Makes the two from the nodes of a document; a container may hold itself, so it is there before it is filled."""

    def mapped(self, node: Any) -> Iterator[Mapped]:
        made = Mapped()
        made.lines, made.marks = {}, {}
        yield made
        made.update(self.construct_mapping(node))
        keys = [(self.construct_object(key), key, value) for key, value in node.value]
        made.lines = {name: key.start_mark.line for name, key, _ in keys}
        made.marks = {name: _mark(value) for name, _, value in keys}

    def listed(self, node: Any) -> Iterator[Listed]:
        made = Listed()
        made.lines, made.marks = {}, {}
        yield made
        made.extend(self.construct_sequence(node))
        made.lines = {number: entry.start_mark.line for number, entry in enumerate(node.value)}
        made.marks = {number: _mark(entry) for number, entry in enumerate(node.value)}

    def day(self, node: Any) -> Any:
        """A day; what looks like one and is none stays a text, which whoever wants a day refuses with its line."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


def _mark(node: Any) -> Mark:
    return Mark(node.start_mark.line, node.start_mark.column, getattr(node, "style", None) or "")


_Constructor.add_constructor("tag:yaml.org,2002:map", _Constructor.mapped)
_Constructor.add_constructor("tag:yaml.org,2002:seq", _Constructor.listed)
_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.day)


def read(text: str) -> Any:
    """The content of a document. Raises YAMLError."""
    yaml = YAML(typ="safe")
    yaml.Constructor = _Constructor
    return yaml.load(text)
