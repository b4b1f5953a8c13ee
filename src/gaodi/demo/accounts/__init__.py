"""What above-scale firms return: some hundred figures for each firm and year, related as those of real ones are.

Each module holds the columns of one part of the return; a column has the name of its metric. Parts that add up do so to
the last digit. Money is in 万元, land in 亩, energy in 吨标准煤 unless a module says otherwise.
"""

from gaodi.demo.accounts.sheets import annual
from gaodi.demo.accounts.year import Columns, Year

__all__ = ["Columns", "Year", "annual"]
