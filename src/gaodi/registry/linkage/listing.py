"""Reads a list of names that somebody sends: the columns are known by their headings, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.registry.forms import files
from gaodi.registry.forms.faults import Faults, Stop, error
from gaodi.registry.forms.headers import ROWS, Score, find
from gaodi.registry.linkage import records

_WHO = "企业|单位|公司|供应商|供货商|供货单位|销售方|卖方|厂商|客户|主体"
_HEADINGS: dict[str, str] = {
    "record": r"编号|记录号|record|id|key",
    "name": rf"({_WHO})?(全称|名称)|{_WHO}|name|supplier|seller|company",
    "uscc": r"(统一)?社会?信用代码.*|统一代码|税号|纳税人识别号|uscc|creditcode",
    "code": r"组织机构代码|(工商)?注册号|营业执照号码?|code",
    "address": r"(企业|公司|单位|注册|经营|通讯|详细)?(地址|住所)|经营场所|address",
    "representative": r"法定代表人(姓名)?|法人(代表)?|负责人|经营者|representative",
    "region": r"(所在|所属|注册)?(地区|区域|区县|县区|省份|城市|属地|所在地|行政区划?(代码)?)|region",
    "amount": r"(采购|交易|合同|采购总|供货|年)?(金额|额|总额).*|amount",
}
_PATTERNS = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in _HEADINGS.items()}


def read(path: str | Path, name: str | None = None) -> pl.DataFrame:
    """The records of a list (.csv, .xlsx, .xls, .parquet, a ZIP of CSV), in the columns of `records.RECORD`.

    name: what the file was called where it came from. The first sheet with a column of names counts. Rows without name
    and code are left out. A record that has no number of its own is known by what it says, so that a list which is
    loaded again gives the same records; rows that say the same are one, and their amounts are added up.
    Raises InputError for a file that cannot be read, or that has no column of names.
    """
    path = Path(path)
    called = name or path.name
    try:
        book = files.opened(path, called)
        found = next((rows for sheet in book.sheets if (rows := _rows(sheet)) is not None), None)
    except Stop as stop:
        faults = Faults()
        faults.stop(stop)
        raise error(faults.frame(), called, 1) from stop
    if found is None:
        expected = f"a heading such as 企业名称, 供应商 or name in the first {ROWS} rows"
        raise InputError(Fault("There is no column of names in this file", called, expected))
    return _keyed(found)


def _rows(sheet: files.Sheet) -> pl.DataFrame | None:
    """The rows below the header, in columns of records; none where the sheet has no names."""
    header = find(sheet.head(ROWS), sheet.merged, _score)
    fields = _fields(header.headings) if header else {}
    if header is None or "name" not in fields:
        return None
    parts = [
        block.frame.with_row_index("_row", block.first)
        .filter(pl.col("_row") > header.last + 1)
        .select(pl.col(str(at)).cast(pl.String).str.strip_chars().alias(field) for field, at in fields.items())
        for block in sheet.blocks()
    ]
    return pl.concat(parts) if parts else None


def _score(headings: Sequence[str]) -> Score:
    found = _fields(headings)
    return (len(found) if "name" in found else 0, 0, 0)


def _fields(headings: Sequence[str]) -> dict[str, int]:
    """Field → number of the column; of several that would do the first."""
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        plain = re.sub(r"[\s（(].*$|[*：:]", "", heading.strip())
        for field in _meant(plain):
            found.setdefault(field, at)
    return found


def _meant(heading: str) -> Iterator[str]:
    return (field for field, pattern in _PATTERNS.items() if pattern.fullmatch(heading))


def _keyed(rows: pl.DataFrame) -> pl.DataFrame:
    amount = pl.col("amount") if "amount" in rows.columns else pl.lit(None, pl.String)
    number = amount.str.replace_all(r"[,，\s]", "").cast(pl.Float64, strict=False)
    own = pl.col("record") if "record" in rows.columns else pl.lit(None, pl.String)
    full = records.records(rows.with_row_index("_n").with_columns(record=pl.col("_n").cast(pl.String), amount=number))
    said = pl.concat_str(*_SAID, separator="|", ignore_nulls=True)
    keyed = full.with_columns(record=pl.coalesce(rows.select(own).to_series(), full.select(said).to_series()))
    named = keyed.filter(pl.any_horizontal(pl.col("name", "uscc", "code").is_not_null()))
    sums = named.group_by("record", maintain_order=True).agg(
        pl.exclude("record", "amount").first(),
        pl.when(pl.col("amount").count() > 0).then(pl.col("amount").sum()).first(),
    )
    return sums.select(records.RECORD)


_SAID = ("name", "uscc", "code", "region", "address", "representative")
