"""How far an unmet clause is away: the figure, the threshold, what is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.language.types import Kind
from gaodi.rules.program import ClausePart
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Evaluation, Interval


@dataclass(frozen=True, slots=True)
class Distance:
    """One comparison of an unmet or open clause.

    clause, label: whose. said: the comparison in words. value, threshold: both sides in the unit of the value. short:
    by how much the value misses, None where it is not known; of what is no number nothing is measured.
    """

    clause: str
    label: str
    said: str
    found: str
    value: float | None
    threshold: float | None
    short: float | None
    shown: str
    open: bool


def distances(evaluation: Evaluation, say: Speaker, part: ClausePart) -> Iterator[Distance]:
    """The distances of the clauses under one that are not met."""
    if evaluation.truth(part.step) is True:
        return
    if part.parts:
        for one in part.parts:
            yield from distances(evaluation, say, one)
        return
    label = part.label.label(say.language) if part.label else ""
    for node in _tests(evaluation, part):
        yield from of_test(evaluation, say, part.key, label, node)


def of_test(evaluation: Evaluation, say: Speaker, key: str, label: str, node: Node) -> Iterator[Distance]:
    """The distances of what a test is made of and is not met."""
    for leaf in _leaves(evaluation, node):
        yield _distance(evaluation, say, key, label, leaf)


def _tests(evaluation: Evaluation, part: ClausePart) -> list[Node]:
    node = evaluation.program.steps[part.step.name]
    if isinstance(node, nodes.Lines):
        return evaluation.reached(node)
    return [node]


def _leaves(evaluation: Evaluation, node: Node) -> Iterator[Node]:
    """The comparisons and other conditions under a node that are not met."""
    if evaluation.truth(node) is True:
        return
    if isinstance(node, nodes.Logic):
        for one in node.parts:
            yield from _leaves(evaluation, one)
    else:
        yield node


def _there(evaluation: Evaluation, say: Speaker, node: Node) -> str:
    """What there is where nothing is measured: the answer, or the text that is compared."""
    inner = node.left if isinstance(node, nodes.Comparison) else node.of if isinstance(node, nodes.Not) else node
    return say.value(evaluation.value(inner), inner)


def _distance(evaluation: Evaluation, say: Speaker, key: str, label: str, node: Node) -> Distance:
    said = say.node(node)
    is_open = evaluation.truth(node) is None
    if not isinstance(node, nodes.Comparison) or node.left.type.kind is not Kind.NUMBER:
        return Distance(key, label or said, said, _there(evaluation, say, node), None, None, None, "", is_open)
    left, right = evaluation.number(node.left), evaluation.number(node.right)
    found = say.value(left, node.left)
    if not left.known or not right.known or left.low is None or right.low is None:
        return Distance(key, label or said, said, found, None, right.low, None, "", is_open)
    short = right.low - left.low
    shown = say.value(Interval(abs(short), abs(short)), node.left)
    return Distance(key, label or said, said, found, left.low, right.low, short, shown, is_open)
