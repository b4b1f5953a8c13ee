"""An expression as it is written: a tree in which nothing has a meaning yet. Every node knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """From which character to which (exclusive) of the expression."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """`26.01 万元/亩`, `30%`, `5`. unit: empty for a bare number."""

    digits: str
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """`"D44"`."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Truth:
    """`true`, `false`."""

    value: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """`tax_paid`, or a part of something: `score.innovation`."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """`mean(x, years=2)`. named: the arguments with a name, in order, with the place of the name."""

    function: str
    arguments: tuple[Expression, ...]
    named: tuple[tuple[str, Expression, Span], ...]
    span: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Signed:
    """`-x`, `not x`. sign: `-` or `not`."""

    sign: str
    of: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Binary:
    """`a + b`. sign: one of + - * /."""

    sign: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a >= b`, also in a row: `1 <= a < 3`. signs: one of >= <= == != > < between each two of the parts."""

    signs: tuple[str, ...]
    parts: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Among:
    """`a in [b, c]`, `a not in [b, c]`."""

    of: Expression
    among: List
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Logic:
    """`a and b and c`. sign: `and` or `or`."""

    sign: str
    parts: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """`a if condition else b`."""

    then: Expression
    when: Expression
    otherwise: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class List:
    """`[a, b]`."""

    parts: tuple[Expression, ...]
    span: Span


Expression: TypeAlias = (
    Number | Text | Truth | Name | Call | Signed | Binary | Comparison | Among | Logic | Choice | List
)
