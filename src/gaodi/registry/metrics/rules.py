"""The rules by which values of parts give that of the whole. A ratio is never the mean of ratios."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gaodi.registry.definition import Definition, Slug


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
