"""Bands as offices give them that may not give figures (税务部门): 500-1000, [500,1000), 1000以上, 不足500, ≥1000.

Only a source that gives bands may; of any other 500-1000 is no number.
"""

from __future__ import annotations

import polars as pl

_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BETWEEN = (
    rf"^[\[(]?{_NUMBER}\s*(?:-|~|至|到|,|<)\s*{_NUMBER}[\])]?$",
    rf"^{_NUMBER}\(含\)(?:-|~|至|到){_NUMBER}$",
)
_FROM = (
    rf"^(?:≥|>=|>|大于|超过|不低于|高于)={{0,1}}{_NUMBER}$",
    rf"^{_NUMBER}(?:\(含\))?(?:及)?以上$",
    rf"^[\[(]{_NUMBER},\+?∞?\)$",
)
_TO = (rf"^(?:≤|<=|<|小于|不足|低于|不高于)={{0,1}}{_NUMBER}$", rf"^{_NUMBER}(?:\(含\))?(?:及)?以下$")
_WIDE = dict(zip("０１２３４５６７８９．，－～—–（）【】〔〕＞＜", "0123456789.,-~--()[][]><", strict=True))


def parsed(written: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The lower and the upper end of each band; an end that is open is null, and so are both of what is no band."""
    plain = written.str.replace_many(_WIDE).str.replace_all(r"\s", "").str.replace_all(r"(\d),(\d{3})\b", "${1}${2}")
    low, high = _ends(plain)
    strange = (low > high).fill_null(value=False)
    return low.set(strange, None), high.set(strange, None)


def _ends(plain: pl.Series) -> tuple[pl.Series, pl.Series]:
    between = [(_number(plain, form, 1), _number(plain, form, 2)) for form in _BETWEEN]
    low = [*(first for first, _ in between), *(_number(plain, form, 1) for form in _FROM)]
    high = [*(second for _, second in between), *(_number(plain, form, 1) for form in _TO)]
    ends = pl.select(low=pl.coalesce(low), high=pl.coalesce(high))
    return ends["low"], ends["high"]


def _number(plain: pl.Series, form: str, group: int) -> pl.Series:
    return plain.str.extract(form, group).cast(pl.Float64, strict=False)
