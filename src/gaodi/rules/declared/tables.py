"""The lake table of what subjects declared for a family of rulebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from gaodi.registry.facts import Facts

if TYPE_CHECKING:
    from gaodi.lake.moments import At
    from gaodi.workspace import Workspace

DECLARATIONS = Facts(
    "declarations",
    pa.schema(
        [
            ("family", pa.string()),
            ("subject", pa.string()),
            ("year", pa.int32()),
            ("name", pa.string()),
            ("value", pa.float64()),
            ("text", pa.string()),
            ("day", pa.date32()),
            ("evidence", pa.string()),
            ("source", pa.string()),
            ("synthetic", pa.bool_()),
        ]
    ),
    ("subject", "family", "year", "name"),
    "subject",
)
"""year: whose figures it goes with. name: of an input, or `answer:<question>`. value: a number, yes (1) or no (0); text
of a text, day of a day. evidence: what shows it (a document, an address)."""


def current(ws: Workspace, family: str, year: int, known_at: At = None, subject: str | None = None) -> pl.DataFrame:
    """What was last said for a family and a year, with `batch` and `recorded_at`. subject: by this one alone."""
    where = (pl.col("family") == family) & (pl.col("year") == year)
    if subject is not None:
        where &= pl.col("subject") == subject
    return DECLARATIONS.current(ws, known_at, where)


def of(ws: Workspace, subject: str) -> pl.DataFrame:
    """All that one subject last said, of every family and year."""
    return DECLARATIONS.current(ws, where=pl.col("subject") == subject)
