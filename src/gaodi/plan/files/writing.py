"""Writes plan.yaml: items in blocks, spans and mentions on one line, nothing that says nothing."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from gaodi.plan.model import Plan, Record

FORMAT = "gaodi-plan/1"

_HEAD = """\
{title}

The compiled plan: what Gaodi reads in the document named under `source`. It may be read, compared and edited by hand;
`gaodi plan show FILE` checks it and names every fault with its line. Keys are described in docs/plan-format.md.
span: [start, end) in characters of the document's text. A key that is not there has no value in the text.
"""
# What is one short fact each stands on one line; targets and names are short facts only inside a task.
_INLINE = {
    "span",
    "part_of",
    "deadline_span",
    "period",
    "places",
    "sections",
    "mentions",
    "repeats",
    "targets",
    "names",
}
_LISTS_OF_BLOCKS = {("targets", 1), ("names", 1)}


def dumps(plan: Plan) -> str:
    """The plan as YAML text."""
    content = CommentedMap({"format": FORMAT})
    content.update(_mapping(plan, depth=1))
    content.yaml_set_start_comment(_HEAD.format(title=plan.title))
    for name in ("source", "sections", "targets", "tasks", "names"):
        if name in content:
            content.yaml_set_comment_before_after_key(name, before="\n")
    stream = io.StringIO()
    _yaml().dump(content, stream)
    return stream.getvalue()


def save(plan: Plan, path: str | Path) -> Path:
    """Write the plan as UTF-8; the path."""
    path = Path(path)
    path.write_text(dumps(plan), encoding="utf-8", newline="\n")
    return path


def _yaml() -> YAML:
    yaml = YAML()
    # A quote stays on its line, however long: a changed word is then one changed line.
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _mapping(record: Record, depth: int) -> CommentedMap:
    found = CommentedMap()
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value is None or value == () or value == "":
            continue
        found[name] = _written(name, value, depth)
    return found


def _written(name: str, value: Any, depth: int) -> Any:
    if isinstance(value, Record):
        return _mapping(value, depth + 1)
    if isinstance(value, tuple):
        return _sequence(name, value, depth)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return str(value) if isinstance(value, str) else value


def _sequence(name: str, values: tuple[Any, ...], depth: int) -> CommentedSeq:
    items = [_mapping(v, depth + 1) if isinstance(v, Record) else _written("", v, depth + 1) for v in values]
    found = CommentedSeq(items)
    if all(not isinstance(v, Record) for v in values):
        found.fa.set_flow_style()
    elif name in _INLINE and (name, depth) not in _LISTS_OF_BLOCKS:
        for item in items:
            item.fa.set_flow_style()
    return found
