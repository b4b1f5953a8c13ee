"""Evaluates a rulebook straight on a file of inputs. Nothing is kept."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from uuid import uuid4

from ibis.expr.types import Table

from gaodi import engine
from gaodi.errors import Fault, InputError
from gaodi.rules import query
from gaodi.rules.gathering import from_table
from gaodi.rules.program import Program
from gaodi.rules.query import Evaluated
from gaodi.rules.runs.columns import in_order
from gaodi.rules.runs.scratch import scratch


def evaluate_table(
    program: Program, path: str | Path, on: date, out: str | Path, subject: str = "", con: engine.Backend | None = None
) -> Evaluated:
    """Evaluate a rulebook straight on a file of inputs (.parquet, .csv) and write the results to another (.parquet,
    .csv). Nothing is kept. Raises InputError, also where the results would go into the file of the inputs or cannot be
    written."""
    target = Path(out)
    if target.exists() and Path(path).exists() and target.samefile(path):
        what = "The results would replace the inputs that they are made of"
        raise InputError(Fault(what, str(target), "another file for the results"))
    backend = con if con is not None else engine.connect()
    table = from_table(path, program, backend, subject)
    try:
        with scratch(target.parent) as aside:
            found = query.evaluate(program, table, on, aside)
            _write_to(_named(found.table, table), table, target)
    except OSError as error:
        what = f"The results cannot be written there ({error.strerror or error})"
        raise InputError(Fault(what, str(target), "a file in a folder that can be written to")) from error
    return found


def _named(results: Table, inputs: Table) -> Table:
    """The results with the names that the file gives; what was decided stands first."""
    if "name" in inputs.columns:
        results = results.left_join(inputs.select("subject", "name"), "subject").drop("subject_right")
    return results.select(in_order(results.columns))


def _write_to(table: Table, inputs: Table, target: Path) -> None:
    """As the ending of the target says: .csv, in the order of the inputs, or .parquet."""
    draft = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        if target.suffix.lower() == ".csv":
            order = engine.frame(inputs.select("subject"))
            rows = order.join(engine.frame(table), on="subject", how="left", maintain_order="left")
            rows.write_csv(draft, include_bom=True)
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
