"""The tests of a rulebook, which stand beside it: worked examples, both sides of boundaries, published class counts.

outcome = trying.run(ws, "specialised-sme/2022")
outcome.failed
"""

from gaodi.rules.trying.model import Case, Count, File, Subject, Table
from gaodi.rules.trying.running import Compared, Outcome, Tried, run, run_file

__all__ = ["Case", "Compared", "Count", "File", "Outcome", "Subject", "Table", "Tried", "run", "run_file"]
