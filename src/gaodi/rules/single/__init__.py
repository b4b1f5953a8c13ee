"""One subject, evaluated step by step in Python: for explanations, gaps and the editor, in milliseconds.

It gives the same values to the last bit as gaodi.rules.query does for a population, which the tests hold.
"""

from gaodi.rules.single.evaluating import Evaluation, evaluate
from gaodi.rules.single.intervals import UNKNOWN, Interval, known

__all__ = ["UNKNOWN", "Evaluation", "Interval", "evaluate", "known"]
