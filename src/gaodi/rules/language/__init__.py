"""The expressions of rulebooks: a small typed language with units, years, groups and unknowns.

    node = language.check("rd_expense / revenue >= 3%", scope)     # a typed tree, or every fault with its place

Text is read (parsing) into a tree as it is written (syntax), which gets its meaning and its units (checking): a tree of
few kinds of nodes that the evaluators know. Nothing is ever given to Python to evaluate. docs/expressions.md is the
reference; it is made from the tables here.
"""

from gaodi.rules.language.checking import check
from gaodi.rules.language.faults import ExpressionFault, ExpressionFaults
from gaodi.rules.language.parsing import parse
from gaodi.rules.language.scope import Scope

__all__ = ["ExpressionFault", "ExpressionFaults", "Scope", "check", "parse"]
