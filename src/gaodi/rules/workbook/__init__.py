"""The score of one subject as a workbook with live formulas, so that a statistician can check it by hand.

    content = workbook.workbook(run, "91430000…")        # .xlsx, to be written or sent

One sheet has the inputs, one a row for each step with its formula, which refers to inputs and to steps above it. Beside
each stands the value that the run kept. What is taken over the whole population (statistics, places, the grade) stands
as a constant. What is not known is #N/A, and so is what depends on it; a value that is typed in computes it.
"""

from gaodi.rules.workbook.building import workbook

__all__ = ["workbook"]
