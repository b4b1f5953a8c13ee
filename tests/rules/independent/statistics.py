"""What is taken over groups of enterprises: those that are judged and of which the number is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from gaodi import units
from rules.independent.arithmetic import over
from rules.independent.intervals import UNKNOWN, exactly
from rules.independent.moment import Moment
from rules.independent.tree import Amount, Call, Listing, Name, Quoted, Sum, Tree
from rules.independent.values import Fact, Number, Value, common

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise
    from rules.independent.population import Population

YEAR = units.parse("年")

Group = tuple[object, ...]

OVER_GROUPS = {"count", "ratio_of_sums", "quantile", "rank"}
"""Functions that are always taken over groups."""


def over_group(call: Call, at: Moment) -> Number:
    """The value of a function over the group of an enterprise; unknown where its group is."""
    by, everybody = _names(call.named_as("by")), _says(call, "over", "everybody")
    lag = at.lag + _says(call, "period", "previous")
    population = at.enterprise.population
    members = population.members(group(at.enterprise, by), by, everybody, lag)
    if not members and call.function not in ("count", "ratio_of_sums"):
        return Number(UNKNOWN, population.unit_of(call.arguments[0], lag))
    moments = [Moment(one, lag) for one in members or ()]
    if call.function == "count":
        if members is None:
            return Number(UNKNOWN)
        return Number(exactly(sum(moment.truth(call.arguments[0]) is True for moment in moments)))
    if call.function == "ratio_of_sums":
        return ratio_of_sums(call.arguments[0], call.arguments[1], moments, at)
    share = _share(call) if call.function == "quantile" else Fraction(1, 2)
    return statistic(call.function, [moment.number(call.arguments[0]) for moment in moments], share)


def statistic(name: str, numbers: Sequence[Number], share: Fraction) -> Number:
    """A statistic of those numbers that are known; unknown of none."""
    alike = common(numbers)
    known = [one.span.low for one in alike if one.span.known and one.span.low is not None]
    return Number(exactly(_STATISTICS[name](known, share)) if known else UNKNOWN, alike[0].unit)


def ratio_of_sums(above: Tree, below: Tree, moments: Iterable[Moment], at: Moment) -> Number:
    """The sum of the one over the sum of the other, of those that have both."""
    pairs = [(moment.number(above), moment.number(below)) for moment in moments]
    pairs = [pair for pair in pairs if pair[0].span.known and pair[1].span.known]
    if not pairs:
        return Number(UNKNOWN, over(at.number(above), at.number(below)).unit)
    sums = [statistic("sum", numbers, Fraction(0)) for numbers in zip(*pairs, strict=True)]
    return over(*sums)


def rank(call: Call, at: Moment) -> Number:
    """The place among those that are judged, 1 for the greatest; equal values share the better place."""
    by, ascending = _names(call.named_as("by")), _says(call, "order", "ascending")
    members = at.enterprise.population.members(group(at.enterprise, by), by, everybody=False, lag=at.lag) or ()
    numbers = [Moment(one, at.lag).number(call.arguments[0]) for one in members]
    found = place(at.number(call.arguments[0]), numbers, ascending) if at.enterprise in members else None
    return Number(UNKNOWN if found is None else exactly(found))


def place(own: Number, others: Sequence[Number], ascending: bool) -> int | None:
    """One more than there are better ones; None where the own number is not known."""
    own, *alike = common([own, *others])
    if not own.span.known:
        return None
    ahead = [one for one in alike if one.span.known and one.span != own.span]
    return 1 + sum((one.span.least > own.span.least) != ascending for one in ahead)


def group(enterprise: Enterprise, by: Sequence[str]) -> Group | None:
    """What an enterprise is alike in with those of its group; None where that is not known."""
    values = [enterprise.named(name, 0) for name in by]
    key = tuple(one.truth if isinstance(one, Fact) else one.text for one in values)  # type: ignore[union-attr]
    return None if None in key else key


def quotient(tree: Tree, population: Population) -> tuple[Tree, Tree]:
    """What a value is the quotient of; a name stands for what it was given."""
    while isinstance(tree, Name) and (found := population.let(tree.name)) is not None:
        tree = found
    assert isinstance(tree, Sum), tree
    assert tree.sign == "/", tree
    return tree.left, tree.right


def _quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Between the two values around the place, in proportion."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


_STATISTICS: dict[str, Callable[[Sequence[Fraction], Fraction], Fraction]] = {
    "mean": lambda values, _: sum(values, Fraction(0)) / len(values),
    "sum": lambda values, _: sum(values, Fraction(0)),
    "median": _quantile,
    "quantile": _quantile,
    "min": lambda values, _: min(values),
    "max": lambda values, _: max(values),
}


def _share(call: Call) -> Fraction:
    said = call.named_as("share") or call.arguments[1]
    assert isinstance(said, Amount)
    return said.value / (100 if said.unit else 1)


def _says(call: Call, name: str, word: str) -> bool:
    said: Value | Tree | None = call.named_as(name)
    return (isinstance(said, Quoted) and said.text == word) or (isinstance(said, Name) and said.name == word)


def _names(by: Tree | None) -> tuple[str, ...]:
    parts = () if by is None else by.parts if isinstance(by, Listing) else (by,)
    return tuple(part.name for part in parts if isinstance(part, Name))
