"""Rows of a form as rows about enterprises, trades, parcels, members of lists, projects."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

import polars as pl

from gaodi import periods
from gaodi.registry import subjects
from gaodi.registry.enterprises import ALIASES, ENTERPRISES, SITES
from gaodi.registry.enterprises.checking import coded
from gaodi.registry.facts import Facts
from gaodi.registry.forms.across.subjects import known
from gaodi.registry.forms.columns import Placed
from gaodi.registry.forms.job import Job
from gaodi.registry.forms.model import Table
from gaodi.registry.forms.targets import fields
from gaodi.registry.forms.targets.fields import ALIAS, FACTS, SITE
from gaodi.registry.lists import MEMBERS
from gaodi.registry.observations import Confidence
from gaodi.registry.projects import PROJECTS
from gaodi.registry.trades import TRADES

Columns = Mapping[str, Placed]
Made = dict[Facts, pl.DataFrame]

_SEVERAL = r"[；;、\n|]"
_PRODUCTION = "production"


def made(job: Job, frame: pl.DataFrame, columns: Columns) -> Made:
    """The rows that each table gets. frame: rows as they waited."""
    rows = _rows(job, frame, columns)
    return _MAKERS.get(job.form.table, _plain)(job, rows, frame, columns)


def tables(job: Job) -> tuple[Facts, ...]:
    """The tables that the form fills."""
    main = FACTS[job.form.table]
    more = [facts for begin, facts in ((ALIAS, ALIASES), (SITE, SITES)) if _some(job, begin)]
    return (main, *more)


def _some(job: Job, begin: str) -> bool:
    return any(column.field.startswith(begin) for column in job.form.columns)


def _rows(job: Job, frame: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """The main table's rows, as far as they are said by columns, by constants and by the load."""
    table = job.form.table
    own = {
        one.column.field: fields.value(table, one)
        for one in columns.values()
        if one.column.field and not one.column.field.startswith((ALIAS, SITE))
    }
    constants = {name: pl.lit(text) for name, text in job.form.constants.items()}
    ours = {"source": pl.lit(job.source.id), "synthetic": pl.lit(job.source.synthetic)}
    rows = frame.select(**(constants | own | ours))
    schema = FACTS[table].frame().schema
    empty = [pl.lit(None, kind).alias(name) for name, kind in schema.items() if name not in rows.columns]
    return rows.with_columns(empty).select(schema.names())


def _plain(job: Job, rows: pl.DataFrame, frame: pl.DataFrame, columns: Columns) -> Made:
    return {FACTS[job.form.table]: rows}


def _enterprises(job: Job, rows: pl.DataFrame, frame: pl.DataFrame, columns: Columns) -> Made:
    """Enterprises with their ids; other names and sites have the id of their enterprise."""
    kept = coded(rows.with_columns(id=pl.col("uscc"))).select(ENTERPRISES.columns)
    found: Made = {ENTERPRISES: kept}
    for key, one in columns.items():
        if one.column.field.startswith(ALIAS):
            also = _aliases(kept, frame[key], one.column.field.removeprefix(ALIAS))
            found[ALIASES] = pl.concat([found[ALIASES], also]) if ALIASES in found else also
    sites = {
        one.column.field.removeprefix(SITE): key for key, one in columns.items() if one.column.field.startswith(SITE)
    }
    if sites:
        found[SITES] = _sites(kept, frame, sites)
    return found


def _aliases(rows: pl.DataFrame, cells: pl.Series, kind: str) -> pl.DataFrame:
    """One row for each of the names in a cell."""
    split = cells.str.replace_all(_SEVERAL, "；").str.split("；").alias("value")
    several = rows.select("id", "source", "synthetic").with_columns(split).explode("value")
    several = several.with_columns(pl.col("value").str.strip_chars()).filter(pl.col("value").str.len_chars() > 0)
    return _framed(ALIASES, several.rename({"id": "enterprise"}).with_columns(kind=pl.lit(kind)))


def _sites(rows: pl.DataFrame, frame: pl.DataFrame, cells: Mapping[str, str]) -> pl.DataFrame:
    """Where an enterprise works, if it says so; one place of production, so that a later return replaces it."""
    said = frame.select(**{field: pl.col(key) for field, key in cells.items()})
    sites = pl.concat([rows.select("source", "synthetic", enterprise="id"), said], how="horizontal")
    sites = sites.filter(pl.any_horizontal(pl.col(list(cells)).is_not_null()))
    return _framed(
        SITES, sites.with_columns(site=pl.col("enterprise") + f"/{_PRODUCTION}", purpose=pl.lit(_PRODUCTION))
    )


def _trades(job: Job, rows: pl.DataFrame, frame: pl.DataFrame, columns: Columns) -> Made:
    """Trades with their period and number. A seller whom the register does not know stays a name, to be linked."""
    rows = _dated(job, rows, frame)
    codes = rows["seller_uscc"].drop_nulls().unique()
    there = pl.col("seller_uscc").is_in(known(job.ws, codes).implode())
    seller = pl.when(there).then("seller_uscc").otherwise("seller")
    about = ("buyer", "seller_uscc", "seller_name", "product", "period")
    return {TRADES: _numbered(rows.with_columns(seller=seller), "trade", about)}


def _projects(job: Job, rows: pl.DataFrame, frame: pl.DataFrame, columns: Columns) -> Made:
    return {PROJECTS: _numbered(rows, "project", ("enterprise", "enterprise_name", "name"))}


def _members(job: Job, rows: pl.DataFrame, frame: pl.DataFrame, columns: Columns) -> Made:
    """Members count for the workspace's region, and are known by their code where it is said."""
    home = subjects.region(job.ws)
    subject = pl.coalesce("subject", pl.lit(home.id if home else None, pl.String))
    confidence = pl.lit(Confidence.SEEN.value)
    return {MEMBERS: rows.with_columns(member=pl.coalesce("uscc", "name"), subject=subject, confidence=confidence)}


def _dated(job: Job, rows: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with their period and its first and last day."""
    column = job.form.period_column
    codes = (
        frame[column.key] if column else pl.Series([job.code or None], dtype=pl.String).new_from_index(0, rows.height)
    )
    found = {code: periods.parse(code) for code in codes.drop_nulls().unique()}
    return rows.with_columns(
        codes.alias("period"),
        codes.replace_strict({c: p.start for c, p in found.items()}, default=None, return_dtype=pl.Date).alias("start"),
        codes.replace_strict({c: p.end for c, p in found.items()}, default=None, return_dtype=pl.Date).alias("end"),
    )


def _numbered(rows: pl.DataFrame, key: str, about: tuple[str, ...]) -> pl.DataFrame:
    """The rows with a number, where they have none one that follows from what they are about: a record that is returned
    again replaces itself."""
    words = pl.concat_str([pl.col(name).fill_null("") for name in about], separator="\x1f")
    made = rows.select(words).to_series().map_elements(_number, return_dtype=pl.String)
    return rows.with_columns(pl.coalesce(pl.col(key), made).alias(key))


def _number(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=10).hexdigest()


def _framed(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    return pl.concat(
        [facts.frame(), rows.select(n for n in facts.columns if n in rows.columns)], how="diagonal_relaxed"
    )


_MAKERS: dict[Table, Callable[[Job, pl.DataFrame, pl.DataFrame, Columns], Made]] = {
    Table.ENTERPRISES: _enterprises,
    Table.TRADES: _trades,
    Table.PROJECTS: _projects,
    Table.MEMBERS: _members,
}
