"""Grades: by rank or by score, what changes them afterwards; levels that stand one upon another."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Expression, Id, Name, Words


class Override(Definition):
    """What changes a grade afterwards; it does not hand its place on. One of at_most, at_least and becomes."""

    when: Expression
    label: Words | None = None
    at_most: str | None = None
    at_least: str | None = None
    becomes: str | None = None
    cite: str = ""


class Grade(Definition):
    """How grades are given.

    by: `rank`, where a band is a share of those that are scored (20%), or `score`, where it is the least score (90 分);
    the last band of a score may be `rest`. within: grades are given within groups. rounding: of the places of a band.
    ties: expressions that decide between equal scores, the greater first. overrides: in order, each upon the last.
    """

    by: Literal["rank", "score"]
    within: tuple[Name, ...] = ()
    bands: Annotated[tuple[dict[str, Expression], ...], Field(min_length=1)]
    rounding: Literal["cumulative_half_up", "floor", "ceil"] = "cumulative_half_up"
    ties: tuple[Expression, ...] = ()
    labels: dict[str, Words] = Field(default_factory=dict)
    overrides: tuple[Override, ...] = ()


class Level(Definition):
    """A level; it is reached where its test and those of all levels below are met."""

    id: Id
    label: Words
    test: Expression
    cite: str = ""
