"""A metric: what is measured, in what unit, and how its values may be put together. It holds no values.

A metric says what it is, so that nobody has to guess from its name: a growth at comparable prices cannot be derived
from totals at current prices, a ratio is computed from its parts, a figure that runs from January is not a monthly one.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field, model_validator

from gaodi import periods, units
from gaodi.errors import UnitError
from gaodi.registry.definition import Definition, Slug, Text


class Type(StrEnum):
    """What a value is. CATEGORY is one of ordered `codes`, the lowest first."""

    NUMBER = "number"
    YES_NO = "yes-no"
    CATEGORY = "category"
    TEXT = "text"


class SubjectKind(StrEnum):
    """What can be measured or judged."""

    ENTERPRISE = "enterprise"
    PROJECT = "project"
    PARK = "park"
    REGION = "region"
    CHAIN = "chain"
    ORGANISATION = "organisation"


class Nature(StrEnum):
    """What the values are in time.

    STOCK stands at the end of the period. FLOW happens in the period. CUMULATIVE is a flow that is published from
    January on (2023C06); its year is the December figure. INDEX does not add. RATE is a share, quotient or growth.
    """

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    INDEX = "index"
    RATE = "rate"


class Prices(StrEnum):
    """Whose prices a money figure, or the growth of one, is in. NONE where no prices are in it."""

    NONE = "none"
    CURRENT = "current"
    COMPARABLE = "comparable"


class Direction(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Sum(Definition):
    """The value of a whole is the sum of its parts'."""

    rule: Literal["sum"] = "sum"


class Weighted(Definition):
    """The value of a whole is the mean of its parts', weighted by another metric of the same period."""

    rule: Literal["weighted"]
    by: Slug


class Ratio(Definition):
    """The value of a whole is the sum of one metric over the sum of another; ratios are never averaged."""

    rule: Literal["ratio"]
    numerator: Slug
    denominator: Slug


class Alone(Definition):
    """The value of a whole does not follow from its parts'."""

    rule: Literal["none"] = "none"


Total = Annotated[Sum | Weighted | Ratio | Alone, Field(discriminator="rule")]


class Metric(Definition):
    """One metric.

    subjects: the kinds of subjects it is measured for. frequency: the kinds of periods its values come in.
    prices: see Prices. growth_of: the metric whose change on the same period of the year before this is (同比).
    falls: the change is counted as a fall, so that more is less (能耗降低率). total: how it adds up over subjects.
    bounds: the lowest and highest value there can be, in `unit`. codes: of a category, the lowest first.
    form: the official form it is returned on. confirmed: whether the definition was read in an official text.
    """

    id: Slug
    name: Text
    name_en: Text
    aliases: tuple[Text, ...] = ()
    unit: str = ""
    type: Type = Type.NUMBER
    subjects: tuple[SubjectKind, ...] = (SubjectKind.REGION,)
    frequency: tuple[periods.Kind, ...] = (periods.Kind.YEAR,)
    nature: Nature
    prices: Prices = Prices.NONE
    growth_of: Slug | None = None
    falls: bool = False
    total: Total = Alone()
    direction: Direction = Direction.NONE
    bounds: tuple[float | None, float | None] = (None, None)
    codes: tuple[Text, ...] = ()
    form: str = ""
    definition: str = ""
    confirmed: bool = True

    @model_validator(mode="after")
    def _holds_together(self) -> Metric:
        problem = next(iter(_problems(self)), None)
        if problem:
            raise ValueError(problem)
        return self

    @property
    def measure(self) -> units.Unit:
        """Its unit; of a metric that has none (yes or no, text) the plain number."""
        return units.parse(self.unit or "1")

    @property
    def whole(self) -> bool:
        """Whether its values are counted things: whole numbers that are never negative."""
        return self.bounds[0] == 0 and _counts(self.unit)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and what else it is called."""
        return (self.name, *self.aliases)


@lru_cache(maxsize=1024)
def _counts(unit: str) -> bool:
    """Whether the unit counts things (家, 台（套）, 人)."""
    counted = set(dict(units.parse(unit or "1").dimension))
    return bool(counted) and counted <= {"entity", "machine", "document", "person"}


def _problems(metric: Metric) -> list[str]:
    low, high = metric.bounds
    found = [_unit_problem(metric)]
    if low is not None and high is not None and low > high:
        found.append(f"bounds [{low:g}, {high:g}] end before they begin")
    if (metric.type is Type.CATEGORY) != bool(metric.codes):
        found.append("a category, and nothing else, has `codes`")
    if metric.growth_of and (metric.prices is Prices.NONE or metric.nature is not Nature.RATE):
        found.append("a growth is a rate, and says whether at current or comparable prices (`prices`)")
    if isinstance(metric.total, Sum) and metric.nature in (Nature.RATE, Nature.INDEX):
        found.append(f"{metric.nature} values cannot be summed over subjects")
    return [problem for problem in found if problem]


def _unit_problem(metric: Metric) -> str:
    if metric.type is not Type.NUMBER:
        return "only a number has a unit" if metric.unit else ""
    if not metric.unit:
        return "a number needs a unit"
    try:
        units.parse(metric.unit)
    except UnitError as error:
        return str(error)
    return ""
