"""A function of the language: its parameters, what it means in words, and how a call of it gets its meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gaodi.rules.language import syntax
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.nodes import Node
from gaodi.rules.language.scope import near
from gaodi.rules.language.syntax import Expression, Span

if TYPE_CHECKING:
    from gaodi.rules.language.checking import Checker


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. many: it takes all arguments without a name. needed: it has to be given. named: only by name."""

    name: str
    what: str
    needed: bool = True
    many: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """The arguments of a call, by parameter."""

    given: Mapping[str, Expression]
    many: tuple[Expression, ...]
    span: Span

    def get(self, name: str) -> Expression | None:
        """The argument, if it is given."""
        return self.given.get(name)

    def __getitem__(self, name: str) -> Expression:
        return self.given[name]

    def whole(self, name: str, low: int, high: int, default: int | None = None, unit: str = "年") -> int:
        """An argument that is a whole number in the text, such as `years=2`, also with its unit. Raises
        ExpressionFault."""
        found = self.get(name)
        if found is None:
            assert default is not None  # noqa: S101 - what is needed was looked for when the call was bound
            return default
        is_number = isinstance(found, syntax.Number) and found.digits.isdecimal() and found.unit in ("", unit)
        if not is_number or not low <= int(found.digits) <= high:  # type: ignore[union-attr]
            raise ExpressionFault(f"`{name}` is no whole number", found.span, f"a whole number from {low} to {high}")
        return int(found.digits)  # type: ignore[union-attr]

    def word(self, name: str, words: tuple[str, ...], default: str) -> str:
        """An argument that is one of a few words. Raises ExpressionFault."""
        found = self.get(name)
        if found is None:
            return default
        value = found.value if isinstance(found, syntax.Name | syntax.Text) else ""
        if value not in words:
            raise ExpressionFault(f"`{name}` is none of its words", found.span, f"one of: {', '.join(words)}")
        return value


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    zh, en: what it gives. example: an expression that uses it. build: a checker and the arguments → the meaning; raises
    ExpressionFault.
    """

    name: str
    parameters: tuple[Parameter, ...]
    en: str
    zh: str
    example: str
    build: Callable[[Checker, Bound], Node] = field(compare=False)

    @property
    def signature(self) -> str:
        """`mean(x, years=, by=)`."""
        shown = (
            f"{p.name}, …" if p.many else (f"{p.name}=" if p.named else p.name) if p.needed else f"[{p.name}=]"
            for p in self.parameters
        )
        return f"{self.name}({', '.join(shown)})"

    def bound(self, call: syntax.Call) -> Bound:
        """The arguments of a call by parameter. Raises ExpressionFault for one too many, unknown, twice or missing."""
        many = next((p for p in self.parameters if p.many), None)
        places = [p for p in self.parameters if not p.many and not p.named]
        given: dict[str, Expression] = {}
        rest: list[Expression] = []
        for argument in call.arguments:
            place = next((p for p in places if p.name not in given), None)
            if place is not None:
                given[place.name] = argument
            elif many:
                rest.append(argument)
            else:
                raise self._fault("has an argument too many", argument.span)
        for name, argument, span in call.named:
            self._known(name, span)
            if name in given:
                raise self._fault(f"is given `{name}` twice", span)
            given[name] = argument
        missing = [p for p in self.parameters if p.needed and p.name not in given and not (p.many and rest)]
        if missing:
            raise self._fault(f"lacks `{missing[0].name}`: {missing[0].what}", call.span)
        return Bound(given, tuple(rest), call.span)

    def _known(self, name: str, span: Span) -> None:
        names = [p.name for p in self.parameters if not p.many]
        if name not in names:
            raise self._fault(f"has no `{name}`", span, near(name, names))

    def _fault(self, what: str, span: Span, do: str = "") -> ExpressionFault:
        return ExpressionFault(f"{self.name}() {what}", span, self.signature, do)
