"""Unified social credit codes: made plain, checked, and recognised where a spreadsheet has made a number of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from gaodi.registry import uscc
from gaodi.registry.enterprises.provisional import FORM
from gaodi.registry.forms.cells.parsed import Parsed, Wrong, text, where
from gaodi.registry.forms.model import Severity

_ZH = {
    uscc.Finding.NUMBER: "被表格软件转成了数值，末尾数字已丢失",
    uscc.Finding.LENGTH: "应为 18 位",
    uscc.Finding.CHARACTER: "含有代码中不会出现的字符（只用数字和除 I、O、S、V、Z 外的大写字母）",
    uscc.Finding.DEPARTMENT: "第 1 位不是登记管理部门代码",
    uscc.Finding.REGION_FORM: "第 3—8 位应为 6 位行政区划数字",
    uscc.Finding.MISPRINT: "两个校验码都不符，有字符录错",
    uscc.Finding.CHECK_DIGIT: "末位校验码不符，试点时期的代码有此情形",
    uscc.Finding.ORGANISATION: "其中的组织机构代码校验不符",
    uscc.Finding.CATEGORY: "第 2 位不是该部门的机构类别",
    uscc.Finding.REGION: "第 3—8 位不在行政区划代码表中",
}


def parsed(cells: pl.Series, empty: Sequence[str], *, keep: bool = False) -> Parsed:
    """The cells as codes; ids of enterprises whose code is not known yet are let through.

    keep: what is no code is kept as it is, with a warning: it may still help to find whom it means.
    """
    written = text(cells, empty)
    checked = uscc.checked(written)
    severity, findings = checked["severity"].cast(pl.String), checked["findings"]
    provisional = written.str.to_uppercase().str.contains(FORM).fill_null(value=False)
    lost = (severity == uscc.Severity.WRONG).fill_null(value=False) & ~provisional
    odd = (severity == uscc.Severity.WARN).fill_null(value=False)
    values = written.zip_with(lost, checked["code"]) if keep else checked["code"].set(lost, None)
    wrong = []
    for mask, code in ((lost, "uscc-wrong"), (odd, "uscc-odd")):
        for kinds in findings.filter(mask).unique(maintain_order=True):
            at = where(mask & (findings == kinds))
            facts, reasons = _facts(written, at, code), _reasons(kinds)
            wrong.append(Wrong(_code(code, kinds), at, facts, reasons, Severity.WARNING if keep else None))
    return Parsed(values, tuple(wrong))


def _code(code: str, kinds: str) -> str:
    return "uscc-by-excel" if kinds == uscc.Finding.NUMBER else code


def _facts(written: pl.Series, at: pl.Series, code: str) -> list[dict[str, str]]:
    """What is perhaps meant: letters that no code has, typed for digits."""
    meant = (uscc.check(word).suggestion if code == "uscc-wrong" else "" for word in written.gather(at).head(10_000))
    said = [
        {"near_en": f". Perhaps {word} is meant" if word else "", "near_zh": f"，可能是 {word}" if word else ""}
        for word in meant
    ]
    return said + [{"near_en": "", "near_zh": ""}] * (len(at) - len(said))


@lru_cache(maxsize=256)
def _reasons(kinds: str) -> dict[str, str]:
    found = [uscc.Finding(kind) for kind in kinds.split(",")]
    said = [one.sentence[:1].lower() + one.sentence[1:] for one in found]
    return {"reason_en": "; ".join(said), "reason_zh": "；".join(_ZH[one] for one in found)}
