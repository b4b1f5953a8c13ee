"""What an expression means: a typed tree of few kinds of nodes. Everything that a rulebook says comes down to these.

The two evaluators (gaodi.rules.single for one subject, gaodi.rules.query for a population) know these nodes and nothing
else, so that scoring methods, bands, criteria and grades have one meaning wherever they are computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from gaodi.rules.language.types import Type


class Origin(StrEnum):
    """Where an input comes from: a metric of the catalogue, an attribute of the register, an answer to a questionnaire,
    membership of a list, what an earlier run decided, an input that only this rulebook has."""

    METRIC = "metric"
    ATTRIBUTE = "attribute"
    ANSWER = "answer"
    LIST = "list"
    EARLIER = "earlier"
    OWN = "own"


PAID = "paid"
"""The detail of an input that is what a rulebook paid in earlier years."""


@dataclass(frozen=True, slots=True)
class Input:
    """A column that is needed. lag: of how many years before. detail: of a list within which months (`36`) or on which
    day it is valid, of an earlier run what of it (`grade`, `score`); of all earlier years together what final runs of
    a rulebook paid (`paid`)."""

    origin: Origin
    name: str
    lag: int = 0
    detail: str = ""

    @property
    def column(self) -> str:
        """What the column is called: `revenue`, `revenue@-1`, `listed:award:36`."""
        head = {Origin.LIST: "listed:", Origin.EARLIER: "earlier:", Origin.ANSWER: "answer:"}.get(self.origin, "")
        tail = f":{self.detail}" if self.detail else ""
        return f"{head}{self.name}{tail}" + (f"@-{self.lag}" if self.lag else "")


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that stands in the text. Numbers are exact and in the unit of the type."""

    type: Type
    value: Fraction | bool | str | date


@dataclass(frozen=True, slots=True)
class Between:
    """A number that somebody still has to settle: `range(5 万元, 20 万元)`."""

    type: Type
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Column:
    """An input of the subject. low, high: between which its values lie, if that is known; a value outside is none."""

    type: Type
    input: Input
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What has a name of its own and is computed once: a `let`, an item's points, the score, a clause. lag: as of so
    many years before. decimal: it was rounded to decimals, so comparisons with it need no tolerance."""

    type: Type
    name: str
    lag: int = 0
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """What nobody has said: a parameter that is to be confirmed."""

    type: Type
    name: str


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number in another unit: times `by`."""

    type: Type
    of: Node
    by: Fraction


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """sign: + - * /. Division by zero is unknown."""

    type: Type
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least of the parts, or the greatest."""

    type: Type
    least: bool
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Positive:
    """The number where it is above zero, else unknown: the base of a growth."""

    type: Type
    of: Node


@dataclass(frozen=True, slots=True)
class Power:
    """To the power of a fraction, of what is not negative; else unknown."""

    type: Type
    of: Node
    exponent: Fraction


@dataclass(frozen=True, slots=True)
class Whole:
    """Rounded: `floor`, `ceil` or `round` (half up), to so many decimals."""

    type: Type
    way: str
    of: Node
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """The value of the first line whose condition is true, else `otherwise`. Where a condition before is unknown, what
    lies between the least and the greatest of those that it may be."""

    type: Type
    lines: tuple[tuple[Node, Node], ...]
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Comparison:
    """sign: >= > <= < ==. Of numbers in one unit, texts or days."""

    type: Type
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Among:
    """Whether a text is one of the values; of a code, whether one of them is its beginning."""

    type: Type
    of: Node
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logic:
    """Kleene's `and` and `or`."""

    type: Type
    sign: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene's `not`."""

    type: Type
    of: Node


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Whether at least so many of the parts are true."""

    type: Type
    count: int
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class CountTrue:
    """How many of the parts are true."""

    type: Type
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Whether a value is known; never unknown itself."""

    type: Type
    of: Node


@dataclass(frozen=True, slots=True)
class Absent:
    """Whether nothing at all is known of a value; never unknown itself."""

    type: Type
    of: Node


@dataclass(frozen=True, slots=True)
class Within:
    """The value, of which is known that it lies between two numbers also where it is unknown itself."""

    type: Type
    of: Node
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class YearsSince:
    """Whole years from a day to the day of the evaluation."""

    type: Type
    of: Node


class Statistic(StrEnum):
    """What is taken over a group."""

    MEAN = "mean"
    SUM = "sum"
    COUNT = "count"
    LEAST = "least"
    GREATEST = "greatest"
    QUANTILE = "quantile"
    RATIO = "ratio_of_sums"


@dataclass(frozen=True, slots=True)
class Group:
    """A statistic over the subjects of a group, those whose value is known.

    of, below: what it is taken over; below is the denominator of a ratio of sums. by: the columns that make the groups;
    without any, all are one. everybody: also those that are not judged (exempt, outside). lag: the period before: those
    that would have been judged then. share: of a quantile.
    """

    type: Type
    statistic: Statistic
    of: Node
    below: Node | None = None
    by: tuple[Node, ...] = ()
    everybody: bool = False
    lag: int = 0
    share: Fraction = Fraction(0)
    where: Node | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of the subject by a value among those of its group whose value is known, 1 for the best; equal values
    share the better place. of: the greatest is first."""

    type: Type
    of: Node
    by: tuple[Node, ...] = ()


Node: TypeAlias = (
    Constant
    | Between
    | Column
    | Step
    | Unknown
    | Scaled
    | Arithmetic
    | Extreme
    | Positive
    | Power
    | Whole
    | Lines
    | Comparison
    | Among
    | Logic
    | Not
    | AtLeast
    | CountTrue
    | Known
    | Absent
    | Within
    | YearsSince
    | Group
    | Rank
)


def parts(node: Node) -> Iterator[Node]:
    """The nodes right under one."""
    for field in fields(node):
        yield from _nodes(getattr(node, field.name))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _nodes(one)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it."""
    yield node
    for part in parts(node):
        yield from walk(part)


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with every node right under it changed."""

    def made(value: object) -> object:
        if isinstance(value, Node):
            return change(value)
        return tuple(made(one) for one in value) if isinstance(value, tuple) else value

    new = {field.name: made(getattr(node, field.name)) for field in fields(node)}
    return replace(node, **new)  # type: ignore[arg-type]


def shifted(node: Node, years: int) -> Node:
    """The same as of so many years before. What the register says (industry, park) is that of today."""
    if years == 0:
        return node
    if isinstance(node, Column):
        moves = node.input.origin in (Origin.METRIC, Origin.OWN, Origin.EARLIER)
        return replace(node, input=replace(node.input, lag=node.input.lag + years)) if moves else node
    if isinstance(node, Step):
        return replace(node, lag=node.lag + years)
    if isinstance(node, Group):
        return replace(node, lag=node.lag + years)
    return rebuilt(node, lambda part: shifted(part, years))


def exact(node: Node) -> bool:
    """Whether a number stands as it was given: then it is compared without tolerance."""
    return isinstance(node, Constant | Column | CountTrue | Whole | Between) or (
        isinstance(node, Step) and node.decimal
    )
