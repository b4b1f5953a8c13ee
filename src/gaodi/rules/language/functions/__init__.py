"""The functions of the language, each with its words: the reference (docs/expressions.md) is made from this table."""

from gaodi.rules.language.functions import groups, numbers, records, years
from gaodi.rules.language.functions.model import Function, Parameter

FUNCTIONS: dict[str, Function] = {
    function.name: function for module in (numbers, years, groups, records) for function in module.FUNCTIONS
}
"""By name, in the order of the reference."""

__all__ = ["FUNCTIONS", "Function", "Parameter"]
