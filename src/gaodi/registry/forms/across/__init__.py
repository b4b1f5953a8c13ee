"""What has to hold beyond a row, asked once of all rows of a file together: no two rows about the same, subjects that
are known under this name, figures that do not jump."""

from __future__ import annotations

import polars as pl

from gaodi.registry.forms.across import figures, jumps, subjects, twice
from gaodi.registry.forms.across.said import NOWHERE, Whole

__all__ = ["NOWHERE", "Whole", "check"]


def check(whole: Whole) -> pl.DataFrame:
    """Look at everything; the rows (`_sheet`, `_row`) that are the same as one before them and count once."""
    if not whole.staging.rows:
        return NOWHERE
    same = twice.check(whole)
    subjects.check(whole)
    jumps.check(whole)
    figures.check(whole)
    return same
