"""What is asked of subjects for a rulebook alone: inputs that no metric is, and answers to questionnaires, each with
its evidence. They are facts like any other: added, never changed, the last counts.
"""

from gaodi.rules.declared.reading import read
from gaodi.rules.declared.recording import Declared, asked_of, declare
from gaodi.rules.declared.tables import DECLARATIONS, current, of

__all__ = ["DECLARATIONS", "Declared", "asked_of", "current", "declare", "of", "read"]
