"""Evaluates a program for a whole table of subjects: population, steps by the order in which they need one another,
statistics of groups in between, then grades and what follows from them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import ibis
from ibis.expr.types import Table

from gaodi import engine
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Group, Node, Rank, walk
from gaodi.rules.program import GRADE, QUALIFIED, REQUIRE, Program
from gaodi.rules.query import grading, inputs, levels, overriding, payments, ranking, statistics
from gaodi.rules.query.lowering import Lowering
from gaodi.rules.query.staging import Named, Staging, columns_of
from gaodi.rules.query.statistics import Groups
from gaodi.rules.query.values import Number, point

SUBJECT, STANDING = "subject", "standing"
JUDGED, EXEMPT, OUTSIDE, TO_CHECK = "judged", "exempt", "outside", "to-check"
MANY = 100
"""With so many inputs, to search for what is computed twice takes longer than to compute it twice."""
NONE = "-"
"""The grade of those who certainly have none, while what follows from grades is computed."""


@dataclass
class Evaluated:
    """What came out. table: a row for each subject; statistics: of the steps over groups, and over how many each was
    taken; cutoffs: of the grades; budgets: what was asked for and paid. written: where the table is written down
    already."""

    table: Table
    statistics: dict[str, Groups] = field(default_factory=dict)
    numbers: dict[str, Groups] = field(default_factory=dict)
    cutoffs: list[grading.Cutoff] = field(default_factory=list)
    budgets: list[payments.Spent] = field(default_factory=list)
    written: Path | None = None

    def write(self, folder: Path) -> None:
        """Write the table as Parquet files into a folder that is not there yet, rows in any order. What is written down
        already is moved there, so the table cannot be read any more."""
        if self.written is None:
            engine.write_parquet(self.table, folder, in_order=False)
        else:
            shutil.move(self.written, folder)


def evaluate(
    program: Program,
    table: Table,
    on: date,
    scratch: Path,
    *,
    keep: Iterable[str] | None = None,
    progress: Callable[[float], object] = lambda share: None,
) -> Evaluated:
    """Evaluate a table of inputs, which has a column `subject` and those of the program's inputs; one that it lacks is
    unknown for all. on: the day of the evaluation. scratch: a folder for what is written in between. keep: the steps
    whose columns the answer has, besides those of benefits; all unless told."""
    return _Evaluator(program, table, on, scratch, progress).run(None if keep is None else set(keep))


class _Evaluator:
    """One evaluation."""

    def __init__(
        self, program: Program, table: Table, on: date, scratch: Path, progress: Callable[[float], object]
    ) -> None:
        self.program, self.on = program, on
        self.source = table
        con: Any = table.get_backend()
        engine.look_for_repeats(con, len(program.columns) < MANY)
        self.staging = _cleaned(program, table, con, scratch)
        self.found = Evaluated(table)
        self._depths: dict[str, int] = {}
        self._progress = progress

    def run(self, keep: set[str] | None) -> Evaluated:
        self._population()
        self._steps([name for name in self.program.steps if not self.staging.has(name)])
        if self.program.grade is not None:
            self.found.cutoffs = grading.grade(self.staging, self.program)
        elif any(part.exemption.grade for part in self.program.exempt):
            overriding.exempt(self.staging, self.program)
        if self.program.levels:
            levels.level(self.staging, self.program)
        self._late()
        if self.program.benefits:
            payments.claim(self.staging, self.program)
        self._answer(keep)
        if self.program.benefits:
            self.staging.settle()
            self.found.budgets = payments.settle(self.staging, self.program)
        self.found.table, self.found.written = self.staging.table, self.staging.written
        return self.found

    def _answer(self, keep: set[str] | None) -> None:
        """Whether somebody qualifies is said of those that are judged; a grade that there is not is empty."""
        table = self.staging.table
        said = {name: table[name] for name in self._kept(keep)}
        if GRADE in said:
            said[GRADE] = said[GRADE].nullif(NONE)
        if QUALIFIED in said:
            said[QUALIFIED] = ibis.ifelse(table[STANDING] == JUDGED, said[QUALIFIED], ibis.null("boolean"))
        self.staging.put(table.select(**said))

    def _kept(self, keep: set[str] | None) -> list[str]:
        """The columns of the answer: the subject, where it stands, the steps and what follows; not the inputs."""
        columns = [name for name in self.staging.columns() if not name.startswith(("in.", payments.ASIDE))]
        if keep is None:
            return columns
        wanted = {SUBJECT, STANDING, *keep, *payments.needed(self.program)}
        return [name for name in columns if name.partition("@")[0] in wanted]

    def _population(self) -> None:
        wanted = [REQUIRE, *(part.step.name for part in self.program.exempt)]
        self._steps(_needed(self.program, wanted))
        required: Any = self.staging.value(REQUIRE)
        exempt: list[Any] = [self.staging.value(part.step.name) for part in self.program.exempt]
        lines: list[tuple[Any, Any]] = [(~required, OUTSIDE), (required.isnull(), TO_CHECK)]
        lines += [(one, EXEMPT) for one in exempt]
        lines += [(one.isnull(), TO_CHECK) for one in exempt]
        self.staging.add(STANDING, ibis.cases(*lines, else_=JUDGED))
        self.staging.close()

    def _steps(self, names: list[str]) -> None:
        """Compute steps, each when those that it needs are there."""
        depths = {name: self._depth(name) for name in names}
        for depth in sorted(set(depths.values())):
            level = [name for name in names if depths[name] == depth]
            over = [name for name in level if isinstance(self.program.steps[name], Group | Rank)]
            if over:
                self.staging.settle()
            for name in level:
                node = self.program.steps[name]
                if isinstance(node, Group):
                    self._group(name, node)
                elif isinstance(node, Rank):
                    self._rank(name, node)
            lowering = self._lowering()
            for name in level:
                if name not in over:
                    self.staging.add(name, lowering.value(self.program.steps[name]))
            self.staging.close()

    def _lowering(self) -> Lowering:
        return Lowering(self._find, Named(self.staging), self.on)  # type: ignore[arg-type]

    def _find(self, node: nodes.Column) -> Any:
        return self.staging.value(f"in.{node.input.column}")

    def _depth(self, name: str) -> int:
        """How many stages a step has before it."""
        if self.staging.has(name):
            return 0
        if name not in self._depths:
            below = [self._depth(other) for other in _used(self.program.steps[name])]
            self._depths[name] = 1 + max(below, default=0)
        return self._depths[name]

    def _group(self, name: str, node: Group) -> None:
        lowering = self._lowering()
        table = self.staging.table
        of = _known_only(lowering.value(node.of))
        below = None if node.below is None else _known_only(lowering.value(node.below))
        by = statistics.keys(lowering.value(one) for one in node.by)
        counted = self._counted(node, lowering)
        values, numbers = statistics.taken(table, node, counted, of, below, by)
        self.found.statistics[name], self.found.numbers[name] = values, numbers
        if not by:
            self.staging.add(name, statistics.constant(values))
            self.staging.close()
            return
        self.staging.put(statistics.joined(table, self.staging.con, by, values, name))
        self.staging.add(name, point(self.staging.column(name)))
        self.staging.close()

    def _counted(self, node: Group, lowering: Lowering) -> Any:
        if node.everybody:
            return ibis.literal(True)
        if node.lag:
            return ibis.literal(True) if node.where is None else lowering.truth(node.where).fill_null(False)
        return self.staging.column(STANDING) == JUDGED

    def _rank(self, name: str, node: Rank) -> None:
        lowering = self._lowering()
        table = self.staging.table
        by = statistics.keys(lowering.value(one) for one in node.by)
        of = _known_only(lowering.value(node.of))
        self.staging.add(name, point(ranking.places(table, table[STANDING] == JUDGED, of, by)))
        self.staging.settle()

    def _no_grade(self) -> None:
        """Who is not judged and has no grade certainly has none: nothing follows from one."""
        if not self.staging.has(GRADE):
            return
        table = self.staging.table
        apart = table[STANDING].isin([OUTSIDE, EXEMPT]) & table[GRADE].isnull()
        self.staging.put(table.mutate(**{GRADE: ibis.ifelse(apart, NONE, table[GRADE])}))

    def _late(self) -> None:
        """What needs the grade or the level; where a step needs another of these, in a stage of its own."""
        added: set[str] = set()
        self._no_grade()
        lowering = self._lowering()
        for name, node in self.program.after.items():
            if added & set(_used(node)):
                self.staging.close()
                added, lowering = set(), self._lowering()
            self.staging.add(name, lowering.value(node))
            added.add(name)
        self.staging.close()


def _known_only(value: Any) -> Any:
    """The column of a number where it is known; of a condition as it is."""
    if not isinstance(value, Number):
        return value
    return value.low if value.point else ibis.ifelse(value.low == value.high, value.low, ibis.null("float64"))


def _used(node: Node) -> list[str]:
    return [part.name for part in walk(node) if isinstance(part, nodes.Step)]


def _needed(program: Program, wanted: Iterable[str]) -> list[str]:
    """The steps that these need, and themselves, in the order of the program."""
    found: set[str] = set()
    todo = list(wanted)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += _used(program.steps[name])
    return [name for name in program.steps if name in found]


def _cleaned(program: Program, table: Table, con: Any, scratch: Path) -> Staging:
    """The subject and the inputs as `in.<column>`, cleaned."""
    found = {f"in.{node.input.column}": inputs.find(table, node) for node in program.columns}
    columns = {name: column for one, value in found.items() for name, column in columns_of(one, value).items()}
    staging = Staging(table.select(SUBJECT, **columns), con, scratch)
    for name, value in found.items():
        staging.note(name, value)
    return staging
