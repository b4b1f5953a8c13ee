"""Takes a whole column of names apart."""

from __future__ import annotations

import polars as pl

from gaodi.registry.names import former, words
from gaodi.registry.names.cleaning import clean, cleaned
from gaodi.registry.names.model import Name
from gaodi.registry.names.parsing import parsed
from gaodi.registry.names.reading import initials, pinyin

_PARTS = [field for field in Name._fields if field != "former"]
_SCHEMA = dict.fromkeys(_PARTS, pl.String)
_AT_ONCE = 200_000
"""Names whose parts are held as Python objects at a time."""


def parse_frame(names: pl.Series) -> pl.DataFrame:
    """One row for each name, in order: the parts of Name as text (empty where there is none), `legal`, `short` and
    `key`, `former` (a list), `brand_pinyin`, `short_initials` and `initials`. A name that is null is null throughout.
    """
    present, formers = _split(names)
    text = cleaned(present)
    pieces = [_parsed(text[at : at + _AT_ONCE]) for at in range(0, len(text), _AT_ONCE)]
    frame = pl.concat(pieces) if pieces else pl.DataFrame(schema=_SCHEMA)
    forms = frame["form"].unique()
    legal = pl.col("form").replace_strict(forms, [words.canonical(one) for one in forms], return_dtype=pl.String)
    brand = pl.when(pl.col("brand") == "").then("region").otherwise("brand")
    frame = frame.with_columns(legal=legal, short=brand + pl.col("trade")).with_columns(
        key=pl.concat_str("region", "brand", "trade", "legal", "branch"), former=formers
    )
    frame = frame.with_columns(
        pinyin(frame["brand"]).alias("brand_pinyin"),
        initials(frame["short"]).alias("short_initials"),
        initials(frame["text"]).alias("initials"),
    )
    given = names.is_not_null()
    return frame if given.all() else frame.select(pl.when(given).then(pl.all()))


def _parsed(text: pl.Series) -> pl.DataFrame:
    width = len(_PARTS)
    rows = [parsed(one)[:width] for one in text.fill_null("")]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _split(names: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Present and former names. Only texts that have one of the words for it are looked at."""
    text = names.cast(pl.String)
    hinted = text.str.contains(former.HINT).fill_null(value=False)
    both = [former.split_former(one) for one in text.filter(hinted)]
    lists = pl.Series([[], *([clean(one) for one in found] for _, found in both)], dtype=pl.List(pl.String))
    which = hinted.cast(pl.UInt32).cum_sum() * hinted
    present = text.scatter(hinted.arg_true(), pl.Series([name for name, _ in both], dtype=pl.String))
    return present, lists.gather(which)
