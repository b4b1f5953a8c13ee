"""Numbers as people write them: thousand separators, full-width digits, percentages, brackets for what is negative.

Nothing is guessed: `1,5` is neither 1.5 nor 15, and `约100` is not 100.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from gaodi import units
from gaodi.registry.forms.cells.bands import parsed as in_bands
from gaodi.registry.forms.cells.parsed import Parsed, Wrong, scattered, text, where

_WIDE = dict(zip("０１２３４５６７８９．，－＋％（）−﹣", "0123456789.,-+%()--", strict=True))
_GROUPS = r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$"
_NUMBER = r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$"
_NEGATIVE = r"^\(([^()]+)\)$"
_MONEY = r"^[¥￥]\s*"


def parsed(cells: pl.Series, empty: Sequence[str], unit: str = "", *, bands: bool = False) -> Parsed:
    """The cells as numbers in the unit of the column. bands: a cell may give two ends instead (see `bands`).

    A percentage is a number in percent: where the column is in percent 12.3% is 12.3, where it is a plain ratio 0.123;
    in a column of another kind it is no number.
    """
    values = cells.cast(pl.Float64, strict=False)
    odd = where((values.is_null() & cells.is_not_null()) | ~values.is_finite())
    ends: tuple[pl.Series, ...] = tuple(pl.Series([None], dtype=pl.Float64).new_from_index(0, len(cells)) for _ in "lh")
    lost = odd
    if len(odd):
        written = text(cells.gather(odd), empty)
        read = _read(written, unit)
        values = scattered(values, odd, read)
        unread = read.is_null() & written.is_not_null()
        if bands:
            found = in_bands(written.set(~unread, None))
            ends = tuple(scattered(end, odd, new) for end, new in zip(ends, found, strict=True))
            unread &= found[0].is_null() & found[1].is_null()
        lost = odd.filter(unread)
    wrong = (Wrong("not-a-number", lost),) if len(lost) else ()
    return Parsed(values, wrong, *ends) if bands else Parsed(values, wrong)


def _read(written: pl.Series, unit: str) -> pl.Series:
    """What the quick way could not read."""
    plain = written.str.replace_many(_WIDE).str.replace_all(r"\s", "").str.replace(_MONEY, "")
    negative = plain.str.contains(_NEGATIVE)
    plain = plain.str.replace(_NEGATIVE, "-${1}").str.replace("^--", "")
    percent = plain.str.ends_with("%")
    plain = plain.str.strip_suffix("%")
    grouped = plain.str.contains(_GROUPS)
    digits = pl.select(pl.when(grouped).then(plain.str.replace_all(",", "", literal=True)).otherwise(plain)).to_series()
    numbers = digits.set(~digits.str.contains(_NUMBER), None).cast(pl.Float64, strict=False)
    numbers = numbers.set((negative & (numbers > 0)).fill_null(value=False), None)
    return _in_percent(numbers, percent.fill_null(value=False), unit)


def _in_percent(numbers: pl.Series, percent: pl.Series, unit: str) -> pl.Series:
    if not percent.any():
        return numbers
    if not units.compatible(unit or "1", "%"):
        return numbers.set(percent, None)
    by = units.ratio("%", unit or "1")
    converted = numbers * by.numerator / by.denominator
    return pl.select(pl.when(percent).then(converted).otherwise(numbers)).to_series()
