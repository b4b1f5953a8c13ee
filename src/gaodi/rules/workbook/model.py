"""The two tables of a workbook before they are written: inputs, and steps with their formulas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Kept: TypeAlias = float | bool | str | date | None
"""A value as a cell holds it; None is unknown, or known only between two numbers."""


@dataclass(frozen=True, slots=True)
class Given:
    """An input. shown: its value in words, which says also what it lies between."""

    column: str
    label: str
    value: Kept
    unit: str
    shown: str


@dataclass(frozen=True, slots=True)
class Line:
    """A step. said: what it computes, in words. formula: empty where it is a constant of the run. kept: the value that
    the run kept. note: why it is a constant, or what its formula leaves to the kept value."""

    name: str
    label: str
    said: str
    formula: str
    kept: Kept
    unit: str
    shown: str
    note: str


@dataclass(frozen=True, slots=True)
class Book:
    """All of it. about: what stands above the result, each with its words."""

    language: str
    about: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str, str], ...]
    inputs: tuple[Given, ...]
    steps: tuple[Line, ...]
