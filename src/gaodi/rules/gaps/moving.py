"""Which inputs can move, and how far: figures of the year, what is declared; never what the register or lists say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite

from gaodi.errors import Fault, InputError
from gaodi.registry.metrics import Direction, Metrics
from gaodi.rules.exactness import nearest
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Column, Node, Origin, Step, walk
from gaodi.rules.language.scope import near
from gaodi.rules.language.types import Kind, takes_bare
from gaodi.rules.program import Program
from gaodi.rules.single import Evaluation, Interval

FARTHEST = 3.0
"""How far a figure may move unless told: to so many times itself, and down to the same part of it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Which inputs may move, by column. ends: between which values; a column that is not there moves as far as
    `farthest` times itself, and a threshold that it is compared with is within reach. fixed: those that may not."""

    ends: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    farthest: float = FARTHEST


@dataclass(frozen=True, slots=True)
class Movable:
    """An input that can move. low, high: how far, of a number; values: the others that it could have; whole: it counts
    things."""

    column: Column
    now: float | bool | str | None
    low: float
    high: float
    values: tuple[bool | str, ...]
    whole: bool = False


def check(limits: Limits, program: Program) -> None:
    """Raises InputError with a fault for every input that the rulebook does not need, and for ends that are none."""
    known = [one.input.column for one in program.columns]
    faults = [
        Fault(f"The rulebook needs no input {name!r}", expected="one of its inputs", do=near(name, known) or _LISTED)
        for name in dict.fromkeys((*limits.ends, *sorted(limits.fixed)))
        if name not in known
    ]
    for name, (low, high) in limits.ends.items():
        if not all(end is None or isfinite(end) for end in (low, high)):
            faults.append(Fault(f"{name} is to reach a number without end", expected="a figure, or nothing"))
        elif low is not None and high is not None and low > high:
            faults.append(Fault(f"{name} is to reach from {low:g} to {high:g}", expected="the lower end first"))
    if faults:
        raise InputError.of(faults)


_LISTED = "`gaodi rulebook show` lists them"


def movable(evaluation: Evaluation, limits: Limits, targets: list[Node], known: Metrics) -> list[Movable]:
    """The inputs that can move and that the targets depend on. known: the metrics, which say which way is good: nobody
    is told to earn less. What has no good direction may move both ways."""
    program = evaluation.program
    found: dict[str, Movable] = {}
    for column in columns(program, targets):
        name = column.input.column
        if name in found or name in limits.fixed or not _may_move(column, name, limits):
            continue
        one = _movable(evaluation, column, limits, program, _direction(column, known))
        if one is not None:
            found[name] = one
    return list(found.values())


def columns(program: Program, targets: list[Node]) -> list[Column]:
    """The inputs that nodes depend on, through all steps."""
    found: dict[Column, None] = {}
    seen: set[str] = set()
    todo = list(targets)
    while todo:
        for node in walk(todo.pop(0)):
            if isinstance(node, Column):
                found.setdefault(node)
            elif isinstance(node, Step) and node.name not in seen:
                seen.add(node.name)
                inner = program.steps.get(node.name)
                todo += [inner] if inner is not None else []
    return list(found)


def _may_move(column: Column, name: str, limits: Limits) -> bool:
    if name in limits.ends:
        return True
    return column.input.origin in (Origin.METRIC, Origin.OWN, Origin.ANSWER) and not column.input.lag


def _direction(column: Column, known: Metrics) -> Direction:
    if column.input.origin is not Origin.METRIC:
        return Direction.NONE
    return known[column.input.name.replace("_", "-")].direction


def _movable(
    evaluation: Evaluation, column: Column, limits: Limits, program: Program, good: Direction
) -> Movable | None:
    value = evaluation.value(column)
    kind = column.type.kind
    if kind is Kind.TRUTH:
        return Movable(
            column, value if isinstance(value, bool) else None, 0, 0, (not value,) if value is not None else (True,)
        )
    if kind is Kind.TEXT and column.type.values:
        others = tuple(one for one in column.type.values if one != value)
        return Movable(column, value if isinstance(value, str) else None, 0, 0, others)
    if kind is not Kind.NUMBER or not isinstance(value, Interval) or not value.known or value.low is None:
        return None
    low, high = _reach(column, value.low, limits, program)
    if column.input.column not in limits.ends:
        low = value.low if good is Direction.UP else low
        high = value.low if good is Direction.DOWN else high
    return Movable(column, value.low, low, high, (), _counts(column))


def _counts(column: Column) -> bool:
    unit = column.type.measure
    return takes_bare(unit) and unit.symbol not in ("1", "分", "年", "岁")


def _reach(column: Column, now: float, limits: Limits, program: Program) -> tuple[float, float]:
    low, high = limits.ends.get(column.input.column, (None, None))
    farthest = [abs(now) * limits.farthest, *(abs(one) * 1.05 for one in thresholds(program, column))]
    if high is None:
        high = max(now, *farthest)
    if low is None:
        low = min(now / limits.farthest if now > 0 else now * limits.farthest, now)
        low = min(low, *(one for one in thresholds(program, column)), now)
    least = -float("inf") if column.low is None else nearest(column.low)
    most = float("inf") if column.high is None else nearest(column.high)
    return max(low, least), min(high, most)


def thresholds(program: Program, column: Column) -> list[float]:
    """The constants that an input is directly compared with."""
    found: list[float] = []
    for step in program.steps.values():
        for node in walk(step):
            if isinstance(node, nodes.Comparison) and column in (node.left, node.right):
                other = node.right if node.left == column else node.left
                if isinstance(other, nodes.Constant) and isinstance(other.value, Fraction):
                    found.append(nearest(other.value))
    return found
