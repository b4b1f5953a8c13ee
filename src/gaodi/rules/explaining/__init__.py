"""Why a subject got what it got: a tree of clauses with inputs, thresholds, points and citations, in words.

    told = explaining.explain(run, "91430000MA4L0XXX0X")
    told.findings                       # items and clauses with their verdicts
    print(told.text("zh"))

Statistics of groups, places and grades are those that the run kept; nothing is computed over the population again.
"""

from gaodi.rules.explaining.building import explain
from gaodi.rules.explaining.model import Explanation, Finding, Given

__all__ = ["Explanation", "Finding", "Given", "explain"]
