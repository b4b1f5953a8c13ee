"""What is wrong in an expression, with its place in the text. Who knows the file turns it into a Fault with a line."""

from __future__ import annotations

from gaodi.errors import Fault, InputError
from gaodi.rules.language.syntax import Span


class ExpressionFault(InputError):
    """One thing that is wrong. span: from which character to which of the expression."""

    def __init__(self, what: str, span: Span, expected: str = "", do: str = "") -> None:
        self.span = span
        super().__init__(Fault(what, f"character {span.start + 1}", expected, do))

    @property
    def fault(self) -> Fault:
        """The fault, whose place is a character of the expression."""
        return self.faults[0]


class SaidElsewhere(ExpressionFault):
    """An expression names something that is faulty itself: the fault is said where that stands."""

    def __init__(self, span: Span) -> None:
        super().__init__("What it names is faulty", span)


class ExpressionFaults(InputError):
    """Everything that is wrong in an expression. each: the faults with their places."""

    def __init__(self, each: tuple[ExpressionFault, ...]) -> None:
        self.each = each
        super().__init__(*(one.fault for one in each))
