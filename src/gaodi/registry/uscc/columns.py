"""Looks at a whole column of codes, a million in about a second."""

from __future__ import annotations

import numpy as np
import polars as pl

from gaodi.registry import check_digits
from gaodi.registry.uscc.checking import BIT, BLANKS, LENGTH, NUMBER, Mask, masks, named
from gaodi.registry.uscc.model import Finding, Severity, worst

SEVERITY = pl.Enum([str(one) for one in Severity])
_CLEAN = rf"^[0-9A-Z]{{{LENGTH}}}$"


def checked(codes: pl.Series) -> pl.DataFrame:
    """One row for each code, in order: `code` (normalised), `severity`, `findings` (joined by commas), and the parts
    `department`, `category` (two characters), `region`, `organisation`, null where the code is wrong.

    An empty cell is null in every column: whether a code is required is for the form to say.
    """
    clean = _normalised(codes)
    found = _masks(clean)
    # A column without rows has no mask; its columns still want their types, so one is looked up in any case.
    seen = np.union1d(found, [0])
    kinds = {int(mask): named(int(mask)) for mask in seen}
    frame = pl.DataFrame({"code": clean, "mask": found}).with_columns(
        severity=_replaced({mask: str(worst(kind)) for mask, kind in kinds.items()}, SEVERITY),
        findings=_replaced({mask: ",".join(kind) for mask, kind in kinds.items()}, pl.String),
    )
    kept = pl.col("code").is_not_null() & (pl.col("severity") != Severity.WRONG)
    given = pl.col("code").is_not_null()
    return frame.select(
        "code",
        severity=pl.when(given).then("severity"),
        findings=pl.when(given).then("findings"),
        department=pl.when(kept).then(pl.col("code").str.slice(0, 1)),
        category=pl.when(kept).then(pl.col("code").str.slice(0, 2)),
        region=pl.when(kept).then(pl.col("code").str.slice(2, 6)),
        organisation=pl.when(kept).then(pl.col("code").str.slice(8, 9)),
    )


def _normalised(codes: pl.Series) -> pl.Series:
    """As checking.normalised; most codes of a file are clean, and only the others are worked on."""
    text = codes.cast(pl.String)
    clean = text.str.contains(_CLEAN).fill_null(value=True)
    if clean.all():
        return text.alias("code")
    dirty = text.filter(~clean).str.normalize("NFKC").str.replace_all(BLANKS, "").str.to_uppercase()
    empty_to_null = dirty.set(dirty == "", None)
    return text.scatter((~clean).arg_true(), empty_to_null).alias("code")


def _masks(codes: pl.Series) -> Mask:
    found = np.full(len(codes), BIT[Finding.LENGTH], dtype=np.uint16)
    long = (codes.str.len_chars() == LENGTH).fill_null(value=False)
    plain = long & (codes.str.len_bytes() == LENGTH)
    found[long.to_numpy()] = BIT[Finding.CHARACTER]
    found[codes.str.contains(NUMBER).fill_null(value=False).to_numpy()] = BIT[Finding.NUMBER]
    at = plain.to_numpy() & (found != BIT[Finding.NUMBER])
    characters = check_digits.matrix([codes.filter(pl.Series(at)).str.join("").item() or ""], LENGTH)
    found[at] = masks(characters)
    return found


def _replaced(words: dict[int, str], kind: pl.DataType | type[pl.String]) -> pl.Expr:
    return pl.col("mask").replace_strict(list(words), list(words.values()), return_dtype=kind)
