"""What is compared of each side, a column a thing: computed once for a row, so that comparing pairs is cheap.

Where only equality matters the text is replaced by a number (a hash), which joins and compares much faster. The calls
of the registry's parser of names are all here.
"""

from __future__ import annotations

import polars as pl

from gaodi.registry import names as parser
from gaodi.registry.linkage import addresses, codes, places

MASKED = 4
"""A slip of one character is looked for in so many characters of a brand."""

_PIECES = {"start": (2, 9), "middle": (11, 3), "end": (14, 4)}
"""Where the pieces of a credit code begin, and how long they are."""

_NUMBERED = r"^\s*[(（]?\d{1,4}(?:[)）]\s*[.．、]?|[.．、])\s*"
"""The number that a list puts before a name."""

_SEED = 4754


def compared(frame: pl.DataFrame, first: int = 0) -> pl.DataFrame:
    """One row for each row of the frame (records or names), numbered from `first` on.

    Numbers for text: `core` (brand and trade), `brand`, `trade`, `sound` (pinyin of the brand), `jumbled` (its
    characters in order), `masked_1` … `masked_4` (the brand without the character at that place), `tail` and `ending`
    (without its first, its first two), `head`, `first`, `start`, `trade_head` (how core, brand, whole and trade begin),
    `branch` (0 where there is none), `organisation`, `number`, `credit_…` (pieces of it), `road`, `door`, `person`.
    Text: `brand_text`, `trade_text`, `spoken` (brand, trade), `whole` (region, brand, trade), `form`, `credit`; and the
    patterns for LIKE that a longer text fits, `trade_short`, `core_short`, `form_short`, `legible`. `size`, `length`:
    characters of core and brand. `county`, `city`, `province`: as in places.
    """
    written = frame["name"].str.replace(_NUMBERED, "")
    parts = parser.parse_frame(written).select(
        "short",
        "brand_pinyin",
        "trade",
        brand=pl.when(pl.col("brand") == "").then("region").otherwise("brand"),
        spoken=pl.col("brand") + pl.col("trade"),
        region_word="region",
        name_region=pl.when(pl.col("region_code") != "").then("region_code"),
        form=pl.col("legal"),
        branch="branch",
    )
    parts = parts.with_columns(
        pl.when(pl.col(column) != "").then(column) for column in ("short", "brand", "trade", "form")
    )
    whole = frame.select("region", "address", "representative", "uscc", "code").hstack(parts)
    wide = whole.hstack(places.placed(whole)).hstack(addresses.located(whole["address"])).hstack(codes.coded(whole))
    return wide.select(_columns()).with_row_index("id", first).with_columns(pl.col("id").cast(pl.Int64))


def _columns() -> list[pl.Expr]:
    brand, short, trade = pl.col("brand"), pl.col("short"), pl.col("trade")
    length, region = brand.str.len_chars(), pl.col("region_word")
    whole = region + short.str.strip_prefix(region)
    return [
        numbered(short).alias("core"),
        numbered(brand).alias("brand"),
        numbered(trade).alias("trade"),
        numbered(pl.when(pl.col("brand_pinyin") != "").then("brand_pinyin")).alias("sound"),
        numbered(brand.str.split("").list.sort().list.join("")).alias("jumbled"),
        numbered(pl.when(length > 2).then(brand.str.slice(1))).alias("tail"),
        numbered(pl.when(length > 3).then(brand.str.slice(2))).alias("ending"),
        *(numbered(_masked(brand, at)).alias(f"masked_{at + 1}") for at in range(MASKED)),
        trade.alias("trade_text"),
        _abbreviated(trade).alias("trade_short"),
        numbered(trade.str.slice(0, 1)).alias("trade_head"),
        whole.alias("whole"),
        numbered(whole.str.slice(0, 1)).alias("start"),
        _abbreviated(short).str.slice(1).alias("core_short"),
        short.str.len_chars().cast(pl.Int32).alias("size"),
        length.cast(pl.Int32).alias("length"),
        brand.alias("brand_text"),
        pl.col("spoken"),
        numbered(pl.col("spoken").str.slice(0, 2)).alias("head"),
        numbered(brand.str.slice(0, 1)).alias("first"),
        pl.col("county", "city", "province"),
        pl.when(pl.col("branch") == "").then(0).otherwise(numbered(pl.col("branch"))).alias("branch"),
        pl.col("form"),
        _abbreviated(pl.col("form")).alias("form_short"),
        pl.col("credit", "legible"),
        *(numbered(pl.col("credit").str.slice(*at)).alias(f"credit_{piece}") for piece, at in _PIECES.items()),
        numbered(pl.col("organisation")).alias("organisation"),
        numbered(pl.col("number")).alias("number"),
        numbered(pl.col("road")).alias("road"),
        numbered(pl.col("door")).alias("door"),
        numbered(pl.col("representative").str.replace_all(r"\s", "")).alias("person"),
    ]


def numbered(text: pl.Expr) -> pl.Expr:
    """A number for a text, the same in every frame of this process; null for null."""
    return pl.when(text.is_not_null()).then(text.hash(_SEED).reinterpret(signed=True))


def _masked(brand: pl.Expr, at: int) -> pl.Expr:
    masked = brand.str.slice(0, at) + "*" + brand.str.slice(at + 1)
    return pl.when(brand.str.len_chars() > at).then(masked)


def _abbreviated(text: pl.Expr) -> pl.Expr:
    """The pattern that every text fits which has these characters in this order."""
    return "%" + text.str.replace_all("(.)", "${1}%")
