"""YAML as plain values, with mappings and lists that remember on which line each of their entries stands.

The C parser of `ruamel.yaml.clib` reads it, ten times as fast as the one in Python, which takes its place where that is
not there. Nothing in the text is executed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor


class Mapped(dict[Any, Any]):
    """A mapping. lines: key → line, from 0."""

    lines: dict[Any, int]


class Listed(list[Any]):
    """A list. lines: position → line, from 0."""

    lines: dict[Any, int]


class _Constructor(SafeConstructor):
    """Makes the two from the nodes of a document; a container may hold itself, so it is there before it is filled."""

    def mapped(self, node: Any) -> Iterator[Mapped]:
        made = Mapped()
        made.lines = {}
        yield made
        made.update(self.construct_mapping(node))
        made.lines = {self.construct_object(key): key.start_mark.line for key, _ in node.value}

    def listed(self, node: Any) -> Iterator[Listed]:
        made = Listed()
        made.lines = {}
        yield made
        made.extend(self.construct_sequence(node))
        made.lines = {number: entry.start_mark.line for number, entry in enumerate(node.value)}


_Constructor.add_constructor("tag:yaml.org,2002:map", _Constructor.mapped)
_Constructor.add_constructor("tag:yaml.org,2002:seq", _Constructor.listed)


def read(text: str) -> Any:
    """The content of a document. Raises YAMLError."""
    yaml = YAML(typ="safe")
    yaml.Constructor = _Constructor
    return yaml.load(text)
