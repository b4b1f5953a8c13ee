"""Where a record or an enterprise is, as far as it says: county, city and province as numbers of GB/T 2260."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from gaodi.registry import regions
from gaodi.registry.names.places import named

_MUNICIPALITIES = ("11", "12", "31", "50")
_WORD = "[^省市区县路街号]"
_OF_ADDRESS = rf"^(?:中国)?((?:{_WORD}{{2,8}}(?:省|自治区))?(?:{_WORD}{{2,8}}[市州])?(?:{_WORD}{{1,8}}[市区县])?)"
"""The province, city and county with which an address begins."""


def placed(frame: pl.DataFrame) -> pl.DataFrame:
    """`county`, `city`, `province` of each row, null where they are not known.

    frame: name_region (the code in the name), region (a code or a name), address. The name counts before the region
    that is said beside it, and that before the address: of each level the first that says it.
    """
    codes = [frame["name_region"], _coded(frame["region"]), _coded(frame["address"].str.extract(_OF_ADDRESS))]
    looked = pl.DataFrame(
        {
            f"{level}_{n}": _level(code, level)
            for n, code in enumerate(codes)
            for level in ("county", "city", "province")
        }
    )
    county, city, province = (
        pl.coalesce(f"{level}_{n}" for n in range(len(codes))) for level in ("county", "city", "province")
    )
    # A county or city that lies elsewhere than what counts before it is of another place, and is not taken.
    return looked.select(county=county, city=city, province=province).with_columns(
        city=pl.when(pl.col("city") // 100 == pl.col("province")).then("city"),
        county=pl.when(pl.col("county") // 100 == pl.col("city")).then("county"),
    )


def _level(codes: pl.Series, level: str) -> pl.Series:
    known = codes.unique().drop_nulls()
    numbers = [_numbers(code)[level] for code in known]
    return codes.replace_strict(known, pl.Series(numbers, dtype=pl.Int32), default=None, return_dtype=pl.Int32)


@lru_cache(maxsize=8192)
def _numbers(code: str) -> dict[str, int | None]:
    """The numbers of the county, city and province of a code; the districts of a municipality are one city."""
    if len(code) < 6 or not code[:6].isdecimal() or code[:2] == "10":
        return {"county": None, "city": None, "province": None}
    province = int(code[:2])
    city = province * 100 if code[:2] in _MUNICIPALITIES else int(code[:4]) if code[2:4] != "00" else None
    county = (city or 0) * 100 + int(code[4:6]) if city and code[4:6] != "00" else None
    return {"county": county, "city": city, "province": province}


def _coded(words: pl.Series) -> pl.Series:
    """Codes as they are today; names as the code of the division they mean, null where that is none or several."""
    known = words.unique().drop_nulls()
    codes = pl.Series([_code(one) for one in known], dtype=pl.String)
    return words.replace_strict(known, codes, default=None, return_dtype=pl.String)


@lru_cache(maxsize=8192)
def _code(words: str) -> str | None:
    """The code as it is today; of a street that of its county."""
    if not words.isdecimal():
        return named(words).code or None
    table, code = regions.load(), words[:6]
    return table.successor(code) if code in table else None
