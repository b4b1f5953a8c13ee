"""Names of enterprises as keys: what search compares, what it finds by pinyin, what provisional ids follow from."""

from __future__ import annotations

import polars as pl

from gaodi.registry import names
from gaodi.registry.names.cleaning import clean, cleaned

TYPED = r"^[0-9a-z]+$"
"""What can be a code, or a name in pinyin."""


def folded(given: pl.Series) -> pl.Series:
    """Names in simplified characters, half width and small letters, without blanks, brackets and points."""
    return cleaned(given).str.to_lowercase().str.replace_all(r"[()]", "")


def folded_one(name: str) -> str:
    """One name, as `folded` gives it."""
    return clean(name).lower().replace("(", "").replace(")", "")


def spoken(given: pl.Series) -> pl.DataFrame:
    """By what each name is found in pinyin, in a column each: the initials from its beginning (湖南云岭科技有限公司:
    hnylkjyxgs), from its brand (ylkjyxgs) and from its trade (kjyxgs); and the pinyin of brand and trade (yunlingkeji).
    """
    parts = names.parse_frame(given)
    told = parts.select(
        from_brand=pl.concat_str("brand", "trade", "form"), from_trade=pl.concat_str("trade", "form"), short="short"
    )
    return pl.DataFrame(
        {
            "whole": parts["initials"],
            "brand": names.initials(told["from_brand"]),
            "trade": names.initials(told["from_trade"]),
            "pinyin": names.pinyin(told["short"]),
        }
    )
