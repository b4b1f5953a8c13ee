"""An enterprise in a year: where an expression is evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.independent.tree import Tree
from rules.independent.values import Number, Value, truth

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise
    from rules.independent.truths import Truth


@dataclass(frozen=True)
class Moment:
    """lag: how many years before the one that is judged."""

    enterprise: Enterprise
    lag: int = 0

    def back(self, years: int) -> Moment:
        """So many years before."""
        return Moment(self.enterprise, self.lag + years)

    def of(self, tree: Tree) -> Value:
        """The value of an expression."""
        return self.enterprise.value(tree, self.lag)

    def number(self, tree: Tree) -> Number:
        """The value of an expression that is a number."""
        found = self.of(tree)
        assert isinstance(found, Number), tree
        return found

    def truth(self, tree: Tree) -> Truth:
        """Whether a condition holds."""
        return truth(self.of(tree))
