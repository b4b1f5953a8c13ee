"""What a column of cells became: values of one type, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from gaodi.registry.forms.model import Severity

STRIPPED = " \t\r\n\u3000\xa0\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Cells with one kind of fault. at: their numbers in the column, from 0; facts: of each, if they differ; severity:
    where it is not that of the kind."""

    code: str
    at: pl.Series
    facts: Sequence[Mapping[str, Any]] = ()
    same: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """values: null where a cell is empty or wrong. low, high: of cells that give a band instead of a figure."""

    values: pl.Series
    wrong: tuple[Wrong, ...] = ()
    low: pl.Series | None = None
    high: pl.Series | None = None


def text(cells: pl.Series, empty: Sequence[str]) -> pl.Series:
    """The cells as text without blanks around it; null where there is nothing, or a word that stands for nothing."""
    plain = cells.cast(pl.String).str.strip_chars(STRIPPED)
    return plain.set(plain.is_in(["", *empty]), None)


def scattered(values: pl.Series, at: pl.Series, new: pl.Series) -> pl.Series:
    """The values with new ones in some places."""
    return values.clone().scatter(at, new) if len(at) else values


def where(mask: pl.Series) -> pl.Series:
    """The numbers of the cells for which it holds."""
    return mask.fill_null(value=False).arg_true()
