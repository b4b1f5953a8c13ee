"""Keeps a run: its inputs frozen, evaluated, its results facts of the lake. All of it is seen, or nothing."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import ibis
import polars as pl
from ibis.expr.types import Table

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.lake.moments import CHINA
from gaodi.registry.facts import Facts
from gaodi.rules import query, results
from gaodi.rules.files import Source
from gaodi.rules.gathering import Gathered
from gaodi.rules.program import Program
from gaodi.rules.query import Evaluated
from gaodi.rules.runs import folder, listing
from gaodi.rules.runs.run import Run
from gaodi.rules.runs.scratch import scratch

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Progress = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Beside:
    """Rows that are written in one batch with those of a run. rows: by table, for the id of the run. once: what may
    happen once only: where it did already, nothing is written."""

    rows: Callable[[str], Mapping[Facts, pl.DataFrame]]
    once: str


def keep(
    ws: Workspace,
    program: Program,
    source: Source,
    gathered: Gathered,
    year: int,
    on: date,
    about: dict[str, Any],
    progress: Progress,
    beside: Beside | None = None,
) -> Run:
    """Evaluate what was gathered and keep the run. about: what run.json says besides. beside: rows that are written
    with those of the run, in one batch. Raises InputError where what is beside was said already."""
    id_ = _name(program, year)
    target = folder.place(ws, id_)
    draft = target.with_name(f".{uuid4().hex}")
    draft.mkdir(parents=True)
    try:
        frozen = _frozen(gathered.table, program, draft)
        progress(0.3)
        with scratch(draft) as aside:
            found = query.evaluate(program, frozen, on, aside)
            found.write(draft / folder.RESULTS)
        progress(0.8)
        folder.write_source(draft, source)
        facts = about | _facts(program, gathered, found, frozen, year, on, id_)
        folder.write_about(draft, facts)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    try:
        _record(ws, program, facts, target, frozen.get_backend(), beside)
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
    engine.write_parquet(table.select(columns), draft / folder.INPUTS, in_order=False)
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
        "statistics": folder.groups(found.statistics),
        "numbers": folder.groups(found.numbers),
        "cutoffs": folder.cutoffs(found.cutoffs),
        "budgets": [asdict(one) for one in found.budgets],
    }


def _record(
    ws: Workspace, program: Program, facts: dict[str, Any], target: Path, con: Any, beside: Beside | None
) -> None:
    """Write the run and its results to the lake: from then on it is there."""
    rows = engine.read_parquet(con, sorted((target / folder.RESULTS).glob("*.parquet")))
    decided = engine.frame(decisions(program, rows, facts["run"]))
    about = {name: facts[name] for name in results.RUNS.columns if name in facts}
    about |= {"status": results.TRIAL, "settled": json.dumps(facts["settled"]), "subjects": decided.height}
    for table in (results.RUNS, results.RESULTS):
        table.define(ws.lake)
    content = {
        results.RUNS.name: results.RUNS.frame([about]),
        results.RESULTS.name: decided.select(results.RESULTS.columns),
    }
    more = beside.rows(facts["run"]) if beside else {}
    for table, added in more.items():
        table.define(ws.lake)
        content[table.name] = pl.concat([content[table.name], added]) if table.name in content else added
    written = ws.lake.write(
        content, kind="run", source=program.rulebook.id, user=facts["user"], note=facts["note"],
        checksum=beside.once if beside else None,
    )  # fmt: skip
    if written.repeated:
        do = "Look at what was done, and go on from there"
        raise InputError(Fault("Somebody else took a step meanwhile", program.rulebook.id, do=do))


def decisions(program: Program, rows: Table, run: str) -> Table:
    """What the results decide about each subject, as the lake keeps it."""

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
