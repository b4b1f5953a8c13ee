"""Units of measure as Chinese offices write them: read, checked, converted exactly, multiplied and divided.

    units.parse("万元/亩").dimension                        # CNY·length⁻²
    units.convert(3.0, "万元/亩", "亿元/平方公里")             # 0.45
    units.compatible("家", "个")                            # True; 家 and 台 are not

Values come in with the unit of their source and are compared in any unit of the same dimension. docs/units.md says what
counts as the same and what does not.
"""

from gaodi.units.converting import CALORIFIC, compatible, convert, ratio, unit
from gaodi.units.dimension import RATIO, Dimension
from gaodi.units.model import Unit
from gaodi.units.reading import known, parse
from gaodi.units.showing import label, show

__all__ = [
    "CALORIFIC", "RATIO", "Dimension", "Unit", "compatible", "convert", "known", "label", "parse", "ratio", "show",
    "unit",
]  # fmt: skip
