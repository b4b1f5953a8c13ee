"""A program over a whole population: Ibis expressions in stages, on DuckDB or Spark, with what is taken over groups.

    found = query.evaluate(program, table, on=date(2023, 6, 1), scratch=folder)
    engine.frame(found.table)                # a row for each subject: standing, points, clauses, grade, amounts
    found.statistics, found.cutoffs          # what explanations read

A number is one column where it can only be known or not, else two (`score@low`, `score@high`).
"""

from gaodi.rules.query.evaluating import EXEMPT, JUDGED, NONE, OUTSIDE, STANDING, SUBJECT, TO_CHECK, Evaluated, evaluate
from gaodi.rules.query.grading import Cutoff
from gaodi.rules.query.payments import Spent

__all__ = [
    "EXEMPT", "JUDGED", "NONE", "OUTSIDE", "STANDING", "SUBJECT", "TO_CHECK",
    "Cutoff", "Evaluated", "Spent", "evaluate",
]  # fmt: skip
