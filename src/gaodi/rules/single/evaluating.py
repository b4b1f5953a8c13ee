"""Evaluates the steps of a program for one subject."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from gaodi.rules.exactness import COMPARED, LARGEST, SMALLEST, beginning, nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Group, Node, Rank, exact
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.single import intervals
from gaodi.rules.single.intervals import UNKNOWN, Interval

Value: TypeAlias = Interval | bool | str | date | None
"""A number is an interval; anything else is itself, or None where it is unknown."""

Statistics: TypeAlias = Mapping[str, Mapping[tuple[str, ...], float | None]]
"""By step, by group: what was taken over the group."""


@dataclass
class Evaluation:
    """The values of the steps of a program for one subject, each computed when it is first asked for.

    inputs: by column; a number, an Interval, a text, a day, yes or no, or None. on: the day of the evaluation.
    statistics: of the steps over groups, by group. given: values of steps that are known already (ranks, the grade).
    """

    program: Program
    inputs: Mapping[str, Any]
    on: date
    statistics: Statistics = field(default_factory=dict)
    given: Mapping[str, Value] = field(default_factory=dict)
    _values: dict[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        """The value of a step. Raises KeyError for a name that is none."""
        if name in self.given:
            return self.given[name]
        if name not in self._values:
            node = self.program.steps[name] if name in self.program.steps else self.program.after[name]
            self._values[name] = self._over_group(name, node) if isinstance(node, Group | Rank) else self.value(node)
        return self._values[name]

    def number(self, node: Node) -> Interval:
        """The value of a node that is a number."""
        found = self.value(node)
        assert isinstance(found, Interval)  # noqa: S101 - types were checked when the rulebook was read
        return found

    def truth(self, node: Node) -> bool | None:
        """The value of a node that is true, false or unknown."""
        found = self.value(node)
        assert found is None or isinstance(found, bool)  # noqa: S101 - as above
        return found

    def value(self, node: Node) -> Value:
        """The value of a node."""
        return _METHODS[type(node)](self, node)

    def _over_group(self, name: str, node: Group | Rank) -> Value:
        key = self.group(node.by)
        found = None if key is None else self.statistics.get(name, {}).get(key)
        return UNKNOWN if found is None else intervals.known(found)

    def group(self, by: Iterable[Node]) -> tuple[str, ...] | None:
        """Which group the subject belongs to, as statistics and cut-offs name it; None where that is not known."""
        values = [self.value(one) for one in by]
        if any(value is None for value in values):
            return None
        return tuple(str(value).lower() if isinstance(value, bool) else str(value) for value in values)

    def _constant(self, node: nodes.Constant) -> Value:
        return intervals.known(nearest(node.value)) if isinstance(node.value, Fraction) else node.value

    def _between(self, node: nodes.Between) -> Value:
        return Interval(nearest(node.low), nearest(node.high))

    def _unknown(self, node: nodes.Unknown) -> Value:
        return UNKNOWN if node.type.kind is Kind.NUMBER else None

    def _column(self, node: nodes.Column) -> Value:
        return _cleaned(self.inputs.get(node.input.column), node)

    def _step(self, node: nodes.Step) -> Value:
        return self[node.name]

    def _scaled(self, node: nodes.Scaled) -> Value:
        return intervals.scaled(self.number(node.of), node.by.numerator, node.by.denominator)

    def _arithmetic(self, node: nodes.Arithmetic) -> Value:
        return _OPERATIONS[node.sign](self.number(node.left), self.number(node.right))

    def _extreme(self, node: nodes.Extreme) -> Value:
        parts = [self.number(part) for part in node.parts]
        return intervals.least(parts) if node.least else intervals.greatest(parts)

    def _positive(self, node: nodes.Positive) -> Value:
        return intervals.positive(self.number(node.of))

    def _power(self, node: nodes.Power) -> Value:
        return intervals.power(self.number(node.of), nearest(node.exponent))

    def _whole(self, node: nodes.Whole) -> Value:
        return intervals.whole(self.number(node.of), node.way, node.digits)

    def _lines(self, node: nodes.Lines) -> Value:
        reached = self.reached(node)
        if node.type.kind is Kind.NUMBER:
            return intervals.hull([self.number(one) for one in reached])
        if node.type.kind is not Kind.TRUTH:
            return self.value(reached[0]) if len(reached) == 1 else None
        truths = {self.truth(one) for one in reached}
        return truths.pop() if len(truths) == 1 else None

    def reached(self, node: nodes.Lines) -> list[Node]:
        """The values of the lines that may be the one that applies."""
        found: list[Node] = []
        for when, then in node.lines:
            applies = self.truth(when)
            if applies is not False:
                found.append(then)
            if applies is True:
                return found
        return [*found, node.otherwise]

    def _comparison(self, node: nodes.Comparison) -> Value:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(left, Interval) and isinstance(right, Interval):
            slack = 0.0 if exact(node.left) and exact(node.right) else COMPARED
            return _COMPARISONS[node.sign](left, right, slack)
        if left is None or right is None:
            return None
        return bool(_ORDERS[node.sign](left, right))

    def _among(self, node: nodes.Among) -> Value:
        found = self.value(node.of)
        if not isinstance(found, str):
            return None
        if node.of.type.kind is Kind.CODE:
            return any(found.startswith(beginning(value)) for value in node.values)
        return found in node.values

    def _logic(self, node: nodes.Logic) -> Value:
        truths = [self.truth(part) for part in node.parts]
        deciding = node.sign == "or"
        if deciding in truths:
            return deciding
        return None if None in truths else not deciding

    def _not(self, node: nodes.Not) -> Value:
        found = self.truth(node.of)
        return None if found is None else not found

    def _at_least(self, node: nodes.AtLeast) -> Value:
        truths = [self.truth(part) for part in node.parts]
        met, open_ = truths.count(True), truths.count(None)
        return True if met >= node.count else (False if met + open_ < node.count else None)

    def _count_true(self, node: nodes.CountTrue) -> Value:
        truths = [self.truth(part) for part in node.parts]
        return Interval(float(truths.count(True)), float(len(truths) - truths.count(False)))

    def _known(self, node: nodes.Known) -> Value:
        found = self.value(node.of)
        return found.known if isinstance(found, Interval) else found is not None

    def _absent(self, node: nodes.Absent) -> Value:
        found = self.value(node.of)
        return found.absent if isinstance(found, Interval) else found is None

    def _within(self, node: nodes.Within) -> Value:
        low, high = (None if end is None else nearest(end) for end in (node.low, node.high))
        return intervals.within(self.number(node.of), low, high)

    def _years_since(self, node: nodes.YearsSince) -> Value:
        found = self.value(node.of)
        if not isinstance(found, date):
            return UNKNOWN
        before = (self.on.month, self.on.day) < (found.month, found.day)
        return intervals.known(float(self.on.year - found.year - before))


def evaluate(
    program: Program,
    inputs: Mapping[str, Any],
    on: date,
    statistics: Statistics | None = None,
    given: Mapping[str, Value] | None = None,
) -> Evaluation:
    """The steps of a program for one subject; see Evaluation."""
    return Evaluation(program, inputs, on, statistics or {}, given or {})


def _cleaned(value: Any, node: nodes.Column) -> Value:
    """An input as a value: what cannot be (not a number, outside its bounds) is unknown."""
    if node.type.kind is not Kind.NUMBER:
        return value if value is None or not isinstance(value, float) else None
    if value is None:
        return UNKNOWN
    low = -math.inf if node.low is None else nearest(node.low)
    high = math.inf if node.high is None else nearest(node.high)
    if isinstance(value, Interval):
        return _banded(value, low, high)
    number = float(value)
    return intervals.known(number) if _is_figure(number) and low <= number <= high else UNKNOWN


def _is_figure(value: float) -> bool:
    """Whether a number can be one of anything; NaN and the infinite are none."""
    return value == 0 or SMALLEST <= abs(value) <= LARGEST


def _banded(value: Interval, low: float, high: float) -> Interval:
    """A band cut to the bounds of its metric: a tax of less than 5万 is one of 0 to 5万."""
    down, up = (None if end is None or not _is_figure(end) else float(end) for end in value)
    if down is None and up is None:
        return UNKNOWN
    down, up = max(low, -math.inf if down is None else down), min(high, math.inf if up is None else up)
    if down > up:
        return UNKNOWN
    return Interval(None if down == -math.inf else down, None if up == math.inf else up)


def _reaches(value: float | None, threshold: float | None, slack: float) -> bool:
    return value is not None and threshold is not None and value >= threshold - abs(threshold) * slack


def _beyond(value: float | None, threshold: float | None, slack: float) -> bool:
    return value is not None and threshold is not None and value > threshold + abs(threshold) * slack


def _at_least(left: Interval, right: Interval, slack: float) -> bool | None:
    if _reaches(left.low, right.high, slack):
        return True
    below = left.high is not None and right.low is not None and not _reaches(left.high, right.low, slack)
    return False if below else None


def _more(left: Interval, right: Interval, slack: float) -> bool | None:
    if _beyond(left.low, right.high, slack):
        return True
    below = left.high is not None and right.low is not None and not _beyond(left.high, right.low, slack)
    return False if below else None


def _opposite(found: bool | None) -> bool | None:
    return None if found is None else not found


def _equal(left: Interval, right: Interval, slack: float) -> bool | None:
    reaches, more = _at_least(left, right, slack), _more(left, right, slack)
    if reaches is False or more is True:
        return False
    return True if reaches is True and more is False else None


_COMPARISONS: dict[str, Callable[[Interval, Interval, float], bool | None]] = {
    ">=": _at_least,
    ">": _more,
    "<": lambda left, right, slack: _opposite(_at_least(left, right, slack)),
    "<=": lambda left, right, slack: _opposite(_more(left, right, slack)),
    "==": _equal,
}
_ORDERS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
}
_OPERATIONS = {
    "+": intervals.plus,
    "-": intervals.minus,
    "*": intervals.multiplied,
    "/": intervals.divided,
}
_METHODS: dict[type, Callable[[Evaluation, Any], Value]] = {
    nodes.Constant: Evaluation._constant,
    nodes.Between: Evaluation._between,
    nodes.Column: Evaluation._column,
    nodes.Step: Evaluation._step,
    nodes.Unknown: Evaluation._unknown,
    nodes.Scaled: Evaluation._scaled,
    nodes.Arithmetic: Evaluation._arithmetic,
    nodes.Extreme: Evaluation._extreme,
    nodes.Positive: Evaluation._positive,
    nodes.Power: Evaluation._power,
    nodes.Whole: Evaluation._whole,
    nodes.Lines: Evaluation._lines,
    nodes.Comparison: Evaluation._comparison,
    nodes.Among: Evaluation._among,
    nodes.Logic: Evaluation._logic,
    nodes.Not: Evaluation._not,
    nodes.AtLeast: Evaluation._at_least,
    nodes.CountTrue: Evaluation._count_true,
    nodes.Known: Evaluation._known,
    nodes.Absent: Evaluation._absent,
    nodes.Within: Evaluation._within,
    nodes.YearsSince: Evaluation._years_since,
}
