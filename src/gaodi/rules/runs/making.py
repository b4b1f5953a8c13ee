"""Makes a run: gathers the inputs, freezes them, evaluates, keeps what came out. All of it is seen, or nothing."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import ibis
from ibis.expr.types import Table

from gaodi import engine
from gaodi.lake.moments import CHINA
from gaodi.registry.sources import Recipient
from gaodi.rules import library, query, results
from gaodi.rules.gathering import Gathered, from_table, gather
from gaodi.rules.program import Program
from gaodi.rules.query import Evaluated
from gaodi.rules.runs import folder, listing
from gaodi.rules.runs.run import Run

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Progress = Callable[[float], object]


def evaluate(
    ws: Workspace,
    id: str,  # noqa: A002 - what it is called everywhere
    *,
    year: int | None = None,
    on: date | None = None,
    subjects: Collection[str] | None = None,
    settled: Mapping[str, str] | None = None,
    recipient: Recipient | str = Recipient.PLAN_OFFICE,
    user: str = "",
    note: str = "",
    con: engine.Backend | None = None,
    progress: Progress = lambda share: None,
) -> Run:
    """Evaluate a rulebook over a workspace and keep the run.

    year: whose figures are judged; that of the rulebook, or the one before `on`. on: the day of the evaluation, today
    unless told. subjects: only these. settled: values of parameters. recipient: to whom the results go. Raises
    NotFound, and InputError with the faults of the rulebook.
    """
    program = library.program(ws, id, settled)
    day = on or datetime.now(CHINA).date()
    judged = year or program.rulebook.data_year or day.year - 1
    backend = con if con is not None else engine.connect()
    gathered = gather(ws, program, judged, day, backend, subjects=subjects, recipient=recipient)
    progress(0.1)
    about = {"settled": dict(settled or {}), "user": user, "note": note}
    return _kept(ws, program, library.source(ws, id), gathered, judged, day, about, progress)


def evaluate_table(
    program: Program, path: str | Path, on: date, out: str | Path, subject: str = "", con: engine.Backend | None = None
) -> Evaluated:
    """Evaluate a rulebook straight on a file of inputs (.parquet, .csv) and write the results to another (.parquet,
    .csv, .xlsx by its ending is not written: use .csv). Nothing is kept. Raises InputError."""
    backend = con if con is not None else engine.connect()
    table = from_table(path, program, backend, subject)
    target = Path(out)
    with _scratch(target.parent) as scratch:
        found = query.evaluate(program, table, on, scratch)
        _write_to(found.table, target)
    return found


class _scratch:  # noqa: N801 - a context, written as one
    """A folder beside the target that is gone afterwards."""

    def __init__(self, beside: Path) -> None:
        self._path = beside / f".gaodi-{uuid4().hex}"

    def __enter__(self) -> Path:
        self._path.mkdir(parents=True)
        return self._path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._path, ignore_errors=True)


def _write_to(table: Table, target: Path) -> None:
    """As the ending of the target says: .csv or .parquet."""
    draft = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        if target.suffix.lower() == ".csv":
            engine.frame(table).write_csv(draft, include_bom=True)
        else:
            engine.write_parquet(table, draft)
            if engine.name_of(table.get_backend()) == "duckdb":
                (part,) = draft.glob("*.parquet")
                moved = draft.with_name(f"{draft.name}.part")
                part.rename(moved)
                shutil.rmtree(draft)
                moved.rename(draft)
        draft.replace(target)
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _kept(
    ws: Workspace,
    program: Program,
    source: Any,
    gathered: Gathered,
    year: int,
    on: date,
    about: dict[str, Any],
    progress: Progress,
) -> Run:
    id_ = _name(program, year)
    target = folder.place(ws, id_)
    draft = target.with_name(f".{uuid4().hex}")
    draft.mkdir(parents=True)
    try:
        frozen = _frozen(gathered.table, program, draft)
        progress(0.3)
        with _scratch(draft) as scratch:
            found = query.evaluate(program, frozen, on, scratch)
            engine.write_parquet(found.table, draft / folder.RESULTS)
        progress(0.8)
        folder.write_source(draft, source)
        facts = about | _facts(program, gathered, found, frozen, year, on, id_)
        folder.write_about(draft, facts)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    try:
        _record(ws, program, facts, target, frozen.get_backend())
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    progress(1.0)
    return listing.load(ws, id_)


def _name(program: Program, year: int) -> str:
    """`huangyan-above-scale-2021-20260630-1a2b`."""
    slug = re.sub(r"[^a-z0-9]+", "-", program.rulebook.family.rpartition("/")[2])
    return f"{slug}-{year}-{datetime.now(CHINA):%Y%m%d}-{secrets.token_hex(2)}"


def _frozen(table: Table, program: Program, draft: Path) -> Table:
    """The inputs as they are now, written down: what is evaluated is what is kept."""
    wanted = {one.column for one in program.inputs}
    columns = [
        name
        for name in table.columns
        if name in ("subject", "name") or name in wanted or name.rpartition("@")[0] in wanted
    ]
    engine.write_parquet(table.select(columns), draft / folder.INPUTS)
    return engine.read_parquet(table.get_backend(), sorted((draft / folder.INPUTS).glob("*.parquet")))


def _facts(
    program: Program, gathered: Gathered, found: Evaluated, frozen: Table, year: int, on: date, id_: str
) -> dict[str, Any]:
    rulebook = program.rulebook
    return {
        "run": id_,
        "rulebook": rulebook.id,
        "family": rulebook.family,
        "hash": program.hash,
        "year": year,
        "day": on,
        "number": gathered.number,
        "engine": engine.name_of(frozen.get_backend()),
        "version": version("gaodi"),
        "synthetic": gathered.synthetic,
        "refused": [
            {"source": refusal.id, "metrics": metrics, "zh": refusal.sentence("zh"), "en": refusal.sentence("en")}
            for refusal, metrics in gathered.refused
        ],
        "statistics": folder.groups(found.statistics),
        "numbers": folder.groups(found.numbers),
        "cutoffs": folder.cutoffs(found.cutoffs),
        "budgets": [asdict(one) for one in found.budgets],
    }


def _record(ws: Workspace, program: Program, facts: dict[str, Any], target: Path, con: Any) -> None:
    """Write the run and its results to the lake: from then on it is there."""
    rows = engine.read_parquet(con, sorted((target / folder.RESULTS).glob("*.parquet")))
    decided = engine.frame(_results(program, rows, facts["run"]))
    about = {name: facts[name] for name in results.RUNS.columns if name in facts}
    about |= {"status": results.TRIAL, "settled": json.dumps(facts["settled"]), "subjects": decided.height}
    for table in (results.RUNS, results.RESULTS):
        table.define(ws.lake)
    content = {
        results.RUNS.name: results.RUNS.frame([about]),
        results.RESULTS.name: decided.select(results.RESULTS.columns),
    }
    ws.lake.write(content, kind="run", source=program.rulebook.id, user=facts["user"], note=facts["note"])


def _results(program: Program, rows: Table, run: str) -> Table:
    """The rows of the table of results."""

    def column(name: str, kind: str) -> Any:
        return rows[name].cast(kind) if name in rows.columns else ibis.null(kind)

    def ends(name: str) -> tuple[Any, Any]:
        own = column(name, "float64")
        return ibis.coalesce(column(f"{name}@low", "float64"), own), ibis.coalesce(
            column(f"{name}@high", "float64"), own
        )

    judged = rows["standing"] == query.JUDGED

    def of_judged(value: Any) -> Any:
        return ibis.ifelse(judged, value, ibis.null("float64"))

    amounts = [ends(part.amount.name) for part in program.benefits]
    paid = [column(f"paid.{part.benefit.id}", "float64") for part in program.benefits]
    score = ends("score")
    return rows.select(
        "subject",
        "standing",
        run=ibis.literal(run),
        qualified=column("qualified", "boolean"),
        score_low=score[0],
        score_high=score[1],
        grade=column("grade", "string"),
        grade_best=column("grade@best", "string"),
        grade_worst=column("grade@worst", "string"),
        level=column("level", "string"),
        amount_low=of_judged(_total([low for low, _ in amounts])),
        amount_high=of_judged(_total([high for _, high in amounts])),
        paid=of_judged(_total(paid)),
    )


def _total(columns: list[Any]) -> Any:
    if not columns:
        return ibis.null("float64")
    total = columns[0]
    for column in columns[1:]:
        total = total + column
    return total
