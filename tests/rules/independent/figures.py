"""Whether a figure is missing that a value is made of: a quotient by zero is unknown, but nothing is missing there."""

from __future__ import annotations

from rules.independent import statistics
from rules.independent.moment import Moment
from rules.independent.tree import (
    Among,
    Both,
    Call,
    Choice,
    Comparison,
    Either,
    Listing,
    Minus,
    Name,
    Not,
    Sum,
    Tree,
)
from rules.independent.values import Number, Several, Value, is_known


def missing(tree: Tree, at: Moment) -> bool:
    """Whether nothing at all is known of one of the inputs of an expression."""
    if isinstance(tree, Name):
        said = at.enterprise.population.let(tree.name)
        return missing(said, at) if said is not None else _nothing(tree, at)
    if isinstance(tree, Call):
        return _of_call(tree, at)
    return any(missing(part, at) for part in _parts(tree))


def _nothing(name: Name, at: Moment) -> bool:
    if name.name in at.enterprise.population.book.get("parameters", {}):
        return False
    return _unknown(at.of(name))


def _unknown(value: Value) -> bool:
    if isinstance(value, Number):
        return value.span.nothing
    return not isinstance(value, Several) and not is_known(value)


def _of_call(call: Call, at: Moment) -> bool:
    if call.function in ("listed", "grade", "score_of"):
        return _unknown(at.of(call))
    if call.function in statistics.OVER_GROUPS or call.named_as("by") is not None:
        return False
    return any(missing(part, moment) for part in call.arguments for moment in _years(call, at))


def _years(call: Call, at: Moment) -> list[Moment]:
    """The years of which a function takes its arguments."""
    if call.function == "last":
        return [at.back(call.whole(1, "years", 1))]
    if call.function == "growth":
        return [at, at.back(1)]
    years = call.whole(1, "years", 2) if call.named_as("years") is not None else 1
    if call.function == "cagr":
        return [at, at.back(years)]
    return [at.back(back) for back in range(years + (call.function == "mean_growth"))]


def _parts(tree: Tree) -> tuple[Tree, ...]:
    if isinstance(tree, Minus | Not):
        return (tree.part,)
    if isinstance(tree, Sum | Both | Either):
        return tree.left, tree.right
    if isinstance(tree, Choice):
        return tree.then, tree.condition, tree.otherwise
    if isinstance(tree, Among):
        return tree.part, tree.listing
    return tree.parts if isinstance(tree, Comparison | Listing) else ()
