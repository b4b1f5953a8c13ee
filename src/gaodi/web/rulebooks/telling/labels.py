"""What a page calls things that the rulebook gives no words to: earlier results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.rules import library
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Input, Node, Origin
from gaodi.rules.program import Program
from gaodi.rules.saying import Labels, Speaker

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


class PageLabels(Labels):
    """The words of a program, with those that only a page needs."""

    def __init__(self, program: Program, ws: Workspace | None, language: str) -> None:
        super().__init__(program, ws, language)
        self._families = {key: each[-1].title.label(language) for key, each in library.load(ws).families.items()}

    def input(self, one: Input) -> str:
        """The name of an input; an earlier result is said with the title of its rulebook."""
        said = super().input(one)
        if one.origin is Origin.EARLIER and one.name in self._families:
            return said.replace(one.name, self._families[one.name])
        return said


def speaker(program: Program, ws: Workspace | None, language: str) -> Speaker:
    """Who says a program on pages."""
    made = Speaker(program, ws, language)
    made.labels = PageLabels(program, ws, language)
    return made


def spelled(said: Speaker, name: str) -> str:
    """What a step computes; where that is only another step without words of its own, what that one computes."""
    node: Node = said.program.steps[name]
    while isinstance(node, nodes.Step) and said.labels.step(node.name) == node.name:
        node = said.program.steps[node.name]
    return said.node(node)
