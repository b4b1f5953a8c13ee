"""How points are given: items, their methods, bands, benchmarks, and points on top."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Amount, Expression, Id, Name, Words


class Method(StrEnum):
    """How a value becomes points; see docs/rulebooks.md for the formula of each."""

    RATIO = "ratio"
    INVERSE = "inverse"
    SPAN = "span"
    MINMAX = "minmax"
    RANK = "rank"
    FORMULA = "formula"


class Benchmark(Definition):
    """A benchmark that is a statistic. of: the mean of the values, or the ratio of the sums of what they are quotients
    of. by: the columns that make the groups. times: multiplied by. share: of a quantile."""

    stat: Literal["mean", "median", "quantile", "max", "min"] = "mean"
    of: Literal["ratios", "ratio_of_sums"] = "ratios"
    by: tuple[Name, ...] = ()
    over: Literal["judged", "everybody"] = "judged"
    period: Literal["same", "previous"] = "same"
    times: Amount = 1.0
    share: Annotated[float, Field(ge=0, le=1)] = 0.5


def _kind(said: Any) -> str:
    """Which of the two a benchmark is: a fault of one is then not said of the other too."""
    return "statistic" if isinstance(said, dict | Benchmark) else "constant"


def _policy(said: Any) -> str:
    """Whether what is missing is worth what a word says, or a number."""
    return "word" if isinstance(said, str) else "number"


class Band(Definition):
    """A line of a table of points. The first whose condition is true counts; the last is `otherwise: true`."""

    when: Expression | None = None
    otherwise: Literal[True] | None = None
    points: Expression
    label: Words | None = None


class Item(Definition):
    """One item of a score.

    weight: the points at the benchmark (ratio, inverse) or the most (span, minmax, rank). value: what is judged.
    benchmark: a constant expression or a statistic. base, lead: of a span: worth nothing and worth everything. form: of
    inverse: `complement` is 2 − value/benchmark, `quotient` is benchmark/value. floor: of minmax, the points of a
    hundred that the least value gets; equal: what all get where all values are equal. cap_multiple: at most so many
    times the weight. least, most: limits of the points, whatever the method. negative: `zero` lets no item count
    against the score. missing: what an item without a value is worth. test, points: points where a condition is true.
    aggregate, items: an item made of items.
    """

    id: Id
    label: Words
    cite: str = ""
    weight: Amount | None = None
    value: Expression | None = None
    method: Method | None = None
    benchmark: (
        Annotated[Annotated[Expression, Tag("constant")] | Annotated[Benchmark, Tag("statistic")], Discriminator(_kind)]
        | None
    ) = None
    base: Expression | None = None
    lead: Expression | None = None
    form: Literal["complement", "quotient"] | None = None
    order: Literal["descending", "ascending"] | None = None
    by: tuple[Name, ...] = ()
    over: Literal["judged", "everybody"] = "judged"
    floor: Annotated[float, Field(ge=0, le=100)] | None = None
    equal: Literal["full", "floor"] | None = None
    cap_multiple: Annotated[float, Field(gt=0)] | None = None
    least: Amount | None = None
    most: Amount | None = None
    negative: Literal["zero"] | None = None
    missing: Annotated[
        Annotated[Literal["unknown", "zero", "full", "mean_score"], Tag("word")] | Annotated[Amount, Tag("number")],
        Discriminator(_policy),
    ] = "unknown"
    bands: tuple[Band, ...] = ()
    test: Expression | None = None
    points: Expression | None = None
    aggregate: Literal["sum", "mean", "weighted", "all_or_nothing"] | None = None
    items: tuple[Item, ...] = ()


class Bonus(Definition):
    """Points on top of the score, or off it. most, least: limits of all of them together."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    most: Amount | None = None
    least: Amount | None = None
