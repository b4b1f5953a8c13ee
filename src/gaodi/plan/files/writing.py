"""Writes plan.yaml: items in blocks, spans and mentions on one line, nothing that says nothing."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from gaodi.plan.model import Plan, Record

FORMAT = "gaodi-plan/1"

_HEAD = """\
{title}

The compiled plan: what Gaodi reads in the document named under `source`. It may be read, compared and edited by hand;
`gaodi plan show FILE` checks it and names every fault with its line. Keys are described in docs/plan-format.md.
span: [start, end) in characters of the document's text. A key that is not there has no value in the text.
"""
_FRAGILE = re.compile(r"[\0-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
# Short facts that stand on one line each.
_INLINE = {"places", "sections", "repeats", "measures", "mentions"}


def dumps(plan: Plan) -> str:
    """The plan as YAML text."""
    content = CommentedMap({"format": FORMAT})
    content.update(_mapping(plan))
    content.yaml_set_start_comment(_HEAD.format(title=_FRAGILE.sub(" ", plan.title)))
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


def _mapping(record: Record) -> CommentedMap:
    found = CommentedMap()
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value is None or value == () or value == "":
            continue
        found[name] = _written(name, value)
    return found


def _written(name: str, value: Any) -> Any:
    if isinstance(value, Record):
        return _mapping(value)
    if isinstance(value, tuple):
        return _sequence(name, value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        # A plain or folded scalar would lose these: line ends of other alphabets, marks, control characters.
        return DoubleQuotedScalarString(value) if _FRAGILE.search(value) else str(value)
    return value


def _sequence(name: str, values: tuple[Any, ...]) -> CommentedSeq:
    items = [_mapping(v) if isinstance(v, Record) else _written("", v) for v in values]
    found = CommentedSeq(items)
    if all(not isinstance(v, Record) for v in values):
        found.fa.set_flow_style()
    elif name in _INLINE:
        for item in items:
            item.fa.set_flow_style()
    return found
