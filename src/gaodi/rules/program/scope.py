"""What the names in the expressions of a rulebook stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from gaodi.registry.lists import Lists
from gaodi.registry.metrics import Metrics
from gaodi.rules.language.nodes import Column, Input, Node, Origin
from gaodi.rules.language.types import RATIO
from gaodi.rules.model import Rulebook
from gaodi.rules.program import attributes

Named = Callable[[str], Node | None]
"""What the rulebook itself gives a name to."""


class RulebookScope:
    """Names of a rulebook: what it names itself first, then its own inputs, attributes and metrics."""

    def __init__(
        self, rulebook: Rulebook, metrics: Metrics, lists: Lists, own: Named, own_names: Callable[[], Iterable[str]]
    ) -> None:
        self._rulebook, self._metrics, self._lists = rulebook, metrics, lists
        self._own, self._own_names = own, own_names
        self._answers = {
            question.id: question
            for section in (rulebook.questionnaire.sections if rulebook.questionnaire else ())
            for question in section.questions
        }

    def find(self, name: str) -> Node | None:
        """What a name stands for."""
        found = self._own(name)
        if found is not None:
            return found
        if name in self._rulebook.inputs:
            own = self._rulebook.inputs[name]
            return attributes.typed(own.type, own.unit, own.codes, own.bounds, Input(Origin.OWN, name))
        if name.startswith("answer.") and name.removeprefix("answer.") in self._answers:
            return self.answer(name.removeprefix("answer."))
        return attributes.attribute(self._rulebook.subject, name) or self._metric(name)

    def answer(self, question: str) -> Column:
        """The answer to a question, between 0 and 1."""
        return Column(RATIO, Input(Origin.ANSWER, question), Fraction(0), Fraction(1))

    def _metric(self, name: str) -> Node | None:
        key = name.replace("_", "-")
        found = self._metrics.get(key) if "-" not in name else None
        if found is None or self._rulebook.subject not in found.subjects:
            return None
        return attributes.metric(found)

    def names(self) -> Iterable[str]:
        """Every name."""
        yield from self._own_names()
        yield from self._rulebook.inputs
        yield from attributes.of(self._rulebook.subject)
        yield from (
            one.id.replace("-", "_") for one in self._metrics.values() if self._rulebook.subject in one.subjects
        )

    def has_list(self, key: str) -> bool:
        """Whether there is a named list of this id."""
        return key in self._lists

    def lists(self) -> Iterable[str]:
        """The ids of named lists."""
        return self._lists

    def families(self) -> Iterable[str] | None:
        """Any family: the rulebook of another may be in force elsewhere."""
        return None
