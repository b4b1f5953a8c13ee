"""Whether an expression can be negative, by the bounds of the metrics that it is made of.

A parameter that is to be confirmed is no metric; a document's benchmark or threshold is not taken to be negative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.independent import columns
from rules.independent.columns import Column
from rules.independent.files import expression
from rules.independent.parser import parse
from rules.independent.tree import Amount, Call, Choice, Name, Sum, Tree

if TYPE_CHECKING:
    from rules.independent.population import Population

TO_BE_CONFIRMED = "to be confirmed"
_KEEPING = {"min", "max", "floor", "ceil", "round", "last", "mean", "sum", "quantile", "ratio_of_sums", "clip", "range"}
_NEVER = {"abs", "count_true", "count", "rank"}


def never_negative(tree: Tree, population: Population) -> bool:
    """Whether nothing that it is made of can be negative."""
    if isinstance(tree, Amount):
        return True
    if isinstance(tree, Name):
        return _named(tree.name, population)
    if isinstance(tree, Sum):
        return tree.sign != "-" and all(never_negative(part, population) for part in (tree.left, tree.right))
    if isinstance(tree, Choice):
        return all(never_negative(part, population) for part in (tree.then, tree.otherwise))
    if not isinstance(tree, Call):
        return False
    kept = tree.function in _KEEPING and all(never_negative(part, population) for part in tree.arguments)
    return kept or tree.function in _NEVER


def _named(name: str, population: Population) -> bool:
    if (tree := population.let(name)) is not None:
        return never_negative(tree, population)
    parameter = population.book.get("parameters", {}).get(name)
    if parameter is not None:
        said = expression(parameter["value"])
        return said == TO_BE_CONFIRMED or never_negative(parse(said), population)
    column = _column(name, population)
    return column is not None and column.kind == "number" and column.low is not None and column.low >= 0


def _column(name: str, population: Population) -> Column | None:
    own = population.book.get("inputs", {}).get(name)
    return columns.described(own) if own is not None else columns.metrics().get(name)
