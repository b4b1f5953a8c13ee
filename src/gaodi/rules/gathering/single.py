"""The inputs of one subject, for several programs at once: what each needs is read once and kept for the next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from gaodi.errors import Fault, NotFound
from gaodi.registry import analytic
from gaodi.registry.analytic.building import HIGH, LOW, SUBJECT
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.sources import Recipient, Refusal
from gaodi.rules.gathering import declarations, earlier, memberships, permission, population
from gaodi.rules.gathering.figures import metrics_of
from gaodi.rules.language.nodes import Input, Origin
from gaodi.rules.program import Program

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


class Single:
    """One subject. The same inputs as `gather` gives for it. Raises NotFound for a subject that there is not."""

    def __init__(
        self,
        ws: Workspace,
        kind: SubjectKind,
        subject: str,
        year: int,
        on: date,
        recipient: Recipient | str = Recipient.PLAN_OFFICE,
        at: int | None = None,
    ) -> None:
        self._ws, self._kind, self._subject = ws, kind, subject
        self._year, self._on, self._recipient, self._at = year, on, recipient, at
        who = population.read(ws, kind, on, at, [subject])
        if who.frame.is_empty():
            raise NotFound(Fault(f"There is no {kind.value} {subject!r}"))
        self._about = who.frame.row(0, named=True)
        self.synthetic = who.synthetic
        self._wide: dict[tuple[int, frozenset[str]], dict[str, Any]] = {}
        self._member: dict[Input, bool | None] = {}
        self._refused: dict[Any, tuple[tuple[Refusal, tuple[str, ...]], ...]] = {}
        self._years = analytic.years(ws, kind.value, at)

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._about.get("name") or self._subject)

    def refused(self, program: Program) -> tuple[tuple[Refusal, tuple[str, ...]], ...]:
        """The sources whose figures of this subject may not be used for the program, with their metrics."""
        key = (program.rulebook.purpose, program.inputs)
        if key not in self._refused:
            self._refused[key] = permission.refused(
                self._ws,
                metrics_of(program),
                program.rulebook,
                self._year,
                self._recipient,
                self._at,
                subject=self._subject,
            )
        return self._refused[key]

    def inputs(self, program: Program) -> dict[str, Any]:
        """The inputs of a program by column, bands as their two ends."""
        without = frozenset(refusal.id for refusal, _ in self.refused(program))
        found = dict(self._about)
        for one in metrics_of(program):
            row = self._row(one.lag, without)
            metric = one.name.replace("_", "-")
            for ending in ("", LOW, HIGH):
                if metric + ending in row:
                    found[one.column + ending] = row[metric + ending]
        for one in program.inputs:
            if one.origin is Origin.LIST:
                found[one.column] = self._on_list(one)
        found |= self._own(declarations.columns(self._ws, program, self._year, self._at, self._subject))
        found |= dict.fromkeys(earlier.payments(program.inputs), 0.0)
        found |= self._own(earlier.columns(self._ws, program.inputs, self._year, self._at, self._subject))
        return found

    def _row(self, lag: int, without: frozenset[str]) -> dict[str, Any]:
        """The figures of one year."""
        key = (lag, without)
        if key not in self._wide:
            self._wide[key] = self._read(self._year - lag, without)
        return self._wide[key]

    def _read(self, year: int, without: frozenset[str]) -> dict[str, Any]:
        if year not in self._years:
            return {}
        rows = analytic.scan(self._ws, self._kind.value, year, at=self._at, without=without)
        return self._own(rows.filter(pl.col(SUBJECT) == self._subject).collect())

    def _own(self, rows: pl.DataFrame | None) -> dict[str, Any]:
        if rows is None:
            return {}
        own = rows.filter(pl.col("subject") == self._subject)
        return {} if own.is_empty() else {k: v for k, v in own.row(0, named=True).items() if k != "subject"}

    def _on_list(self, one: Input) -> bool | None:
        if one not in self._member:
            self._member[one] = memberships.of(self._ws, one, self._subject, self._on, self._at)
        return self._member[one]
