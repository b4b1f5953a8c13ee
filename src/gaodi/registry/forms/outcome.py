"""What came of looking at a file and of loading it."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from gaodi.errors import InputError
from gaodi.lake import Batch
from gaodi.registry.forms.checking import FoundTable, Looked
from gaodi.registry.forms.faults import error
from gaodi.registry.forms.model import Form

SHOWN = 100
"""So many faults are said in an error; all are in `checked.faults`."""


@dataclass(frozen=True)
class Checked:
    """What was found in a file.

    faults: one row each, errors first; errors, warnings: how many there are, listed or not. rows: that would be loaded.
    counts: how many faults of each kind.
    """

    form: Form
    file: str
    tables: tuple[FoundTable, ...]
    rows: int
    faults: pl.DataFrame
    errors: int
    warnings: int
    counts: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether it can be loaded, once its warnings are accepted."""
        return not self.errors

    @classmethod
    def of(cls, seen: Looked) -> Checked:
        """What was found while looking."""
        faults = seen.faults
        rows = seen.staging.rows - seen.same.height
        return cls(
            seen.job.form, seen.job.file, seen.tables, rows, faults.frame(), faults.errors, faults.warnings,
            dict(faults.counts),
        )  # fmt: skip


class Faulty(InputError):
    """A file was not loaded. checked: everything that was found in it."""

    checked: Checked

    @classmethod
    def because(cls, checked: Checked) -> Faulty:
        """The error, with as many faults as anybody reads on a screen."""
        total = checked.errors + checked.warnings
        made = cls(*error(checked.faults.head(SHOWN), checked.file, total).faults)
        made.checked = checked
        return made


@dataclass(frozen=True)
class Loaded:
    """What came of a load.

    batch: its number is what `unload` takes. rows: of the file; written: rows by table; warnings: those accepted.
    """

    batch: Batch
    rows: int
    written: dict[str, int]
    warnings: int = 0

    @property
    def repeated(self) -> bool:
        """Whether nothing was written because the same file was loaded before."""
        return self.batch.repeated
