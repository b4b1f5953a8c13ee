"""Makes the directory of a workspace: what search needs, in files of their own that follow from the lake."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from gaodi.registry import regions
from gaodi.registry.enterprises import reading
from gaodi.registry.enterprises.directory import facets, files, grams, prefixes
from gaodi.registry.enterprises.directory.ranking import ranked
from gaodi.registry.enterprises.kinds import Alias
from gaodi.registry.enterprises.naming import folded, spoken

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

ROWS, TEXTS = "rows.arrow", "texts.arrow"

_NAMES = [kind for kind in Alias if kind.names]


def build(ws: Workspace, folder: Path) -> None:
    """Write all files of the directory into a folder that is there."""
    known = reading.aliases(ws)
    called = known.filter(pl.col("kind").is_in(_NAMES))
    rows = _with_aliases(ranked(reading.current(ws)), called)
    files.write(rows, folder / ROWS)
    facets.build(facets.columns(rows, _districts(ws, rows["region"])), folder)
    texts = _texts(rows)
    files.write(texts.to_frame("text"), folder / TEXTS)
    grams.build(texts, folder)
    prefixes.build(_keys(rows, known), folder)


def _with_aliases(rows: pl.DataFrame, called: pl.DataFrame) -> pl.DataFrame:
    """The rows with the other names of each, those of today first."""
    lists = called.sort("since", nulls_last=False, descending=True).group_by("enterprise", maintain_order=True)
    named = lists.agg(aliases=pl.col("value").unique(maintain_order=True))
    return rows.join(named, left_on="id", right_on="enterprise", how="left", maintain_order="left")


def _texts(rows: pl.DataFrame) -> pl.Series:
    """All names of each row as search compares them, parted by a break."""
    own = pl.DataFrame({"row": _numbers(rows), "name": folded(rows["name"]).fill_null("")})
    more = _others(rows)
    more = more.with_columns(folded(more["name"])).group_by("row", maintain_order=True).agg(others="name")
    joined = own.join(more, on="row", how="left", maintain_order="left")
    others = pl.col("others").list.join(grams.BREAK)
    return joined.select(text=pl.concat_str("name", others, separator=grams.BREAK, ignore_nulls=True)).to_series()


def _keys(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """What a row is found by from its beginning, or as a whole: codes and numbers, names, and these in pinyin."""
    own = pl.DataFrame({"row": _numbers(rows), "id": rows["id"], "name": rows["name"]})
    numbers = known.filter(~pl.col("kind").is_in(_NAMES)).select("value", id="enterprise").join(own, on="id")
    called = pl.concat([own.select("row", "name"), _others(rows)])
    organisation = pl.when(pl.col("uscc").is_not_null()).then(pl.col("id").str.slice(8, 9))
    found = [
        own.select(key="id", row="row"),
        own.select(rows.select(key=organisation).to_series(), "row"),
        numbers.select(key="value", row="row"),
        *(pl.DataFrame({"key": said, "row": called["row"]}) for said in spoken(called["name"]).iter_columns()),
    ]
    plain = pl.concat(found).with_columns(pl.col("key").str.to_lowercase())
    return pl.concat([plain, pl.DataFrame({"key": folded(called["name"]), "row": called["row"]})])


def _numbers(rows: pl.DataFrame) -> pl.Series:
    return pl.Series("row", np.arange(rows.height, dtype=np.uint32))


def _others(rows: pl.DataFrame) -> pl.DataFrame:
    """Every other name, with the row that it is a name of."""
    listed = rows.select(_numbers(rows), name="aliases").explode("name")
    return listed.drop_nulls("name")


def _districts(ws: Workspace, codes: pl.Series) -> pl.Series:
    """The county of each region code as it is today; of a region above counties itself."""
    table = regions.load(ws)
    now = regions.current_codes(codes, known=table)
    return regions.ancestors(now, regions.Level.COUNTY, known=table).fill_null(now)
