"""Which inputs would settle what is open: those that are unknown and can still decide."""

from __future__ import annotations

from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node, parts
from gaodi.rules.single import Evaluation, Interval


def open_inputs(evaluation: Evaluation, node: Node) -> tuple[str, ...]:
    """The columns of unknown inputs that still matter for a node, in the order in which they are met."""
    found: dict[str, None] = {}
    _collect(evaluation, node, found, set())
    return tuple(found)


def settled(evaluation: Evaluation, node: Node) -> bool:
    """Whether the value of a node is known."""
    value = evaluation.value(node)
    return value.known if isinstance(value, Interval) else value is not None


def _collect(evaluation: Evaluation, node: Node, found: dict[str, None], seen: set[str]) -> None:
    if isinstance(node, nodes.Group | nodes.Rank) or settled(evaluation, node):
        return
    if isinstance(node, nodes.Column):
        found.setdefault(node.input.column)
        return
    if isinstance(node, nodes.Step):
        if node.name not in seen and node.name not in evaluation.given:
            seen.add(node.name)
            inner = evaluation.program.steps.get(node.name) or evaluation.program.after.get(node.name)
            if inner is not None:
                _collect(evaluation, inner, found, seen)
        return
    if isinstance(node, nodes.Lines):
        for when, then in node.lines:
            _collect(evaluation, when, found, seen)
            if evaluation.truth(when) is not False:
                _collect(evaluation, then, found, seen)
            if evaluation.truth(when) is True:
                return
        _collect(evaluation, node.otherwise, found, seen)
        return
    for part in parts(node):
        _collect(evaluation, part, found, seen)
