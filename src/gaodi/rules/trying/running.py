"""Runs the tests of a rulebook on the engine that evaluates whole populations, and says what came out instead."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaodi import catalog, engine
from gaodi.errors import Fault, InputError
from gaodi.rules import library, query
from gaodi.rules.program import Program
from gaodi.rules.trying import inputs
from gaodi.rules.trying.model import Case, Count, File, Table

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

CLOSE = 1e-6
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Compared:
    """What was expected of a step and what came out, as a reader writes them. of: which of several subjects."""

    of: str
    name: str
    wanted: str
    got: str
    same: bool

    def __str__(self) -> str:
        head = f"{self.of}: " if self.of else ""
        return f"{head}{self.name} is {self.got}, expected {self.wanted}"


@dataclass(frozen=True, slots=True)
class Tried:
    """One check. differs: what is not as expected, in words; compared: everything that was expected, also what came out
    so."""

    name: str
    name_en: str
    source: str
    differs: tuple[str, ...]
    compared: tuple[Compared, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.differs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the tests of a rulebook gave."""

    rulebook: str
    tried: tuple[Tried, ...]

    @property
    def failed(self) -> tuple[Tried, ...]:
        """Those that did not give what was expected."""
        return tuple(one for one in self.tried if not one.passed)


@dataclass(frozen=True)
class _Run:
    """Subjects that are judged together."""

    name: str
    name_en: str
    source: str
    on: date
    settled: Mapping[str, str]
    rows: list[dict[str, Any]]
    expects: list[dict[str, Any]]
    alone: bool
    """Whether each subject can be judged apart from the others of its run."""


def run(ws: Workspace | None, id: str, path: Path | None = None) -> Outcome:  # noqa: A002 - what it is called everywhere
    """Run the tests beside a rulebook. path: of the file of tests, if it is elsewhere. Raises InputError where the file
    is faulty, and names inputs that there are not."""
    path = path or library.tests_of(library.source(ws, id).path)
    return run_file(id, path, lambda settled: library.program(ws, id, settled))


def run_file(id: str, path: Path, program: Callable[[Mapping[str, str]], Program]) -> Outcome:  # noqa: A002 - as above
    """Run a file of tests on what a rulebook computes, by the values of its parameters; raises as `run`."""
    if not path.is_file():
        raise InputError(Fault(f"{id} has no tests", str(path), "a file of tests beside it"))
    file = catalog.load(path, File)
    if file.rulebook != id:
        raise InputError(Fault(f"The tests are of {file.rulebook!r}", str(path), f"`rulebook: {id}`"))
    with tempfile.TemporaryDirectory(prefix="gaodi-test-") as scratch:
        runner = _Runner(program, str(path), Path(scratch))
        return Outcome(id, tuple(runner.all(file)))


class _Runner:
    """Runs the checks of one file."""

    def __init__(self, program: Callable[[Mapping[str, str]], Program], where: str, scratch: Path) -> None:
        self._program, self._where, self._scratch = program, where, scratch
        self._con = engine.connect("duckdb")

    def all(self, file: File) -> Iterator[Tried]:
        """Every check of the file. Those that do not depend on one another are judged in one go."""
        runs = [*(_case(file, case) for case in file.cases), *(_table(file, table) for table in file.tables)]
        apart = [run for run in runs if not run.alone or self._over_groups(run.settled)]
        together = [run for run in runs if run not in apart]
        for bundle in _bundled(together):
            yield from self._tried(bundle)
        for one in apart:
            for each in _single(one) if one.alone else [one]:
                yield from self._tried([each])
        for count in file.counts:
            yield self._counted(file, count)

    def _over_groups(self, settled: Mapping[str, str]) -> bool:
        program = self._program(settled)
        by_rank = program.grade is not None and program.grade.grade.by == "rank"
        return bool(program.groups) or by_rank or any(part.budget is not None for part in program.benefits)

    def _evaluated(self, runs: list[_Run]) -> list[dict[str, Any]]:
        program = self._program(runs[0].settled)
        rows = [row for run in runs for row in run.rows]
        table = engine.read_arrow(self._con, inputs.frame(program, rows, self._where).to_arrow())
        found = query.evaluate(program, table, runs[0].on, self._scratch)
        answer = {row["subject"]: row for row in engine.frame(found.table).iter_rows(named=True)}
        return [answer[f"s{number}"] for number in range(len(rows))]

    def _tried(self, runs: list[_Run]) -> Iterator[Tried]:
        got = iter(self._evaluated(runs))
        for run in runs:
            several = len(run.expects) > 1
            compared = tuple(one for expect in run.expects for one in _compared(expect, next(got), several))
            differs = tuple(str(one) for one in compared if not one.same)
            yield Tried(run.name, run.name_en, run.source, differs, compared)

    def _counted(self, file: File, count: Count) -> Tried:
        rows = [{**file.inputs, **count.inputs, count.vary: float(n + 1)} for n in range(count.subjects)]
        run = _Run(count.name.zh, count.name.en, count.source, file.on, file.settled, rows, [], alone=False)
        found = Counter(row["grade"] for row in self._evaluated([run]))
        grades = {name: found.get(name, 0) for name in count.expect}
        compared = tuple(
            Compared("", name, str(wanted), str(grades[name]), grades[name] == wanted)
            for name, wanted in count.expect.items()
        )
        same = all(one.same for one in compared)
        said = f"expected {count.expect}, got {grades}" if count.reproduces else f"{grades} is reproduced after all"
        differs = () if same == count.reproduces else (said,)
        return Tried(run.name, run.name_en, run.source, differs, compared)


def _case(file: File, case: Case) -> _Run:
    about = (case.name.zh, case.name.en, case.source, case.on or file.on, {**file.settled, **case.settled})
    if case.subjects:
        rows = [{**file.inputs, **case.inputs, **one.inputs} for one in case.subjects]
        expects: list[dict[str, Any]] = [{"": one.id, **one.expect} for one in case.subjects]
        return _Run(*about, rows, expects, alone=False)
    return _Run(*about, [{**file.inputs, **case.inputs}], [dict(case.expect)], alone=True)


def _table(file: File, table: Table) -> _Run:
    rows = [{**file.inputs, **table.inputs, table.vary: given} for given, _ in table.rows]
    expects: list[dict[str, Any]] = [
        {"": f"{table.vary} = {given}", table.expect: expected} for given, expected in table.rows
    ]
    return _Run(table.name.zh, table.name.en, "", table.on or file.on, file.settled, rows, expects, alone=True)


def _bundled(runs: list[_Run]) -> Iterator[list[_Run]]:
    """Runs of the same day and parameters."""
    keys = dict.fromkeys((run.on, tuple(sorted(run.settled.items()))) for run in runs)
    for on, settled in keys:
        yield [run for run in runs if (run.on, tuple(sorted(run.settled.items()))) == (on, settled)]


def _single(run: _Run) -> list[_Run]:
    """One run for each subject, each with the name of the run."""
    return [
        _Run(run.name, run.name_en, run.source, run.on, run.settled, [row], [expect], alone=True)
        for row, expect in zip(run.rows, run.expects, strict=True)
    ]


def _compared(expect: Mapping[str, Any], got: Mapping[str, Any], several: bool) -> Iterator[Compared]:
    """What was expected beside what came out. several: the subject is one of several, so it is named."""
    of = str(expect[""]) if several and "" in expect else ""
    for name, wanted in expect.items():
        if name:
            found = _got(name, got)
            there = "not there" if found is _MISSING else _shown(found)
            yield Compared(of, name, _shown(wanted), there, found is not _MISSING and _same(wanted, found))


_MISSING = object()


def _got(name: str, row: Mapping[str, Any]) -> Any:
    if name in row:
        return row[name]
    low, high = f"{name}@low", f"{name}@high"
    return (row[low], row[high]) if low in row else _MISSING


def _same(wanted: Any, found: Any) -> bool:
    if wanted == UNKNOWN:
        return found is None or found == (None, None)
    if isinstance(found, tuple) and not isinstance(wanted, tuple):
        return all(_same(wanted, end) for end in found)
    if isinstance(wanted, tuple):
        return isinstance(found, tuple) and all(_same(one, other) for one, other in zip(wanted, found, strict=True))
    if isinstance(wanted, bool) or isinstance(found, bool) or not isinstance(wanted, int | float):
        return bool(wanted == found)
    return found is not None and not isinstance(found, str) and abs(float(found) - wanted) <= CLOSE


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        one, other = value
        return _shown(one) if one == other else f"between {_shown(one)} and {_shown(other)}"
    return "unknown" if value is None else (f"{value:.10g}" if isinstance(value, float) else str(value))
