"""The rows of a file that a check between rows speaks of, and how it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.faults import Faults
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.staging import ROW, SHEET, Staging

PLACE = {SHEET: pl.Int64, ROW: pl.Int64}
NOWHERE = pl.DataFrame(schema=PLACE)


def figure(value: float | None) -> str | None:
    """A number as people read it."""
    return None if value is None else f"{value:.12g}"


@dataclass(frozen=True)
class Whole:
    """All rows of a file. sheets: the number of each sheet and its columns."""

    job: Job
    staging: Staging
    sheets: Mapping[int, Mapping[str, Placed]]
    faults: Faults

    def has(self, *keys: str) -> bool:
        """Whether some sheet has all these columns."""
        return any(set(keys) <= set(columns) for columns in self.sheets.values())

    def rows(self, *keys: str) -> pl.LazyFrame:
        """Where each row stands, and what it has in these columns."""
        return self.staging.scan().select(SHEET, ROW, *keys)

    def say(self, code: str, key: str, rows: pl.DataFrame, *facts: str, **same: Any) -> None:
        """A fault in a column for each row. facts: columns with facts of each; same: facts of all."""
        ordered = rows.sort(SHEET, ROW)
        for (sheet,), part in ordered.group_by(SHEET, maintain_order=True):
            columns = self.sheets[int(str(sheet))]
            place = columns[key].place if key in columns else next(iter(columns.values())).place
            own = part.select(facts).to_dicts() if facts else []
            values = map(figure, part[key]) if part[key].dtype.is_float() else part[key]
            self.faults.add(code, place, part[ROW].to_list(), values, own, **same)
