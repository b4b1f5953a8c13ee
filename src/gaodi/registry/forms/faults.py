"""Gathers everything that is wrong in a file: each fault with its cell, its value and its sentences, as one frame.

A file may have a fault in every cell. All are counted, and as many are kept as anybody will look at, so that memory
does not grow with what is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry.forms.messages import TEMPLATES
from gaodi.registry.forms.model import Severity

MOST = 10_000
LONGEST = 120

SCHEMA = {
    "sheet": pl.String, "row": pl.Int64, "column": pl.String, "cell": pl.String, "heading": pl.String,
    "value": pl.String, "severity": pl.String, "code": pl.String,
    "message_en": pl.String, "message_zh": pl.String, "do_en": pl.String, "do_zh": pl.String,
}  # fmt: skip


class Stop(Exception):
    """The file cannot be looked at any further. code: of the template; facts: what fills it."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a sheet. index: from 0, or -1 where there is none; heading: as the sheet has it."""

    sheet: str = ""
    index: int = -1
    heading: str = ""

    @property
    def letter(self) -> str:
        """A, B, … AA; empty where there is no column."""
        return letter(self.index)


def letter(index: int) -> str:
    """The letters of a column, counted from 0; empty below that."""
    name, number = "", index + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


class Faults:
    """The faults of one file."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._rows: list[dict[str, Any]] = []
        self.counts: Counter[str] = Counter()
        self.severities: Counter[Severity] = Counter()

    @property
    def errors(self) -> int:
        """How many stop a load."""
        return self.severities[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """How many have to be accepted."""
        return self.severities[Severity.WARNING]

    def add(
        self,
        code: str,
        place: Place | None = None,
        rows: Sequence[int | None] = (None,),
        values: Iterable[object] = (),
        facts: Sequence[Mapping[str, Any]] = (),
        severity: Severity | None = None,
        **same: Any,
    ) -> None:
        """One fault for each row. values, facts: of each row, if they differ; same: facts that all of them share."""
        template, place = TEMPLATES[code], place or Place()
        severity = severity or template.severity
        self.counts[code] += len(rows)
        self.severities[severity] += len(rows)
        given = list(values) or [None] * len(rows)
        for number, (row, value) in enumerate(zip(rows, given, strict=True)):
            if len(self._rows) >= self._most:
                return
            own = {"value": _short(value), "heading": place.heading, "row": row} | same
            own |= facts[number] if facts else {}
            cell = f"{place.letter}{row}" if row is not None and place.letter else None
            self._rows.append(
                {
                    "sheet": place.sheet or None, "row": row, "column": place.letter or None, "cell": cell,
                    "heading": place.heading or None, "value": None if value is None else own["value"],
                    "severity": severity.value, "code": code, **template.said(own),
                }
            )  # fmt: skip

    def stop(self, stop: Stop, place: Place | None = None) -> None:
        """The fault that ended the look."""
        self.add(stop.code, place, [stop.facts.get("row")], facts=[stop.facts])

    def frame(self) -> pl.DataFrame:
        """Those that were kept: errors first, then by sheet, row and column."""
        made = pl.DataFrame(self._rows, schema=SCHEMA)
        return made.sort(
            pl.col("severity") != Severity.ERROR.value, "sheet", "row", pl.col("column").str.len_chars(), "column",
            nulls_last=False, maintain_order=True,
        )  # fmt: skip


def error(faults: pl.DataFrame, file: str, count: int) -> InputError:
    """The faults as an error, for whoever catches one. count: how many there were, kept or not."""
    said = [Fault(row["message_en"], _where(file, row), do=row["do_en"]) for row in faults.iter_rows(named=True)]
    if count > len(said):
        said.append(Fault(f"{count - len(said):,} more faults are not listed", file))
    return InputError.of(said)


def _where(file: str, row: Mapping[str, Any]) -> str:
    """File, sheet and cell; the one sheet of a text is called like the file."""
    line = f"row {row['row']}" if row["row"] is not None else None
    return ", ".join(dict.fromkeys(filter(None, (file, row["sheet"], row["cell"] or line))))


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
