"""Numbers in words: figures with their units, arithmetic, limits, tables of lines."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gaodi import units
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.language.types import ONE, Kind
from gaodi.rules.saying.binding import LOOSE, PRODUCT, SUM, TIGHT
from gaodi.rules.saying.quantities import quantity
from gaodi.units import Unit

if TYPE_CHECKING:
    from gaodi.rules.saying.speaking import Speaker

PERCENT, MONEY, GREAT_MONEY = units.parse("%"), units.parse("万元"), units.parse("亿元")
_GREAT, _TWICE = 10_000, 2
"""From here on 万元 are said as 亿元, and a ratio as a number and not in percent."""


def is_ratio(node: Node) -> bool:
    """Whether a number is a share or a rate, which are shown in percent."""
    return node.type.kind is Kind.NUMBER and not node.type.bare and node.type.measure.symbol == "1"


def _constant(say: Speaker, node: nodes.Constant) -> tuple[str, int]:
    if isinstance(node.value, Fraction):
        if is_ratio(node) and abs(node.value) < _TWICE:
            return quantity(node.value * 100, PERCENT, say.language, digits=10), TIGHT
        return _figure(say, node.value, node.type.measure), TIGHT
    if isinstance(node.value, bool):
        words = ("never", "always") if say.english else ("不成立", "恒成立")
        return words[node.value], TIGHT
    return str(node.value), TIGHT


def _figure(say: Speaker, value: Fraction, unit: Unit) -> str:
    """A constant of the text; 万元 from ten thousand on are 亿元."""
    if not say.english and unit.symbol == MONEY.symbol and abs(value) >= _GREAT:
        value, unit = value / _GREAT, GREAT_MONEY
    return quantity(value, unit, say.language, digits=10)


def _between(say: Speaker, node: nodes.Between) -> tuple[str, int]:
    low, high = (quantity(end, node.type.measure, say.language) for end in (node.low, node.high))
    if say.english:
        return f"what the office settles between {low} and {high}", TIGHT
    return f"主管部门在 {low} 至 {high} 之间确定的数额", TIGHT


def _unknown(say: Speaker, node: nodes.Unknown) -> tuple[str, int]:
    label = say.program.rulebook.parameters[node.name].label.label(say.language)
    return (f"{label} (to be confirmed)" if say.english else f"{label}（待确认）"), TIGHT


def _column(say: Speaker, node: nodes.Column) -> tuple[str, int]:
    return say.labels.input(node.input), TIGHT


def _step(say: Speaker, node: nodes.Step) -> tuple[str, int]:
    inner = say.program.steps.get(node.name)
    if isinstance(inner, nodes.Group | nodes.Rank):
        return say.said(inner)
    return say.labels.step(node.name), TIGHT


def _scaled(say: Speaker, node: nodes.Scaled) -> tuple[str, int]:
    if node.by == -1:
        return f"−{say.inside(node.of, TIGHT)}", SUM
    if node.type.measure.symbol == node.of.type.measure.symbol:
        return f"{quantity(node.by, ONE, say.language, 10)} × {say.inside(node.of, PRODUCT)}", PRODUCT
    return say.said(node.of)


def _arithmetic(say: Speaker, node: nodes.Arithmetic) -> tuple[str, int]:
    binds = SUM if node.sign in "+-" else PRODUCT
    sign = {"+": "+", "-": "−", "*": "×", "/": "÷"}[node.sign]
    right = binds + 1 if node.sign in "-/" else binds
    return f"{say.inside(node.left, binds)} {sign} {say.inside(node.right, right)}", binds


def _extreme(say: Speaker, node: nodes.Extreme) -> tuple[str, int]:
    limits = [part for part in node.parts if isinstance(part, nodes.Constant)]
    others = [part for part in node.parts if not isinstance(part, nodes.Constant)]
    if len(limits) == len(others) == 1:
        return _limited(say, node, others[0], say.node(limits[0]))
    parts = (", " if say.english else "、").join(say.node(part) for part in node.parts)
    if say.english:
        return f"the {'least' if node.least else 'greatest'} of ({parts})", TIGHT
    return f"（{parts}）中的{'较小' if node.least else '较大'}者", TIGHT


def _limited(say: Speaker, node: nodes.Extreme, of: Node, limit: str) -> tuple[str, int]:
    """Not over a limit, or not under it, or both."""
    within = _within_limits(say, node, of, limit)
    if within:
        return within, LOOSE
    inner = say.inside(of, SUM)
    if say.english:
        return f"{inner}, {'at most' if node.least else 'at least'} {limit}", LOOSE
    return f"{inner}，{'不超过' if node.least else '不低于'} {limit}", LOOSE


def _within_limits(say: Speaker, node: nodes.Extreme, of: Node, limit: str) -> str:
    """Of a limit upon the other one; empty where there is only one."""
    if not isinstance(of, nodes.Extreme) or of.least is node.least:
        return ""
    limits = [part for part in of.parts if isinstance(part, nodes.Constant)]
    others = [part for part in of.parts if not isinstance(part, nodes.Constant)]
    if not len(limits) == len(others) == 1:
        return ""
    low, high = (say.node(limits[0]), limit) if node.least else (limit, say.node(limits[0]))
    inner = say.inside(others[0], SUM)
    return f"{inner}, from {low} to {high}" if say.english else f"{inner}，限于 {low} 至 {high}"


def _positive(say: Speaker, node: nodes.Positive) -> tuple[str, int]:
    return say.said(node.of)


def _power(say: Speaker, node: nodes.Power) -> tuple[str, int]:
    years = node.exponent.denominator
    root = f"the {years}th root of " if say.english else f"{years}次方根 "
    return root + say.inside(node.of, TIGHT), TIGHT


def _whole(say: Speaker, node: nodes.Whole) -> tuple[str, int]:
    inner = say.node(node.of)
    if say.english:
        how = {"floor": "rounded down", "ceil": "rounded up", "round": f"rounded to {node.digits} decimals"}
        return f"({inner}) {how[node.way]}", TIGHT
    how = {"floor": "向下取整", "ceil": "向上取整", "round": f"四舍五入保留{node.digits}位小数"}
    return f"（{inner}）{how[node.way]}", TIGHT


def _lines(say: Speaker, node: nodes.Lines) -> tuple[str, int]:
    first = node.lines[0]
    if len(node.lines) == 1 and isinstance(first[0], nodes.Absent) and first[0].of == node.otherwise:
        known, else_ = say.node(node.otherwise), say.node(first[1])
        return (f"{known} ({else_} where not known)" if say.english else f"{known}（无数据按 {else_}计）"), TIGHT
    if say.english:
        lines = [f"{say.node(then)} if {say.node(when)}" for when, then in node.lines]
        return "; ".join([*lines, f"else {say.node(node.otherwise)}"]), LOOSE
    lines = [f"{say.node(when)}时为 {say.node(then)}" for when, then in node.lines]
    return "；".join([*lines, f"否则为 {say.node(node.otherwise)}"]), LOOSE


def _count_true(say: Speaker, node: nodes.CountTrue) -> tuple[str, int]:
    parts = (", " if say.english else "、").join(say.node(part) for part in node.parts)
    return (f"the number met of ({parts})" if say.english else f"（{parts}）中满足的项数"), TIGHT


def _within(say: Speaker, node: nodes.Within) -> tuple[str, int]:
    return say.said(node.of)


def _years_since(say: Speaker, node: nodes.YearsSince) -> tuple[str, int]:
    inner = say.node(node.of)
    return (f"years since {inner}" if say.english else f"{inner}至评价日的整年数"), TIGHT


SAID: dict[type, Callable[[Speaker, Any], tuple[str, int]]] = {
    nodes.Constant: _constant,
    nodes.Between: _between,
    nodes.Unknown: _unknown,
    nodes.Column: _column,
    nodes.Step: _step,
    nodes.Scaled: _scaled,
    nodes.Arithmetic: _arithmetic,
    nodes.Extreme: _extreme,
    nodes.Positive: _positive,
    nodes.Power: _power,
    nodes.Whole: _whole,
    nodes.Lines: _lines,
    nodes.CountTrue: _count_true,
    nodes.Within: _within,
    nodes.YearsSince: _years_since,
}
"""How each node is said, and how tightly its words bind."""
