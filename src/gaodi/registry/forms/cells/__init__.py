"""Turns cells, which are text, into what the form says they are; a column at a time, with everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.registry.forms import lookups
from gaodi.registry.forms.cells import codes, dates, numbers, words
from gaodi.registry.forms.cells.parsed import Parsed, Wrong
from gaodi.registry.forms.lookups import KINDS, Lookup
from gaodi.registry.forms.model import Column, Form, Type, Unknown

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

__all__ = ["Parsed", "Reader", "Wrong"]

DTYPES: dict[Type, Any] = {
    Type.NUMBER: pl.Float64,
    Type.INTEGER: pl.Float64,
    Type.DATE: pl.Date,
    Type.YES_NO: pl.Boolean,
}
"""Types of the values; all others are text."""


@dataclass(frozen=True)
class Reader:
    """Reads the cells of a form's columns. Codes are looked up in the catalogue and the workspace.

    bands: the source gives bands instead of figures.
    """

    form: Form
    ws: Workspace | None = None
    bands: bool = False
    _lookups: dict[str, Lookup] = field(default_factory=dict)

    def read(self, column: Column, cells: pl.Series, unit: str) -> Parsed:
        """The cells of a column. unit: in which its figures are."""
        empty = self.form.empty
        match column.type:
            case Type.NUMBER | Type.INTEGER:
                return numbers.parsed(cells, empty, unit, bands=self._in_bands(column))
            case Type.DATE:
                return dates.parsed(cells, empty)
            case Type.YES_NO:
                return words.yes_no(cells, empty)
            case Type.TEXT:
                return words.parsed_text(cells, empty)
            case Type.USCC:
                return codes.parsed(cells, empty, keep=column.unknown is Unknown.KEEP)
            case Type.PERIOD:
                return words.periods_of(cells, empty, self.form.periods)
            case Type.UNIT:
                return words.units_of(cells, empty)
        return self._coded(column, cells)

    def nothing(self, column: Column, rows: int) -> Parsed:
        """A column that a sheet has not."""
        empty = pl.Series([None], dtype=DTYPES.get(column.type, pl.String)).new_from_index(0, rows)
        return Parsed(empty, (), empty, empty) if self._in_bands(column) else Parsed(empty)

    def _in_bands(self, column: Column) -> bool:
        return self.bands and column.metric is not None and column.type.numeric

    def lookup(self, column: Column) -> Lookup:
        """The codes that a column may hold."""
        if column.key not in self._lookups:
            choice = column.type is Type.CHOICE
            made = lookups.of_choices(column.choices) if choice else lookups.of_type(column.type, self.ws)
            self._lookups[column.key] = made
        return self._lookups[column.key]

    def _coded(self, column: Column, cells: pl.Series) -> Parsed:
        found = words.coded(cells, self.form.empty, self.lookup(column), lambda _: _facts(column))
        if column.unknown is Unknown.REFUSE:
            return found
        kept = words.parsed_text(cells, self.form.empty).values
        return Parsed(pl.select(pl.coalesce(found.values, kept)).to_series())


def _facts(column: Column) -> dict[str, Any]:
    if column.type is not Type.CHOICE:
        kind_en, kind_zh = KINDS[column.type]
        return {"code": "unknown-code", "kind_en": kind_en, "kind_zh": kind_zh}
    shown = column.choices[:12]
    more = " …" if len(column.choices) > 12 else ""
    return {
        "code": "not-a-choice",
        "choices_en": ", ".join(f"{one.name} ({one.code})" for one in shown) + more,
        "choices_zh": "、".join(one.name for one in shown) + more,
    }
