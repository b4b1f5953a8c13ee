"""One test, every engine: the same question to DuckDB and to Spark, and the same answer demanded.

    @on_every_engine
    def test_growth_is_unknown_on_a_zero_base(con, tmp_path):
        rows = engine.read_parquet(con, files_in(tmp_path))
        return rows.select(...)               # an ibis expression, a frame, or any value

The test gets a connection as `con` (other arguments are fixtures as ever) and returns its answer. It runs on DuckDB
alone, and a second time on Spark whose answer is compared with DuckDB's: same columns, same rows whatever their order,
floats equal to twelve digits. Spark starts once for a worker.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

import ibis
import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal

from gaodi import engine
from gaodi.engine import spark


def on_every_engine(test: Callable[..., Any]) -> Callable[..., None]:
    """The test, once for each engine."""

    @functools.wraps(test)
    def both(which: str, **fixtures: Any) -> None:
        answer = read(test(con=engine.connect("duckdb"), **fixtures))
        if which == "spark":
            if missing := spark.absent():
                pytest.skip(missing)
            same(answer, read(test(con=engine.connect("spark"), **fixtures)))

    asked = inspect.signature(test)
    kept = [p for name, p in asked.parameters.items() if name != "con"]
    first = inspect.Parameter("which", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    both.__signature__ = asked.replace(parameters=[first, *kept])  # type: ignore[attr-defined]
    marks = ["duckdb", pytest.param("spark", marks=pytest.mark.spark)]
    return pytest.mark.parametrize("which", marks)(both)


def read(answer: Any) -> Any:
    """The answer brought from the engine: a Polars frame for a table, a value for a scalar."""
    if isinstance(answer, ibis.expr.types.Table):
        return engine.frame(answer)
    if isinstance(answer, ibis.expr.types.Expr):
        return engine.frame(answer.name("answer").as_table()).item()
    if isinstance(answer, pa.Table):
        return pl.DataFrame(answer)
    return answer


def same(one: Any, other: Any) -> None:
    """Fails where two engines answer differently."""
    if isinstance(one, pl.DataFrame):
        assert isinstance(other, pl.DataFrame)
        assert_frame_equal(one, other, check_row_order=False, rel_tol=1e-12, abs_tol=1e-12)
    elif isinstance(one, float):
        assert other == pytest.approx(one, rel=1e-12, nan_ok=True)
    else:
        assert other == one
