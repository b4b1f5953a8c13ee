"""Evaluates the tree of an expression for one enterprise in one year."""

from __future__ import annotations

from itertools import pairwise

from gaodi import units
from rules.independent import functions
from rules.independent.arithmetic import over, times
from rules.independent.comparing import among, compared
from rules.independent.intervals import exactly
from rules.independent.moment import Moment
from rules.independent.tree import (
    Among,
    Amount,
    Both,
    Call,
    Choice,
    Comparison,
    Either,
    Listing,
    Minus,
    Name,
    Not,
    Quoted,
    Settled,
    Sum,
    Tree,
)
from rules.independent.truths import every, opposite, some
from rules.independent.values import Fact, Number, Several, Value, Word, common, one_of


def evaluated(tree: Tree, at: Moment) -> Value:
    """The value of an expression; names and functions ask the enterprise."""
    if isinstance(tree, Name):
        return at.enterprise.named(tree.name, at.lag)
    if isinstance(tree, Call):
        return functions.FUNCTIONS[tree.function](tree, at)
    if isinstance(tree, Amount | Quoted | Settled | Listing):
        return _written(tree, at)
    if isinstance(tree, Minus | Sum):
        return _computed(tree, at)
    return _chosen(tree, at) if isinstance(tree, Choice) else Fact(_decided(tree, at))


def _written(tree: Tree, at: Moment) -> Value:
    if isinstance(tree, Amount):
        return Number(exactly(tree.value), units.parse(tree.unit) if tree.unit else None, given=True)
    if isinstance(tree, Quoted):
        return Word(tree.text)
    if isinstance(tree, Settled):
        return Fact(tree.truth)
    assert isinstance(tree, Listing)
    return Several(tuple(at.of(part) for part in tree.parts))


def _computed(tree: Minus | Sum, at: Moment) -> Number:
    if isinstance(tree, Minus):
        number = at.number(tree.part)
        return Number(-number.span, number.unit, number.given)
    left, right = at.number(tree.left), at.number(tree.right)
    if tree.sign in "+-":
        one, other = common([left, right])
        return Number(one.span + other.span if tree.sign == "+" else one.span - other.span, one.unit)
    return times(left, right) if tree.sign == "*" else over(left, right)


def _chosen(tree: Choice, at: Moment) -> Value:
    condition = at.truth(tree.condition)
    if condition is None:
        return one_of([at.of(tree.then), at.of(tree.otherwise)])
    return at.of(tree.then if condition else tree.otherwise)


def _decided(tree: Tree, at: Moment) -> bool | None:
    if isinstance(tree, Not):
        return opposite(at.truth(tree.part))
    if isinstance(tree, Both):
        return every([at.truth(tree.left), at.truth(tree.right)])
    if isinstance(tree, Either):
        return some([at.truth(tree.left), at.truth(tree.right)])
    if isinstance(tree, Among):
        return among(at.of(tree.part), at.of(tree.listing))
    assert isinstance(tree, Comparison)
    values = [at.of(part) for part in tree.parts]
    return every(compared(one, sign, other) for (one, other), sign in zip(pairwise(values), tree.signs, strict=True))
