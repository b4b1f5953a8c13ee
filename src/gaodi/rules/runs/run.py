"""A run as it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.kept import kept
from gaodi.rules.files import Source
from gaodi.rules.language.scope import near
from gaodi.rules.program import Program, compiled
from gaodi.rules.query import Cutoff, Spent
from gaodi.rules.query.statistics import Groups
from gaodi.rules.runs import folder
from gaodi.rules.runs.columns import in_order

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True)
class Run:
    """One run.

    year: whose figures were judged. on: the day of the evaluation. number: of the last batch of the lake that was
    known. refused: what was left out because its source does not allow the purpose, in both languages. corrects: the
    run that it puts right.
    """

    ws: Workspace
    id: str
    rulebook: str
    family: str
    hash: str
    year: int
    on: date
    settled: dict[str, str]
    number: int
    engine: str
    version: str
    user: str
    note: str
    recorded: datetime
    subjects: int
    synthetic: bool
    refused: tuple[dict[str, Any], ...]
    corrects: str = ""

    @property
    def path(self) -> Path:
        """Its folder."""
        return folder.place(self.ws, self.id)

    @kept
    def about(self) -> dict[str, Any]:
        """What its folder says of it."""
        return folder.read_about(self.path)

    @property
    def among(self) -> dict[str, list[str]]:
        """What narrowed who was looked at: regions, parks, lists, subjects; nothing where everybody was."""
        found: dict[str, list[str]] = self.about.get("among", {})
        return found

    @kept
    def corrections(self) -> dict[str, dict[str, Any]]:
        """The inputs that were put right, by subject and column."""
        found: dict[str, dict[str, Any]] = self.about.get("corrections", {})
        return found

    @kept
    def source(self) -> Source:
        """The rulebook as it was."""
        return folder.read_source(self.path)

    @kept
    def program(self) -> Program:
        """What it computed."""
        return compiled(self.source, self.ws, self.settled)

    @kept
    def statistics(self) -> dict[str, Groups]:
        """What was taken over groups, by step and group."""
        return folder.as_groups(self.about["statistics"])

    @kept
    def numbers(self) -> dict[str, Groups]:
        """Over how many subjects each of these was taken."""
        return folder.as_groups(self.about["numbers"])

    @kept
    def cutoffs(self) -> list[Cutoff]:
        """Of its grades."""
        return folder.as_cutoffs(self.about["cutoffs"])

    @kept
    def budgets(self) -> list[Spent]:
        """Of its benefits."""
        return folder.as_spent(self.about["budgets"])

    def results(self) -> pl.LazyFrame:
        """A row for each subject: standing, values, points, clauses, grade, amounts."""
        return pl.scan_parquet(self.path / folder.RESULTS / "*.parquet")

    def inputs(self) -> pl.LazyFrame:
        """A row for each subject: the inputs as they were."""
        return pl.scan_parquet(self.path / folder.INPUTS / "*.parquet")

    def frame(self, columns: Sequence[str] = ()) -> pl.DataFrame:
        """The results with the names of subjects, in the order of subjects; what was decided stands first. columns:
        only these. Raises NotFound for one that there is not."""
        rows = self.results()
        if columns:
            known = rows.collect_schema().names()
            if missing := [name for name in columns if name not in known]:
                faults = (
                    Fault(f"The results have no column {name!r}", self.id, do=near(name, known)) for name in missing
                )
                raise NotFound.of(faults)
            rows = rows.select("subject", *columns)
        inputs = self.inputs()
        if "name" in inputs.collect_schema():
            rows = rows.join(inputs.select("subject", "name"), on="subject", how="left")
        found = rows.collect().sort("subject")
        return found if columns else found.select(in_order(found.columns))

    def row(self, subject: str) -> dict[str, Any]:
        """The results of one subject. Raises NotFound."""
        return self._one(self.results(), subject)

    def inputs_of(self, subject: str) -> dict[str, Any]:
        """The inputs of one subject. Raises NotFound."""
        return self._one(self.inputs(), subject)

    def _one(self, rows: pl.LazyFrame, subject: str) -> dict[str, Any]:
        found = rows.filter(pl.col("subject") == subject).collect()
        if found.is_empty():
            raise NotFound(Fault(f"{subject!r} is not among the subjects of the run {self.id}"))
        return found.row(0, named=True)
