"""The same rulebook on DuckDB and on Spark: the same to the last bit, statistics, cut-offs and grades included."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gaodi import engine
from gaodi.engine import spark
from gaodi.rules import library, query
from rules import subjects

ON = date(2023, 6, 30)
# One without groups; one with statistics of groups of the year before and grades within groups.
CHOSEN = ("specialised-sme/2022", "per-mu/huaian/2024")


def evaluated(id_: str, which: str, scratch: Path) -> tuple[pl.DataFrame, object]:
    program = library.program(None, id_)
    table = subjects.table(program, 150, seed=3)
    con = engine.connect(which)
    found = query.evaluate(program, engine.read_arrow(con, table.to_arrow()), ON, scratch)
    return engine.frame(found.table).sort("subject"), (found.statistics, found.numbers, found.cutoffs, found.budgets)


@pytest.mark.spark
@pytest.mark.parametrize("id_", CHOSEN)
def test_both_engines_give_the_same_to_the_last_bit(id_: str, tmp_path: Path) -> None:
    if missing := spark.absent():
        pytest.skip(missing)
    (one, said), (other, told) = (evaluated(id_, which, tmp_path / which) for which in ("duckdb", "spark"))
    assert one.columns == other.columns
    for name in one.columns:
        assert one[name].to_list() == other[name].to_list(), name
    assert said == told
