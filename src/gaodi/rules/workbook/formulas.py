"""Nodes as formulas of spreadsheets: unknown is #N/A, which arithmetic and comparisons hand on; logic is Kleene's.

Only functions that Excel, WPS and LibreOffice share since 2007 are used. What is bounded (between two numbers) is not
known to a formula; a step that is decided all the same says so by its kept value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from gaodi.rules.exactness import beginning
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node, exact
from gaodi.rules.language.types import Kind
from gaodi.rules.single import Evaluation, Interval

NOTHING = "NA()"
SLACK = "1E-12"


@dataclass(frozen=True)
class Writer:
    """Writes formulas. inputs, steps: the cell of each input by its column, and of each step by its name. evaluation:
    which parts are known now: where all are, `and` and `or` are written plainly."""

    evaluation: Evaluation
    inputs: Mapping[str, str]
    steps: Mapping[str, str]

    def formula(self, node: Node) -> str:
        """The formula of a node, without the sign before it."""
        return _METHODS[type(node)](self, node)

    def known(self, node: Node) -> bool:
        """Whether the value of a node is known."""
        value = self.evaluation.value(node)
        return value.known if isinstance(value, Interval) else value is not None

    def _constant(self, node: nodes.Constant) -> str:
        return constant(node.value)

    def _nothing(self, node: Node) -> str:
        return NOTHING

    def _column(self, node: nodes.Column) -> str:
        return self.inputs[node.input.column]

    def _step(self, node: nodes.Step) -> str:
        return self.steps[node.name]

    def _scaled(self, node: nodes.Scaled) -> str:
        text = self.formula(node.of)
        if node.by.numerator != 1:
            text += f"*{node.by.numerator}"
        return f"({text}/{node.by.denominator})" if node.by.denominator != 1 else f"({text})"

    def _arithmetic(self, node: nodes.Arithmetic) -> str:
        left, right = self.formula(node.left), self.formula(node.right)
        if node.sign == "/":
            return f"IFERROR({left}/{right},{NOTHING})"
        return f"({left}{node.sign}{right})"

    def _extreme(self, node: nodes.Extreme) -> str:
        # A sum of each makes a text or an empty cell an error, which MIN and MAX would pass over.
        return f"{'MIN' if node.least else 'MAX'}({','.join(f'{self.formula(one)}+0' for one in node.parts)})"

    def _positive(self, node: nodes.Positive) -> str:
        text = self.formula(node.of)
        return f"IF({text}>0,{text},{NOTHING})"

    def _power(self, node: nodes.Power) -> str:
        text = self.formula(node.of)
        return f"IF({text}>=0,{text}^({node.exponent.numerator}/{node.exponent.denominator}),{NOTHING})"

    def _whole(self, node: nodes.Whole) -> str:
        text, size = self.formula(node.of), 10**node.digits
        if node.way == "round":
            return f"ROUND({text},{node.digits})"
        # A number a hair below a whole one is that one: 2.9999999999999996 is 3.
        inner = f"ROUND({text}*{size},9)" if node.digits else f"ROUND({text},9)"
        whole = f"INT({inner})" if node.way == "floor" else f"-INT(-{inner})"
        return f"({whole}/{size})" if node.digits else f"({whole})"

    def _lines(self, node: nodes.Lines) -> str:
        made = self.formula(node.otherwise)
        for when, then in reversed(node.lines):
            made = f"IF({self.formula(when)},{self.formula(then)},{made})"
        return made

    def _comparison(self, node: nodes.Comparison) -> str:
        left, right = self.formula(node.left), self.formula(node.right)
        if node.left.type.kind in (Kind.TEXT, Kind.CODE):
            return f"EXACT({left},{right})"
        if (exact(node.left) and exact(node.right)) or node.left.type.kind is not Kind.NUMBER:
            return f"({left}{'=' if node.sign == '==' else node.sign}{right})"
        slack = f"ABS({right})*{SLACK}"
        if node.sign == "==":
            return f"(ABS({left}-{right})<={slack})"
        return f"({left}{node.sign}{right}{'-' if node.sign in ('>=', '<') else '+'}{slack})"

    def _among(self, node: nodes.Among) -> str:
        text = self.formula(node.of)
        if node.of.type.kind is Kind.CODE:
            heads = [beginning(value) for value in node.values]
            return f"OR({','.join(f'EXACT(LEFT({text},{len(head)}),{constant(head)})' for head in heads)})"
        return f"OR({','.join(f'EXACT({text},{constant(value)})' for value in node.values)})"

    def _logic(self, node: nodes.Logic) -> str:
        parts = [self.formula(part) for part in node.parts]
        plain = f"{node.sign.upper()}({','.join(parts)})"
        if all(self.known(part) for part in node.parts):
            return plain
        if node.sign == "and":
            failed = ",".join(f"IFERROR(NOT({part}),FALSE)" for part in parts)
            return f"IF(OR({failed}),FALSE,{plain})"
        return f"IF(OR({','.join(f'IFERROR({part},FALSE)' for part in parts)}),TRUE,{plain})"

    def _not(self, node: nodes.Not) -> str:
        return f"NOT({self.formula(node.of)})"

    def _at_least(self, node: nodes.AtLeast) -> str:
        parts = [self.formula(part) for part in node.parts]
        if all(self.known(part) for part in node.parts):
            return f"({_sum(f'IF({part},1,0)' for part in parts)}>={node.count})"
        met = _sum(f"IF(IFERROR({part},FALSE),1,0)" for part in parts)
        unknown = _sum(f"IF(ISERROR({part}),1,0)" for part in parts)
        return f"IF({met}>={node.count},TRUE,IF({met}+{unknown}<{node.count},FALSE,{NOTHING}))"

    def _count_true(self, node: nodes.CountTrue) -> str:
        return f"({_sum(f'IF({self.formula(part)},1,0)' for part in node.parts)})"

    def _known(self, node: nodes.Known) -> str:
        return f"NOT(ISERROR({self.formula(node.of)}))"

    def _absent(self, node: nodes.Absent) -> str:
        value = self.evaluation.value(node.of)
        if isinstance(value, Interval) and not value.known and not value.absent:
            return "FALSE"
        return f"ISERROR({self.formula(node.of)})"

    def _within(self, node: nodes.Within) -> str:
        return self.formula(node.of)

    def _years_since(self, node: nodes.YearsSince) -> str:
        day, on = self.formula(node.of), self.evaluation.on
        before = f"IF(MONTH({day})*100+DAY({day})>{on.month * 100 + on.day},1,0)"
        return f"({on.year}-YEAR({day})-{before})"


def _sum(parts: Any) -> str:
    return f"({'+'.join(parts)})"


def constant(value: Fraction | float | bool | str | date | None) -> str:
    """A value as formulas have it."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else _quotient(value)
    if isinstance(value, date):
        return f"DATE({value.year},{value.month},{value.day})"
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(float(value))


def _quotient(value: Fraction) -> str:
    """A decimal where it is one, else the fraction itself."""
    text = repr(value.numerator / value.denominator)
    return text if Fraction(text) == value and "e" not in text else f"({value.numerator}/{value.denominator})"


_METHODS: dict[type, Callable[[Writer, Any], str]] = {
    nodes.Constant: Writer._constant,
    nodes.Between: Writer._nothing,
    nodes.Unknown: Writer._nothing,
    nodes.Group: Writer._nothing,
    nodes.Rank: Writer._nothing,
    nodes.Column: Writer._column,
    nodes.Step: Writer._step,
    nodes.Scaled: Writer._scaled,
    nodes.Arithmetic: Writer._arithmetic,
    nodes.Extreme: Writer._extreme,
    nodes.Positive: Writer._positive,
    nodes.Power: Writer._power,
    nodes.Whole: Writer._whole,
    nodes.Lines: Writer._lines,
    nodes.Comparison: Writer._comparison,
    nodes.Among: Writer._among,
    nodes.Logic: Writer._logic,
    nodes.Not: Writer._not,
    nodes.AtLeast: Writer._at_least,
    nodes.CountTrue: Writer._count_true,
    nodes.Known: Writer._known,
    nodes.Absent: Writer._absent,
    nodes.Within: Writer._within,
    nodes.YearsSince: Writer._years_since,
}
