"""The inputs of a program from a workspace: who there is, their figures, lists, declarations and earlier grades, as one
table with a row for each subject.

Before anything is read, every source is asked whether it allows the purpose of the rulebook: the figures of one that
does not are left out (the next trusted source counts), and the answer says so.
"""

from gaodi.rules.gathering.among import EVERYBODY, Among, check
from gaodi.rules.gathering.gathering import Gathered, Together, gather
from gaodi.rules.gathering.single import Single
from gaodi.rules.gathering.table import from_table
from gaodi.rules.gathering.years import years

__all__ = ["EVERYBODY", "Among", "Gathered", "Single", "Together", "check", "from_table", "gather", "years"]
