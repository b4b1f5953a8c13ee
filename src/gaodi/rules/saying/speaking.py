"""Nodes in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gaodi import units
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node, Origin
from gaodi.rules.language.types import ONE, Kind
from gaodi.rules.program import REQUIRE, Program
from gaodi.rules.saying.labels import Labels
from gaodi.rules.saying.quantities import quantity
from gaodi.rules.single import Interval
from gaodi.units import Unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_SIGNS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
_STATISTICS = {
    "mean": ("平均值", "mean"),
    "sum": ("合计", "sum"),
    "count": ("个数", "number"),
    "least": ("最小值", "least"),
    "greatest": ("最大值", "greatest"),
    "quantile": ("分位数", "quantile"),
    "ratio_of_sums": ("合计之比", "ratio of sums"),
}
PERCENT, MONEY, GREAT_MONEY = units.parse("%"), units.parse("万元"), units.parse("亿元")
_GREAT = 10_000
PLAIN, TWICE = 10, 2
"""From here on a ratio is said as a number and not in percent: a figure, a constant of the text."""
_PLACE = {"为": "位于", "不是": "不位于"}
_REACHES = {"为": "达到", "不是": "未达到"}
_TIGHT, _PRODUCT, _SUM, _LOOSE = 3, 2, 1, 0


class Speaker:
    """Says what nodes mean in one language. What has a name (items, `let`) is called by it unless it is asked for."""

    def __init__(self, program: Program, ws: Workspace | None = None, language: str = "zh") -> None:
        self.program, self.language = program, language
        self.labels = Labels(program, ws, language)
        self._english = language.startswith("en")

    def node(self, node: Node) -> str:
        """The words of a node."""
        return self._said(node)[0]

    def step(self, name: str) -> str:
        """The words of what a step computes."""
        node = self.program.steps.get(name) or self.program.after[name]
        if name == REQUIRE and isinstance(node, nodes.Constant) and node.value is True:
            return "everybody" if self._english else "全部对象"
        return self.node(node)

    def factor(self, name: str) -> str:
        """The words of what a step computes, in brackets where they have several parts."""
        return self._inside(self.program.steps[name], _TIGHT)

    def called(self, node: Node) -> str:
        """The name of a step that has one, else what it is made of."""
        if isinstance(node, nodes.Step) and self.labels.step(node.name) == node.name:
            return self.step(node.name)
        return self.node(node)

    def value(self, value: Any, node: Node) -> str:
        """A value of a node: a number with its unit, ends of what is bounded, yes or no, `unknown`."""
        if isinstance(value, Interval):
            return self._interval(value, node)
        if value is None:
            return "unknown" if self._english else "未知"
        if isinstance(value, bool):
            return (("no", "yes") if self._english else ("否", "是"))[value]
        if isinstance(value, date):
            return value.isoformat()
        source = node.input if isinstance(node, nodes.Column) else None
        return self.labels.value(str(value), source)

    def _interval(self, value: Interval, node: Node) -> str:
        unit, value = _shown(node, value)
        if value.absent:
            return "unknown" if self._english else "未知"
        low, high = (None if end is None else quantity(end, unit, self.language) for end in value)
        if value.known:
            return str(low)
        if low is None:
            return f"at most {high}" if self._english else f"不超过 {high}"
        if high is None:
            return f"at least {low}" if self._english else f"不低于 {low}"
        return f"between {low} and {high}" if self._english else f"{low} 至 {high}"

    def _said(self, node: Node) -> tuple[str, int]:
        return _METHODS[type(node)](self, node)

    def _inside(self, node: Node, at_least: int) -> str:
        """In brackets where the sign around binds more tightly."""
        words, binds = self._said(node)
        if binds >= at_least:
            return words
        return f"({words})" if self._english else f"（{words}）"

    def _constant(self, node: nodes.Constant) -> tuple[str, int]:
        if isinstance(node.value, Fraction):
            if _is_ratio(node) and abs(node.value) < 2:
                return quantity(node.value * 100, PERCENT, self.language, digits=10), _TIGHT
            return self._figure(node.value, node.type.measure), _TIGHT
        if isinstance(node.value, bool):
            words = ("never", "always") if self._english else ("不成立", "恒成立")
            return words[node.value], _TIGHT
        return str(node.value), _TIGHT

    def _figure(self, value: Fraction, unit: Unit) -> str:
        """A constant of the text; 万元 from ten thousand on are 亿元."""
        if not self._english and unit.symbol == MONEY.symbol and abs(value) >= _GREAT:
            value, unit = value / _GREAT, GREAT_MONEY
        return quantity(value, unit, self.language, digits=10)

    def _between(self, node: nodes.Between) -> tuple[str, int]:
        low, high = (quantity(end, node.type.measure, self.language) for end in (node.low, node.high))
        if self._english:
            return f"what the office settles between {low} and {high}", _TIGHT
        return f"主管部门在 {low} 至 {high} 之间确定的数额", _TIGHT

    def _unknown(self, node: nodes.Unknown) -> tuple[str, int]:
        label = self.program.rulebook.parameters[node.name].label.label(self.language)
        return (f"{label} (to be confirmed)" if self._english else f"{label}（待确认）"), _TIGHT

    def _column(self, node: nodes.Column) -> tuple[str, int]:
        return self.labels.input(node.input), _TIGHT

    def _step(self, node: nodes.Step) -> tuple[str, int]:
        inner = self.program.steps.get(node.name)
        if isinstance(inner, nodes.Group | nodes.Rank):
            return self._said(inner)
        return self.labels.step(node.name), _TIGHT

    def _scaled(self, node: nodes.Scaled) -> tuple[str, int]:
        if node.by == -1:
            return f"−{self._inside(node.of, _TIGHT)}", _SUM
        if node.type.measure.symbol == node.of.type.measure.symbol:
            return f"{quantity(node.by, ONE, self.language, 10)} × {self._inside(node.of, _PRODUCT)}", _PRODUCT
        return self._said(node.of)

    def _arithmetic(self, node: nodes.Arithmetic) -> tuple[str, int]:
        binds = _SUM if node.sign in "+-" else _PRODUCT
        sign = {"+": "+", "-": "−", "*": "×", "/": "÷"}[node.sign]
        right = binds + 1 if node.sign in "-/" else binds
        return f"{self._inside(node.left, binds)} {sign} {self._inside(node.right, right)}", binds

    def _extreme(self, node: nodes.Extreme) -> tuple[str, int]:
        limits = [part for part in node.parts if isinstance(part, nodes.Constant)]
        others = [part for part in node.parts if not isinstance(part, nodes.Constant)]
        if len(limits) == len(others) == 1:
            return self._limited(node, others[0], self.node(limits[0]))
        parts = (", " if self._english else "、").join(self.node(part) for part in node.parts)
        if self._english:
            return f"the {'least' if node.least else 'greatest'} of ({parts})", _TIGHT
        return f"（{parts}）中的{'较小' if node.least else '较大'}者", _TIGHT

    def _limited(self, node: nodes.Extreme, of: Node, limit: str) -> tuple[str, int]:
        """Not over a limit, or not under it, or both."""
        within = self._within_limits(node, of, limit)
        if within:
            return within, _LOOSE
        inner = self._inside(of, _SUM)
        if self._english:
            return f"{inner}, {'at most' if node.least else 'at least'} {limit}", _LOOSE
        return f"{inner}，{'不超过' if node.least else '不低于'} {limit}", _LOOSE

    def _within_limits(self, node: nodes.Extreme, of: Node, limit: str) -> str:
        """Of a limit upon the other one; empty where there is only one."""
        if not isinstance(of, nodes.Extreme) or of.least is node.least:
            return ""
        limits = [part for part in of.parts if isinstance(part, nodes.Constant)]
        others = [part for part in of.parts if not isinstance(part, nodes.Constant)]
        if not len(limits) == len(others) == 1:
            return ""
        low, high = (self.node(limits[0]), limit) if node.least else (limit, self.node(limits[0]))
        inner = self._inside(others[0], _SUM)
        return f"{inner}, from {low} to {high}" if self._english else f"{inner}，限于 {low} 至 {high}"

    def _positive(self, node: nodes.Positive) -> tuple[str, int]:
        return self._said(node.of)

    def _power(self, node: nodes.Power) -> tuple[str, int]:
        years = node.exponent.denominator
        root = f"the {years}th root of " if self._english else f"{years}次方根 "
        return root + self._inside(node.of, _TIGHT), _TIGHT

    def _whole(self, node: nodes.Whole) -> tuple[str, int]:
        inner = self.node(node.of)
        if self._english:
            how = {"floor": "rounded down", "ceil": "rounded up", "round": f"rounded to {node.digits} decimals"}
            return f"({inner}) {how[node.way]}", _TIGHT
        how = {"floor": "向下取整", "ceil": "向上取整", "round": f"四舍五入保留{node.digits}位小数"}
        return f"（{inner}）{how[node.way]}", _TIGHT

    def _lines(self, node: nodes.Lines) -> tuple[str, int]:
        if self._english:
            lines = [f"{self.node(then)} if {self.node(when)}" for when, then in node.lines]
            return "; ".join([*lines, f"else {self.node(node.otherwise)}"]), _LOOSE
        lines = [f"{self.node(when)}时为 {self.node(then)}" for when, then in node.lines]
        return "；".join([*lines, f"否则为 {self.node(node.otherwise)}"]), _LOOSE

    def _comparison(self, node: nodes.Comparison) -> tuple[str, int]:
        return f"{self._inside(node.left, _SUM)} {_SIGNS[node.sign]} {self._inside(node.right, _SUM)}", _SUM

    def _among(self, node: nodes.Among) -> tuple[str, int]:
        return self._belongs(node, ("is", "为")), _SUM

    def _belongs(self, node: nodes.Among, verb: tuple[str, str]) -> str:
        """That a text is one of several. verb: in English and Chinese, so that it can be said that it is not."""
        source = node.of.input if isinstance(node.of, nodes.Column) else None
        values = [self.labels.value(value, source) for value in node.values]
        head, (english, chinese) = self._inside(node.of, _TIGHT), verb
        if source is not None and (source.origin, source.name) == (Origin.ATTRIBUTE, "region"):
            where = (" or " if self._english else "、").join(values)
            return f"{english} in {where}".removeprefix("is ") if self._english else f"{_PLACE[chinese]}{where}"
        if 1 < len(values) == len(_upwards(node)):
            above = f"{head} {english} {values[0]} or above"
            return above if self._english else f"{head}{_REACHES[chinese]}{values[0]}"
        if len(values) == 1:
            return f"{head} {english} {values[0]}" if self._english else f"{head}{chinese}{values[0]}"
        listed = (", " if self._english else "、").join(values)
        if self._english:
            return f"{head} {english} one of {listed}"
        return f"{head}{chinese}{listed}{'之一' if chinese == '为' else ''}"

    def _logic(self, node: nodes.Logic) -> tuple[str, int]:
        words = {"and": ("且", "and"), "or": ("或", "or")}[node.sign][self._english]
        return f" {words} ".join(self._inside(part, _SUM) for part in node.parts), _LOOSE

    def _not(self, node: nodes.Not) -> tuple[str, int]:
        inner = self._inside(node.of, _TIGHT)
        if isinstance(node.of, nodes.Among):
            return self._belongs(node.of, ("is not", "不是")), _SUM
        if isinstance(node.of, nodes.Known):
            what = self.node(node.of.of)
            return (f"{what} is not known" if self._english else f"{what}无数据"), _SUM
        if isinstance(node.of, nodes.Column):
            return self._without(node.of, inner), _SUM
        return (f"not {inner}" if self._english else f"不满足{inner}"), _SUM

    def _without(self, node: nodes.Column, inner: str) -> str:
        """That a yes-or-no is no."""
        if node.input.origin in (Origin.LIST, Origin.ATTRIBUTE):
            return f"not {inner}" if self._english else f"未{inner}" if _is_list(node) else f"非{inner}"
        return f"“{inner}” does not hold" if self._english else f"没有“{inner}”的情形"

    def _at_least(self, node: nodes.AtLeast) -> tuple[str, int]:
        parts = ("; " if self._english else "；").join(self.node(part) for part in node.parts)
        if self._english:
            return f"at least {node.count} of: {parts}", _LOOSE
        return f"下列至少{node.count}项：{parts}", _LOOSE

    def _count_true(self, node: nodes.CountTrue) -> tuple[str, int]:
        parts = (", " if self._english else "、").join(self.node(part) for part in node.parts)
        return (f"the number met of ({parts})" if self._english else f"（{parts}）中满足的项数"), _TIGHT

    def _known(self, node: nodes.Known) -> tuple[str, int]:
        inner = self.node(node.of)
        return (f"{inner} is known" if self._english else f"{inner}有数据"), _SUM

    def _absent(self, node: nodes.Absent) -> tuple[str, int]:
        inner = self.node(node.of)
        return (f"nothing is known of {inner}" if self._english else f"{inner}无数据"), _SUM

    def _within(self, node: nodes.Within) -> tuple[str, int]:
        return self._said(node.of)

    def _years_since(self, node: nodes.YearsSince) -> tuple[str, int]:
        inner = self.node(node.of)
        return (f"years since {inner}" if self._english else f"{inner}至评价日的整年数"), _TIGHT

    def _group(self, node: nodes.Group) -> tuple[str, int]:
        what = _STATISTICS[node.statistic.value][self._english]
        if self._english:
            return f"the {what} of {self.node(node.of)}{self._groups(node)}", _TIGHT
        return f"{self._groups(node)}{self.node(node.of)}的{what}", _TIGHT

    def _groups(self, node: nodes.Group) -> str:
        """Among whom: those of the same district, those with and without something apart."""
        same = [self.node(one) for one in node.by if one.type.kind is not Kind.TRUTH]
        apart = [self.node(one) for one in node.by if one.type.kind is Kind.TRUTH]
        if self._english:
            among = f" within the same {' and '.join(same)}" if same else " over all judged"
            return among + "".join(f", {one} and others apart" for one in apart)
        names = "、".join(one.removeprefix("所在").removeprefix("所属") for one in same)
        among = f"同一{names}内" if same else "全部参评对象"
        return among + "".join(f"（{one}与其他分别计）" for one in apart)

    def _rank(self, node: nodes.Rank) -> tuple[str, int]:
        return (f"the place by {self.node(node.of)}" if self._english else f"{self.node(node.of)}的名次"), _TIGHT


def _is_ratio(node: Node) -> bool:
    """Whether a number is a share or a rate, which are shown in percent."""
    return node.type.kind is Kind.NUMBER and not node.type.bare and node.type.measure.symbol == "1"


def _upwards(node: nodes.Among) -> tuple[str, ...]:
    """The values where they are all from one upwards in the order of the category, but not all that there are."""
    every = node.of.type.values
    return node.values if node.values == every[-len(node.values) :] and len(node.values) < len(every) else ()


def _shown(node: Node, value: Interval) -> tuple[Unit, Interval]:
    if not _is_ratio(node) or any(end is not None and abs(end) >= PLAIN for end in value):
        return node.type.measure, value
    return PERCENT, Interval(*(None if end is None else end * 100 for end in value))


def _is_list(node: nodes.Column) -> bool:
    return node.input.origin is Origin.LIST


_METHODS: dict[type, Callable[[Speaker, Any], tuple[str, int]]] = {
    nodes.Constant: Speaker._constant,
    nodes.Between: Speaker._between,
    nodes.Unknown: Speaker._unknown,
    nodes.Column: Speaker._column,
    nodes.Step: Speaker._step,
    nodes.Scaled: Speaker._scaled,
    nodes.Arithmetic: Speaker._arithmetic,
    nodes.Extreme: Speaker._extreme,
    nodes.Positive: Speaker._positive,
    nodes.Power: Speaker._power,
    nodes.Whole: Speaker._whole,
    nodes.Lines: Speaker._lines,
    nodes.Comparison: Speaker._comparison,
    nodes.Among: Speaker._among,
    nodes.Logic: Speaker._logic,
    nodes.Not: Speaker._not,
    nodes.AtLeast: Speaker._at_least,
    nodes.CountTrue: Speaker._count_true,
    nodes.Known: Speaker._known,
    nodes.Absent: Speaker._absent,
    nodes.Within: Speaker._within,
    nodes.YearsSince: Speaker._years_since,
    nodes.Group: Speaker._group,
    nodes.Rank: Speaker._rank,
}
