"""Nodes in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.program import REQUIRE, Program
from gaodi.rules.saying import conditions, figures, groups
from gaodi.rules.saying.binding import TIGHT
from gaodi.rules.saying.figures import PERCENT, is_ratio
from gaodi.rules.saying.labels import Labels
from gaodi.rules.saying.quantities import quantity
from gaodi.rules.single import Interval
from gaodi.units import Unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

PLAIN = 10
"""From here on a ratio is said as a number and not in percent."""


class Speaker:
    """Says what nodes mean in one language. What has a name (items, `let`) is called by it unless it is asked for."""

    def __init__(self, program: Program, ws: Workspace | None = None, language: str = "zh") -> None:
        self.program, self.language = program, language
        self.labels = Labels(program, ws, language)
        self.english = language.startswith("en")

    def node(self, node: Node) -> str:
        """The words of a node."""
        return self.said(node)[0]

    def step(self, name: str) -> str:
        """The words of what a step computes."""
        node = self.program.steps.get(name) or self.program.after[name]
        if name == REQUIRE and isinstance(node, nodes.Constant) and node.value is True:
            return "everybody" if self.english else "全部对象"
        return self.node(node)

    def factor(self, name: str) -> str:
        """The words of what a step computes, in brackets where they have several parts."""
        return self.inside(self.program.steps[name], TIGHT)

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
            return "unknown" if self.english else "未知"
        if isinstance(value, bool):
            return (("no", "yes") if self.english else ("否", "是"))[value]
        if isinstance(value, date):
            return value.isoformat()
        source = node.input if isinstance(node, nodes.Column) else None
        return self.labels.value(str(value), source)

    def _interval(self, value: Interval, node: Node) -> str:
        unit, value = _shown(node, value)
        if value.absent:
            return "unknown" if self.english else "未知"
        low, high = (None if end is None else quantity(end, unit, self.language) for end in value)
        if value.known:
            return str(low)
        if low is None:
            return f"at most {high}" if self.english else f"不超过 {high}"
        if high is None:
            return f"at least {low}" if self.english else f"不低于 {low}"
        return f"between {low} and {high}" if self.english else f"{low} 至 {high}"

    def said(self, node: Node) -> tuple[str, int]:
        """The words of a node, and how tightly they bind."""
        return _SAID[type(node)](self, node)

    def inside(self, node: Node, at_least: int) -> str:
        """In brackets where the sign around binds more tightly."""
        words, binds = self.said(node)
        if binds >= at_least:
            return words
        return f"({words})" if self.english else f"（{words}）"


def _shown(node: Node, value: Interval) -> tuple[Unit, Interval]:
    if not is_ratio(node) or any(end is not None and abs(end) >= PLAIN for end in value):
        return node.type.measure, value
    return PERCENT, Interval(*(None if end is None else end * 100 for end in value))


_SAID = figures.SAID | conditions.SAID | groups.SAID
