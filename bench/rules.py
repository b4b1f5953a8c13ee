"""The specialised-SME rulebook over many enterprises: Gaodi, the same by hand in SQL and Polars, and in OpenFisca.

    python bench/rules.py [enterprises]      # 1 million unless told; the aims are stated for 1 and 10 million

13 items and 4 conditions, every component kept, what nobody knows honoured: SQL and Polars by hand compute both ends of
every item as Gaodi does. OpenFisca knows no unknowns, so it judges complete data; Gaodi stands beside it on the same.
Each runner has a process of its own, reads one Parquet file and writes another; the answers must be equal before a time
counts. The data are made up. bench/catalogue.py does the same work with many rulebooks, bench/parity.py on Spark.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from rich.console import Console
from rich.table import Table

from gaodi import engine
from gaodi.rules import library, query
from processes import alone, peak

IN_32_BITS = 1e-3
"""OpenFisca computes in floats of 32 bits, by which some firms come to stand on the other side of a threshold."""
IN_64_BITS = 1e-4
"""By hand a firm whose R&D is exactly a tenth of its revenue may miss the line of 10 %, because floats are no decimals.
Gaodi does not miss it, so a few answers differ."""
Runner = Callable[[str, str], None]
"""Reads a file, judges it, writes the answers into a folder."""
RULEBOOK, ON = "specialised-sme/2022", date(2023, 6, 30)
FIELD = ("其他", "六基、老字号或为重点产业链龙头配套", "关键环节补短板、锻长板、填空白")
DIGITAL = ("一级", "二级", "三级", "四级")
AWARD = ("无", "市级", "省级", "国家级")
INSTITUTION = ("无", "市级以下", "市级", "省级", "国家级")
MAKER = ("无", "全国500强", "全国50强")
TENS = ((0.1, 10), (0.08, 8), (0.06, 6), (0.04, 4))
SPENT = ((500, 0.1, 10), (400, 0.08, 8), (300, 0.06, 6), (200, 0.04, 4), (100, 0.03, 2))
PROPERTY = (("high_value", 10), ("own", 8))
TABLES: dict[str, tuple[tuple[str, float], ...]] = {
    "main_share": (("ms >= 0.8", 5), ("ms >= 0.7", 3), ("ms >= 0.6", 1)),
    "main_growth": tuple((f"mg >= {at}", points) for at, points in (*TENS, (0, 2))),
    "field": ((f"leading_field = '{FIELD[2]}'", 5), (f"leading_field = '{FIELD[1]}'", 3)),
    "digital": (("digital_level IN ('三级', '四级')", 5), ("digital_level = '二级'", 3)),
    "net_margin": tuple((f"nm >= {at}", points) for at, points in (*TENS, (0.02, 2))),
    "debt": (("dr <= 0.5", 5), ("dr <= 0.6", 3), ("dr <= 0.7", 1)),
    "ip": (
        *((f"ip_class_1_{kind} >= 1", points) for kind, points in PROPERTY),
        ("ip_class_1 >= 1", 6),
        ("ip_class_2 >= 1", 2),
    ),
    "rd": tuple((f"(rd_expense >= {total} OR rs >= {share})", points) for total, share, points in SPENT),
    "rd_staff": (("st >= 0.2", 5), ("st >= 0.1", 3), ("st >= 0.05", 1)),
    "institution": tuple(
        (f"rd_institution_level = '{name}'", points)
        for name, points in zip(INSTITUTION[:0:-1], (10, 8, 4, 2), strict=True)
    ),
}
"""The tables of points as conditions in SQL, which Polars reads too."""
ITEMS = ("main_share", "main_growth", "years", "field", "digital", "quality", "net_margin", "debt", "distinctive", "ip",
         "rd", "rd_staff", "institution")  # fmt: skip
DERIVED = {
    "ms": "main_revenue / nullif(revenue, 0)",
    "rs": "rd_expense / nullif(revenue, 0)",
    "nm": "net_profit / nullif(revenue, 0)",
    "dr": "liabilities / nullif(total_assets, 0)",
    "st": "rd_staff / nullif(employees, 0)",
    "mg": '((main_revenue - m1) / m1 + ("main_revenue@-1" - m2) / m2) / 2',
}
QUALITY = ("quality_award IN ('省级', '国家级')", "iso_9001", "own_brand", "standards > 0")


def made_up(path: Path, count: int, missing: float) -> None:
    """A file of enterprises."""
    dice = np.random.default_rng(1)
    revenue = 10 ** dice.uniform(2, 5, count)
    main = revenue * dice.uniform(0.5, 1, count)

    def known(values: object, decimals: int = 2) -> pl.Series:
        made = pl.Series(np.round(values, decimals) if decimals >= 0 else values)
        holes = pl.Series(dice.random(count) < missing)
        return pl.select(pl.when(holes).then(None).otherwise(made)).to_series()

    def word(words: tuple[str, ...]) -> pl.Series:
        return known(dice.choice(words, count), -1)

    def yes(share: float) -> pl.Series:
        return known(dice.random(count) < share, -1)

    pl.DataFrame(
        {
            "subject": [f"s{number:08}" for number in range(count)],
            "scale": word(("micro", "small", "medium", "large")),
            "revenue": known(revenue),
            "rd_expense": known(revenue * dice.uniform(0, 0.12, count)),
            "rd_expense@-1": known(revenue * dice.uniform(0, 0.12, count)),
            "main_revenue": known(main),
            "main_revenue@-1": known(main * dice.uniform(0.8, 1.1, count)),
            "main_revenue@-2": known(main * dice.uniform(0.7, 1.1, count)),
            "years_in_segment": known(dice.integers(0, 15, count).astype(float)),
            "leading_field": word(FIELD),
            "digital_level": word(DIGITAL),
            "quality_award": word(AWARD),
            "iso_9001": yes(0.5),
            "own_brand": yes(0.5),
            "standards": known(dice.integers(0, 4, count).astype(float)),
            "net_profit": known(revenue * dice.uniform(-0.1, 0.2, count)),
            "liabilities": known(revenue * dice.uniform(0.1, 1, count)),
            "total_assets": known(revenue * dice.uniform(0.5, 2, count)),
            "local_score": known(dice.integers(0, 16, count).astype(float)),
            "ip_class_1_high_value": known(dice.integers(0, 2, count).astype(float)),
            "ip_class_1_own": known(dice.integers(0, 3, count).astype(float)),
            "ip_class_1": known(dice.integers(0, 5, count).astype(float)),
            "ip_class_2": known(dice.integers(0, 9, count).astype(float)),
            "rd_staff": known(dice.integers(0, 40, count).astype(float)),
            "employees": known(dice.integers(10, 400, count).astype(float)),
            "rd_institution_level": word(INSTITUTION),
            "equity_raised": known(dice.exponential(300, count)),
            "equity_raised@-1": known(dice.exponential(300, count)),
            "science_award": word(AWARD),
            "science_award_rank": known(dice.integers(1, 9, count).astype(float)),
            "provincial_award_first_three": yes(0.01),
            "maker_china": word(MAKER),
        }
    ).write_parquet(path)


def by_gaodi() -> Runner:
    """The rulebook as it is shipped; read, checked and compiled at the start."""
    con = engine.connect("duckdb")
    program = library.program(None, RULEBOOK)

    def run(source: str, target: str) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            found = query.evaluate(program, engine.read_parquet(con, [source]), ON, Path(scratch))
            found.write(Path(target))

    return run


def two_ends(conditions: tuple[tuple[str, float], ...], name: str) -> tuple[str, str]:
    """A table of points as two CASEs."""
    low = " ".join(f"WHEN {condition} THEN {points}::DOUBLE" for condition, points in conditions)
    high = " ".join(f"WHEN coalesce({condition}, true) THEN {points}::DOUBLE" for condition, points in conditions)
    end = "ELSE 0::DOUBLE END"
    return f'CASE {low} {end} AS "{name}@low"', f'CASE {high} {end} AS "{name}@high"'


def sql(source: str) -> str:
    """The rules by hand."""
    points = [column for name, lines in TABLES.items() for column in two_ends(lines, name)]
    years = "least(5, floor(years_in_segment / 2))"
    points += [
        f'CASE WHEN years_in_segment IS NULL THEN {end}::DOUBLE ELSE {years} END AS "years@{name}"'
        for name, end in (("low", 0), ("high", 5))
    ]
    counted = {"low": "coalesce({}, false)", "high": "coalesce({}, true)"}
    points += [
        f'least(5, 3 * ({" + ".join(f"({form.format(one)})::INT::DOUBLE" for one in QUALITY)})) AS "quality@{name}"'
        for name, form in counted.items()
    ]
    points += [
        f'coalesce(local_score, {end})::DOUBLE AS "distinctive@{name}"' for name, end in (("low", 0), ("high", 15))
    ]
    sums = [" + ".join(f'"{name}@{end}"' for name in ITEMS) + f' AS "score@{end}"' for end in ("low", "high")]
    derived = ", ".join(f"{text} AS {name}" for name, text in DERIVED.items())
    kept = ", ".join(f'"{name}@{end}"' for name in (*ITEMS, "score") for end in ("low", "high"))
    two = 'equity_raised + "equity_raised@-1"'
    return f"""
        WITH bases AS (SELECT *, CASE WHEN "main_revenue@-1" > 0 THEN "main_revenue@-1" END AS m1,
          CASE WHEN "main_revenue@-2" > 0 THEN "main_revenue@-2" END AS m2 FROM read_parquet('{source}')),
        derived AS (SELECT *, {derived} FROM bases),
        items AS (SELECT *, {", ".join(points)} FROM derived),
        scored AS (SELECT *, {", ".join(sums)} FROM items),
        tested AS (SELECT subject, {", ".join(DERIVED)}, {kept},
          CASE WHEN scale IN ('micro', 'small', 'medium') THEN 'judged'
            WHEN scale IS NULL THEN 'to-check' ELSE 'outside' END AS standing,
          years_in_segment >= 2 AS c1, rd_expense >= 100 AND rs >= 0.03 AS c2, revenue >= 1000 AS c31,
          revenue < 1000 AND {two} >= 2000 AS c32,
          CASE WHEN "score@low" >= 60 THEN true WHEN "score@high" < 60 THEN false END AS c41,
          (science_award = '省级' AND science_award_rank <= 3)
            OR (science_award = '国家级' AND (science_award_rank <= 5 OR provincial_award_first_three)) AS c42,
          (rd_expense + "rd_expense@-1") / 2 >= 1000 AS c43, {two} >= 6000 AS c44,
          maker_china IN ('全国500强', '全国50强') AS c45 FROM scored),
        joined AS (SELECT *, c31 OR c32 AS c3, c41 OR c42 OR c43 OR c44 OR c45 AS c4 FROM tested)
        SELECT *, CASE WHEN standing = 'judged' THEN c1 AND c2 AND c3 AND c4 END AS qualified FROM joined"""


def by_sql() -> Runner:
    """DuckDB by hand."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET preserve_insertion_order = false")

    def run(source: str, target: str) -> None:
        Path(target).mkdir()
        con.execute(f"COPY ({sql(source)}) TO '{target}/part-0.parquet' (COMPRESSION zstd)")

    return run


def by_polars() -> Runner:
    """Polars by hand."""
    return polars


def polars(source: str, target: str) -> None:
    """The same steps as expressions, streamed."""
    frame = pl.scan_parquet(source)
    steps = {"m1": "main_revenue@-1", "m2": "main_revenue@-2"}
    frame = frame.with_columns(pl.when(pl.col(c) > 0).then(pl.col(c)).alias(n) for n, c in steps.items())
    frame = frame.with_columns(pl.sql_expr(text).alias(name) for name, text in DERIVED.items())
    columns: list[pl.Expr] = []
    for name, lines in TABLES.items():
        for end, otherwise in (("low", False), ("high", True)):
            chain: pl.Expr = pl.lit(0.0)
            for condition, worth in reversed(lines):
                met = pl.sql_expr(condition).fill_null(otherwise)
                chain = pl.when(met).then(pl.lit(float(worth))).otherwise(chain)
            columns.append(chain.alias(f"{name}@{end}"))
    years = pl.min_horizontal(pl.lit(5.0), (pl.col("years_in_segment") / 2).floor())
    for end, least, most, otherwise in (("low", 0.0, 0.0, False), ("high", 5.0, 15.0, True)):
        columns.append(
            pl.when(pl.col("years_in_segment").is_null()).then(pl.lit(least)).otherwise(years).alias(f"years@{end}")
        )
        counted = pl.sum_horizontal(pl.sql_expr(one).fill_null(otherwise).cast(pl.Float64) for one in QUALITY)
        columns.append(pl.min_horizontal(pl.lit(5.0), 3 * counted).alias(f"quality@{end}"))
        columns.append(pl.col("local_score").fill_null(most).alias(f"distinctive@{end}"))
    frame = frame.with_columns(columns)
    frame = frame.with_columns(
        pl.sum_horizontal([f"{name}@{end}" for name in ITEMS]).alias(f"score@{end}") for end in ("low", "high")
    )
    col = pl.col
    two = col("equity_raised") + col("equity_raised@-1")
    frame = frame.with_columns(
        standing=pl.when(col("scale").is_in(["micro", "small", "medium"]))
        .then(pl.lit("judged"))
        .when(col("scale").is_null())
        .then(pl.lit("to-check"))
        .otherwise(pl.lit("outside")),
        c1=col("years_in_segment") >= 2,
        c2=(col("rd_expense") >= 100) & (col("rs") >= 0.03),
        c3=(col("revenue") >= 1000) | ((col("revenue") < 1000) & (two >= 2000)),
        c41=pl.when(col("score@low") >= 60).then(True).when(col("score@high") < 60).then(False),
        c42=((col("science_award") == "省级") & (col("science_award_rank") <= 3))
        | (
            (col("science_award") == "国家级")
            & ((col("science_award_rank") <= 5) | col("provincial_award_first_three"))
        ),
        c43=(col("rd_expense") + col("rd_expense@-1")) / 2 >= 1000,
        c44=two >= 6000,
        c45=col("maker_china").is_in(["全国500强", "全国50强"]),
    )
    every = col("c1") & col("c2") & col("c3") & (col("c41") | col("c42") | col("c43") | col("c44") | col("c45"))
    frame = frame.with_columns(qualified=pl.when(col("standing") == "judged").then(every))
    Path(target).mkdir()
    kept = [f"{name}@{end}" for name in (*ITEMS, "score") for end in ("low", "high")]
    shown = ["subject", "standing", *DERIVED, *kept, "c1", "c2", "c3", "c41", "c42", "c43", "c44", "c45", "qualified"]
    frame.select(shown).sink_parquet(f"{target}/part-0.parquet", compression="zstd")


def by_openfisca() -> Runner:
    """OpenFisca's vectors: a variable for each item and condition."""
    import fisca

    return fisca.run


RUNNERS: dict[str, Callable[[], Runner]] = {
    "gaodi": by_gaodi,
    "DuckDB SQL by hand": by_sql,
    "Polars by hand": by_polars,
    "OpenFisca-core": by_openfisca,
}


def timed(name: str, source: str, target: str) -> tuple[float, float, float]:
    """The seconds until the rules stand ready, those of the work, and the peak memory of this process in MiB."""
    began = time.perf_counter()
    run = RUNNERS[name]()
    ready = time.perf_counter()
    run(source, target)
    return ready - began, time.perf_counter() - ready, peak()


def answer(folder: Path) -> pl.DataFrame:
    """What has to be equal: standing, both ends of the score, the verdict."""
    rows = pl.scan_parquet(folder / "*.parquet").select("subject", "standing", "score@low", "score@high", "qualified")
    return rows.sort("subject").collect()


def compared(
    table: Table, folder: Path, names: list[str], source: Path, label: str, count: int, tolerated: float = 0.0
) -> None:
    """Run each, check the answers against the first, and add the rows. tolerated: the share that may differ."""
    found = {
        name: alone(timed, name, str(source), str(folder / f"{label}-{number}")) for number, name in enumerate(names)
    }
    answers = [answer(folder / f"{label}-{number}") for number in range(len(names))]
    for other in answers[1:]:
        unequal = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_other")) for name in other.columns[1:])
        differ = answers[0].join(other, on="subject", suffix="_other").select(unequal.sum()).item()
        assert differ <= count * tolerated, f"{differ} answers differ"
    base = found[names[1]][1]
    for name, (start, seconds, most) in found.items():
        shown = (f"{start:.2f}", f"{seconds:.2f}", f"{most:,.0f}", f"{seconds / base:.2f}")
        table.add_row(name, label, f"{count:,}", *shown)


def main(count: int) -> None:
    """Makes the data, asks every runner, prints the table."""
    table = Table("runner", "work", "enterprises", "to start, s", "work, s", "peak MiB", "against the second")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made_up(folder / "holes.parquet", count, 0.03)
        made_up(folder / "whole.parquet", count, 0.0)
        names = ["gaodi", "DuckDB SQL by hand", "Polars by hand"]
        compared(table, folder, names, folder / "holes.parquet", "3 % unknown", count, IN_64_BITS)
        compared(table, folder, ["gaodi", "OpenFisca-core"], folder / "whole.parquet", "all known", count, IN_32_BITS)
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
