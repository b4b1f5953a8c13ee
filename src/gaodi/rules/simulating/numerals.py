"""The thresholds and rates that stand as numbers in the text of a rulebook, each with an id, so that it can be varied.

    for one in simulating.numerals(run.source):
        one.id, one.value, one.unit              # criteria.growth, 5.0, %

A threshold is a number that something is compared with: in the population, conditions, tables of points, levels,
grades and the benchmarks of items. A rate is a number of what is paid or taken: amounts, caps, payers, budgets,
measures. A comparison with nothing (`> 0 亩`) asks whether there is anything and is not varied; parameters are varied
by their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gaodi.rules.files import Source
from gaodi.rules.language import ExpressionFault, parse, syntax
from gaodi.rules.language.syntax import Expression, Span
from gaodi.rules.model.words import Words
from gaodi.rules.simulating.places import Kind, Place, places

_ARITHMETIC = frozenset(("min", "max", "clip", "range"))


class _Where(StrEnum):
    """Whether numbers count where one is in an expression: those of comparisons, or all."""

    COMPARED = "compared"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of the text. id: `criteria.growth`, with a number behind it where there are several of the same place.
    value: in `unit`, as the text has it (5 of 5%). text: the comparison or the expression around it. place, span: where
    it stands."""

    id: str
    kind: Kind
    value: float
    unit: str
    label: Words | None
    cite: str
    text: str
    place: Place
    span: Span


def numerals(source: Source) -> tuple[Numeral, ...]:
    """Every threshold and rate of a rulebook, in the order of its parts."""
    found = [(place, *one) for place in places(source.rulebook) for one in _numbers(place)]
    many = Counter(place.id for place, _number, _around in found)
    seen: Counter[str] = Counter()
    made = []
    for place, number, around in found:
        seen[place.id] += 1
        name = place.id if many[place.id] == 1 else f"{place.id}.{seen[place.id]}"
        text = place.text[around.start : around.end].strip()
        made.append(
            Numeral(
                name, place.kind, float(number.digits), number.unit, place.label, place.cite, text, place, number.span
            )
        )
    return tuple(made)


def _numbers(place: Place) -> Iterator[tuple[syntax.Number, Span]]:
    """The numbers of an expression that count, each with what stands around it; none of one that cannot be read."""
    try:
        tree = parse(place.text)
    except ExpressionFault:
        return
    whole = Span(0, len(place.text))
    how = _Where.ALL if place.kind is Kind.RATE or place.bare else _Where.COMPARED
    for number, around in _walk(tree, how, whole):
        if float(number.digits):
            yield number, around


def _walk(node: Expression, how: _Where, around: Span) -> Iterator[tuple[syntax.Number, Span]]:
    match node:
        case syntax.Number():
            if how is _Where.ALL:
                yield node, around
        case syntax.Comparison():
            for part in node.parts:
                yield from _walk(part, _Where.ALL, node.span)
        case _:
            for part in _parts(node):
                yield from _walk(part, how, around)


def _parts(node: Expression) -> tuple[Expression, ...]:
    """What a node is made of, without the years and the lists that functions are told."""
    match node:
        case syntax.Signed():
            return (node.of,)
        case syntax.Binary():
            return node.left, node.right
        case syntax.Logic():
            return node.parts
        case syntax.Choice():
            return node.then, node.when, node.otherwise
        case syntax.Call():
            return tuple(one for one in node.arguments if node.function in _ARITHMETIC or _compares(one))
    return ()


def _compares(node: Expression) -> bool:
    """Whether an argument of a function is a condition, as those of count_true are."""
    return isinstance(node, syntax.Comparison | syntax.Logic)
