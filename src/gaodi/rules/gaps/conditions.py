"""What a level asks of the answers to a questionnaire, found in its test: means that have to reach a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaodi.rules.language.nodes import Comparison, Logic, Node, Scaled, Step
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program

MET = "met."
_UPWARDS = {"left": (">=", ">"), "right": ("<=", "<")}


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison. mean: the side that is the mean of answers to the questions of a level; line: what it has to
    reach."""

    node: Comparison
    mean: Node
    line: Node
    level: str


def conditions(program: Program, node: Node) -> tuple[list[Condition], list[Node]]:
    """The conditions on answers that a test is made of, and all else that it asks for."""
    found: list[Condition] = []
    others: list[Node] = []
    for part in _parts(program, node):
        one = _condition(program, part)
        if one is None:
            others.append(part)
        else:
            found.append(one)
    return found, others


def _parts(program: Program, node: Node) -> Iterator[Node]:
    """What has to hold together, through named truths."""
    if isinstance(node, Step) and node.type.kind is Kind.TRUTH and node.name in program.steps:
        yield from _parts(program, program.steps[node.name])
    elif isinstance(node, Logic) and node.sign == "and":
        for part in node.parts:
            yield from _parts(program, part)
    else:
        yield node


def _condition(program: Program, node: Node) -> Condition | None:
    if not isinstance(node, Comparison):
        return None
    for mean, line, side in ((node.left, node.right, "left"), (node.right, node.left, "right")):
        name = _mean(mean)
        if name and not _mean(line) and node.sign in _UPWARDS[side]:
            return Condition(node, mean, line, name.removeprefix(MET))
    return None


def _mean(node: Node) -> str:
    """The name of the mean of answers that a node is, in whatever unit; empty for anything else."""
    while isinstance(node, Scaled) and node.by > 0:
        node = node.of
    return node.name if isinstance(node, Step) and node.name.startswith(MET) and not node.lag else ""
