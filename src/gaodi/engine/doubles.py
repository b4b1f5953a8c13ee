"""A float in a query is a double on both engines, also 26.01: without an exponent SQL takes it for a decimal, which
has another arithmetic.
"""

from __future__ import annotations

import math
from typing import Any

import sqlglot.expressions as sge
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.backends.sql.compilers.pyspark import PySparkCompiler


class _Doubles:
    """Writes the number with an exponent, in as many digits as name it and no other."""

    def visit_NonNullLiteral(self, op: Any, *, value: Any, dtype: Any) -> Any:  # noqa: N802 - a name of ibis
        if not dtype.is_float64() or not math.isfinite(value):
            return super().visit_NonNullLiteral(op, value=value, dtype=dtype)  # type: ignore[misc]
        written = repr(abs(float(value)))
        size = sge.Literal(this=written if "e" in written else f"{written}e0", is_string=False)
        return sge.Neg(this=size) if math.copysign(1, value) < 0 else size


class DuckDB(_Doubles, DuckDBCompiler):  # type: ignore[misc]
    """Queries of DuckDB."""

    __slots__ = ()


class Spark(_Doubles, PySparkCompiler):  # type: ignore[misc]
    """Queries of Spark."""

    __slots__ = ()
