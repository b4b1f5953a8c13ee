"""A file of tests: cases of one subject or several, tables of one input that varies, published class counts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gaodi.registry.definition import Definition, Text
from gaodi.rules.model.words import Path, Words

Given = bool | float | str | date | None | tuple[float | None, float | None]
"""An input: a number in the unit of its metric, a text such as `40 万元`, yes or no, a day, empty where nobody knows,
or the two ends of a band."""

Expected = bool | float | str | None | tuple[float | None, float | None]
"""A value: a number, true or false, a grade, `unknown`, or the two ends of what is bounded."""


class Subject(Definition):
    """One of several subjects that are judged together."""

    id: Text
    inputs: dict[str, Given] = Field(default_factory=dict)
    expect: dict[str, Expected] = Field(default_factory=dict)


class Case(Definition):
    """A worked example. source: where it was published, or how it was worked out. subjects: of one that needs several;
    otherwise inputs and expect are those of one. settled: values of parameters."""

    name: Words
    source: str = ""
    on: date | None = None
    settled: dict[str, str] = Field(default_factory=dict)
    inputs: dict[str, Given] = Field(default_factory=dict)
    expect: dict[str, Expected] = Field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()


class Table(Definition):
    """What comes out when one input varies. rows: a value of the input and what is expected of `expect`."""

    name: Words
    on: date | None = None
    inputs: dict[str, Given] = Field(default_factory=dict)
    vary: Text
    expect: Text
    rows: Annotated[tuple[tuple[Given, Expected], ...], Field(min_length=1)]


class Count(Definition):
    """How many of so many subjects get each grade. vary: an input that tells them apart: 1, 2, 3 … for the first,
    second and third. reproduces: false for a published count that the published rule does not give,
    which the test holds."""

    name: Words
    source: str = ""
    subjects: Annotated[int, Field(ge=1, le=20000)]
    inputs: dict[str, Given] = Field(default_factory=dict)
    vary: Text
    expect: dict[str, int]
    reproduces: bool = True


class File(Definition):
    """What a file of tests holds. inputs: of all cases that do not say otherwise. on: the day of the evaluation."""

    format: Literal["gaodi-rulebook-tests/1"]
    rulebook: Path
    on: date
    inputs: dict[str, Given] = Field(default_factory=dict)
    settled: dict[str, str] = Field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    tables: tuple[Table, ...] = ()
    counts: tuple[Count, ...] = ()

    @property
    def number(self) -> int:
        """How many checks there are."""
        return (
            sum(len(case.subjects) or 1 for case in self.cases)
            + sum(len(table.rows) for table in self.tables)
            + len(self.counts)
        )
