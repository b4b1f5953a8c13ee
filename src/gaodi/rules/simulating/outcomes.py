"""What came out before and after, side by side: who gains and loses by what, and what moved of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import polars as pl

OWN = ("subject", "standing", "grade", "qualified", "score")
PARTS = ("score.", "clause.")


def wanted(columns: Iterable[str]) -> list[str]:
    """The columns of results that are compared."""
    return [name for name in columns if name.partition("@")[0] in OWN or name.startswith((*PARTS, "paid."))]


def rows(before: pl.DataFrame, after: pl.DataFrame, order: Mapping[str, int]) -> pl.DataFrame:
    """A row for each subject; see Simulation. order: the grades, the best first."""
    first, second = _own(before), _own(after)
    both = first.join(second, on="subject", suffix="_after")
    both = both.rename({name: f"{name}_before" for name in first.columns if name != "subject"})
    nobody = pl.lit(0, pl.Int8)
    truth = _sign(_truth("qualified_after"), _truth("qualified_before"))
    signs = {
        "criteria": truth if _both("qualified", before, after) else nobody,
        "grade": _sign(_rank("grade_after", order), _rank("grade_before", order)) if order else nobody,
        "money": _sign(pl.col("paid_after"), pl.col("paid_before")),
    }
    by = both.with_columns(opened=_opened([name for name in ("qualified", "grade") if _both(name, before, after)]))
    by = by.with_columns(pl.when(~pl.col("opened")).then(sign).otherwise(0).alias(name) for name, sign in signs.items())
    first_of = pl.when(pl.col("criteria") != 0).then("criteria").when(pl.col("grade") != 0).then("grade")
    return by.with_columns(outcome=first_of.otherwise("money")).sort("subject")


def _both(name: str, before: pl.DataFrame, after: pl.DataFrame) -> bool:
    return name in before and name in after


def _opened(names: Iterable[str]) -> pl.Expr:
    """What was settled before and is not any more, though it is still judged: it may yet come out either way."""
    judged = pl.col("standing_after").is_in(["judged", "to-check"])
    settled = (pl.col(f"{name}_before").is_not_null() & pl.col(f"{name}_after").is_null() for name in names)
    return judged & pl.any_horizontal(pl.lit(value=False), *settled)


def _own(results: pl.DataFrame) -> pl.DataFrame:
    paid = [pl.col(name) for name in results.columns if name.startswith("paid.")]
    low, high = _ends(results, "score")
    judged = pl.col("standing") == "judged"
    return results.select(
        "subject",
        "standing",
        score=pl.when(judged & (low == high)).then(low),
        grade=pl.col("grade") if "grade" in results else pl.lit(None, pl.String),
        qualified=pl.col("qualified") if "qualified" in results else pl.lit(None, pl.Boolean),
        paid=pl.sum_horizontal(paid) if paid else pl.lit(0.0),
    )


def _sign(after: pl.Expr, before: pl.Expr) -> pl.Expr:
    """1 where there is more than before, -1 where there is less, 0 where nobody knows."""
    return (after - before).sign().fill_null(0).cast(pl.Int8)


def _truth(name: str) -> pl.Expr:
    return pl.col(name).fill_null(value=False).cast(pl.Int8)


def _rank(name: str, order: Mapping[str, int]) -> pl.Expr:
    return -pl.col(name).replace_strict(order, default=None, return_dtype=pl.Int32)


def parts(before: pl.DataFrame, after: pl.DataFrame, subjects: Collection[str]) -> pl.DataFrame:
    """The points and clauses of some subjects that differ, a row for each; see Simulation."""
    chosen = pl.DataFrame({"subject": list(subjects)}, schema={"subject": pl.String})
    first, second = (_long(chosen.join(one, on="subject"), ending) for one, ending in
                     ((before, "before"), (after, "after")))  # fmt: skip
    both = first.join(second, on=["subject", "part"], how="full", coalesce=True, maintain_order="left_right")
    differs = pl.any_horizontal(pl.col(f"before_{end}").ne_missing(pl.col(f"after_{end}")) for end in ("low", "high"))
    return both.filter(differs)


def _long(results: pl.DataFrame, ending: str) -> pl.DataFrame:
    """subject, part, `<ending>_low`, `<ending>_high`."""
    schema = {"subject": pl.String, "part": pl.String, f"{ending}_low": pl.Float64, f"{ending}_high": pl.Float64}
    names = dict.fromkeys(name.partition("@")[0] for name in results.columns if name.startswith(PARTS))
    each = []
    for name in names:
        low, high = _ends(results, name)
        each.append(results.select("subject", pl.lit(name).alias("part"), low.alias(f"{ending}_low"),
                                   high.alias(f"{ending}_high")))  # fmt: skip
    return pl.concat([pl.DataFrame(schema=schema), *each])


def _ends(results: pl.DataFrame, name: str) -> tuple[pl.Expr, pl.Expr]:
    """Both ends of a column that may be bounded, as numbers; nothing where there is no such column."""
    if f"{name}@low" in results:
        return pl.col(f"{name}@low").cast(pl.Float64), pl.col(f"{name}@high").cast(pl.Float64)
    known = pl.col(name).cast(pl.Float64) if name in results else pl.lit(None, pl.Float64)
    return known, known
