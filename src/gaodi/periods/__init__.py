"""Periods as statistics and plans count them: read, ordered, stepped through and named in Chinese and English.

    periods.parse("2023年1-6月").code            # 2023C06, January to June cumulative
    periods.parse("2023Q3").label("zh")          # 2023年三季度
    periods.split(periods.parse("“十四五”时期"), periods.Kind.YEAR)

Every observation, deadline and plan carries one. docs/periods.md lists the codes and the spellings that are read.
"""

from gaodi.periods.kinds import Kind
from gaodi.periods.making import containing, cumulative, half, horizon, month, quarter, span, split, year
from gaodi.periods.model import Period
from gaodi.periods.reading import parse

__all__ = [
    "Kind", "Period", "containing", "cumulative", "half", "horizon", "month", "parse", "quarter", "span", "split",
    "year",
]  # fmt: skip
