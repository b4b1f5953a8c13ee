"""The same rulebook on DuckDB and on Spark: the same to the last bit, statistics, cut-offs and grades included."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import polars as pl
import pytest

from gaodi import engine
from gaodi.engine import spark
from gaodi.rules import library, query
from rules import subjects
from rules.books import NUMBERS, book
from rules.invented import people

ON = date(2023, 6, 30)
# One without groups; one with statistics of groups of the year before and grades within groups.
CHOSEN = ("specialised-sme/2022", "per-mu/huaian/2024")


def evaluated(id_: str, which: str, scratch: Path) -> tuple[pl.DataFrame, object]:
    program = book(NUMBERS + id_) if id_ is PAYING else library.program(None, id_)
    table = people(Random(3), 150, unknown=0.1) if id_ is PAYING else subjects.table(program, 150, seed=3)
    con = engine.connect(which)
    found = query.evaluate(program, engine.read_arrow(con, table.to_arrow()), ON, scratch)
    return engine.frame(found.table).sort("subject"), (found.statistics, found.numbers, found.cutoffs, found.budgets)


# Paid from budgets cut alike and in turn, of three of which the second may be had with neither of the others.
PAYING = """
score: [{id: a, label: 甲, method: formula, points: z}]
benefit:
  - {id: one, amount: x / 3, budget: {amount: 300 万元, past_it: queue, order: score}}
  - {id: two, amount: 20 万元, exclusive_with: [one, three], when: not q}
  - {id: three, amount: 0.7 * y, budget: {amount: 100 万元, past_it: prorate}}
"""


@pytest.mark.spark
@pytest.mark.parametrize("id_", [*CHOSEN, PAYING], ids=[*CHOSEN, "budgets"])
def test_both_engines_give_the_same_to_the_last_bit(id_: str, tmp_path: Path) -> None:
    if missing := spark.absent():
        pytest.skip(missing)
    (one, said), (other, told) = (evaluated(id_, which, tmp_path / which) for which in ("duckdb", "spark"))
    assert one.columns == other.columns
    for name in one.columns:
        assert one[name].to_list() == other[name].to_list(), name
    assert said == told
