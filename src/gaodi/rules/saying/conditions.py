"""Conditions in words: comparisons, what something is one of, and, or, not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Origin
from gaodi.rules.saying.binding import LOOSE, SUM, TIGHT

if TYPE_CHECKING:
    from gaodi.rules.saying.speaking import Speaker

_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
_PLACE = {"为": "位于", "不是": "不位于"}
_REACHES = {"为": "达到", "不是": "未达到"}


def _comparison(say: Speaker, node: nodes.Comparison) -> tuple[str, int]:
    return f"{say.inside(node.left, SUM)} {_SIGNS[node.sign]} {say.inside(node.right, SUM)}", SUM


def _among(say: Speaker, node: nodes.Among) -> tuple[str, int]:
    return _belongs(say, node, ("is", "为")), SUM


def _belongs(say: Speaker, node: nodes.Among, verb: tuple[str, str]) -> str:
    """That a text is one of several. verb: in English and Chinese, so that it can be said that it is not."""
    source = node.of.input if isinstance(node.of, nodes.Column) else None
    values = [say.labels.value(value, source) for value in node.values]
    head, (english, chinese) = say.inside(node.of, TIGHT), verb
    if source is not None and (source.origin, source.name) == (Origin.ATTRIBUTE, "region"):
        where = (" or " if say.english else "、").join(values)
        return f"{english} in {where}".removeprefix("is ") if say.english else f"{_PLACE[chinese]}{where}"
    if 1 < len(values) == len(_upwards(node)):
        above = f"{head} {english} {values[0]} or above"
        return above if say.english else f"{head}{_REACHES[chinese]}{values[0]}"
    if len(values) == 1:
        return f"{head} {english} {values[0]}" if say.english else f"{head}{chinese}{values[0]}"
    listed = (", " if say.english else "、").join(values)
    if say.english:
        return f"{head} {english} one of {listed}"
    return f"{head}{chinese}{listed}{'之一' if chinese == '为' else ''}"


def _logic(say: Speaker, node: nodes.Logic) -> tuple[str, int]:
    words = {"and": ("且", "and"), "or": ("或", "or")}[node.sign][say.english]
    return f" {words} ".join(say.inside(part, SUM) for part in node.parts), LOOSE


def _not(say: Speaker, node: nodes.Not) -> tuple[str, int]:
    inner = say.inside(node.of, TIGHT)
    if isinstance(node.of, nodes.Among):
        return _belongs(say, node.of, ("is not", "不是")), SUM
    if isinstance(node.of, nodes.Known):
        what = say.node(node.of.of)
        return (f"{what} is not known" if say.english else f"{what}无数据"), SUM
    if isinstance(node.of, nodes.Column):
        return _without(say, node.of, inner), SUM
    return (f"not {inner}" if say.english else f"不满足{inner}"), SUM


def _without(say: Speaker, node: nodes.Column, inner: str) -> str:
    """That a yes-or-no is no."""
    if node.input.origin in (Origin.LIST, Origin.ATTRIBUTE):
        return f"not {inner}" if say.english else f"未{inner}" if _is_list(node) else f"非{inner}"
    return f"“{inner}” does not hold" if say.english else f"没有“{inner}”的情形"


def _at_least(say: Speaker, node: nodes.AtLeast) -> tuple[str, int]:
    parts = ("; " if say.english else "；").join(say.node(part) for part in node.parts)
    if say.english:
        return f"at least {node.count} of: {parts}", LOOSE
    return f"下列至少{node.count}项：{parts}", LOOSE


def _known(say: Speaker, node: nodes.Known) -> tuple[str, int]:
    inner = say.node(node.of)
    return (f"{inner} is known" if say.english else f"{inner}有数据"), SUM


def _absent(say: Speaker, node: nodes.Absent) -> tuple[str, int]:
    inner = say.node(node.of)
    return (f"nothing is known of {inner}" if say.english else f"{inner}无数据"), SUM


def _upwards(node: nodes.Among) -> tuple[str, ...]:
    """The values where they are all from one upwards in the order of the category, but not all that there are."""
    every = node.of.type.values
    return node.values if node.values == every[-len(node.values) :] and len(node.values) < len(every) else ()


def _is_list(node: nodes.Column) -> bool:
    return node.input.origin is Origin.LIST


SAID: dict[type, Callable[[Speaker, Any], tuple[str, int]]] = {
    nodes.Comparison: _comparison,
    nodes.Among: _among,
    nodes.Logic: _logic,
    nodes.Not: _not,
    nodes.AtLeast: _at_least,
    nodes.Known: _known,
    nodes.Absent: _absent,
}
"""How each node is said, and how tightly its words bind."""
