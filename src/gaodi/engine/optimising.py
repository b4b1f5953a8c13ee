"""What an engine tries before it runs a query."""

from __future__ import annotations

from typing import Any

from gaodi.engine.choosing import name_of


def look_for_repeats(con: Any, wanted: bool) -> None:
    """Whether queries of this connection, from now on, are searched for what they compute twice, as they are unless
    told. The search takes DuckDB seconds where a query has thousands of expressions, whatever the rows. Spark searches
    always."""
    if name_of(con) != "spark":
        con.raw_sql(f"SET disabled_optimizers = '{'' if wanted else 'common_subexpressions'}'")
