"""Days as people write them: 2023-07-01, 2023/7/1, 2023年7月1日, 20230701, and the number that Excel keeps for a day.

A month alone is no day: nobody knows which is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from gaodi.registry.forms.cells.parsed import Parsed, Wrong, scattered, text, where

_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")
_CLOCK = r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$"
_SERIAL = r"^[2-7]\d{4}(?:\.0+)?$"
"""1954 to 2119 in the days that Excel counts: every other number of five digits is more likely a mistake."""

_ORIGIN = date(1899, 12, 30)
_WIDE = dict(zip("０１２３４５６７８９．－／", "0123456789.-/", strict=True))
EARLIEST, LATEST = date(1800, 1, 1), date(2300, 1, 1)


def parsed(cells: pl.Series, empty: Sequence[str]) -> Parsed:
    """The cells as days."""
    if cells.dtype == pl.Date or isinstance(cells.dtype, pl.Datetime):
        return Parsed(cells.cast(pl.Date))
    written = text(cells, empty)
    values = written.str.to_date(_FORMS[0], strict=False)
    odd = where(values.is_null() & written.is_not_null())
    lost = odd
    if len(odd):
        rest = written.gather(odd)
        read = _read(rest)
        values, lost = scattered(values, odd, read), odd.filter(read.is_null())
    strange = where((values < EARLIEST) | (values >= LATEST))
    values = scattered(values, strange, pl.Series([None] * len(strange), dtype=pl.Date))
    wrong = pl.concat([lost, strange]) if len(strange) else lost
    return Parsed(values, (Wrong("not-a-date", wrong),) if len(wrong) else ())


def _read(written: pl.Series) -> pl.Series:
    plain = written.str.replace_many(_WIDE).str.replace(_CLOCK, "").str.replace_all(r"\s", "")
    plain = plain.str.strip_suffix(".0")
    serial = pl.lit(plain.set(~plain.str.contains(_SERIAL), None).cast(pl.Int32, strict=False))
    return pl.select(
        pl.coalesce(
            *(plain.str.to_date(form, strict=False) for form in _FORMS),
            pl.lit(_ORIGIN) + pl.duration(days=serial),
        )
    ).to_series()
