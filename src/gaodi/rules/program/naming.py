"""The names that a rulebook itself gives: parameters, `let`, the score and its items, clauses, grade and level."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gaodi.errors import UnitError
from gaodi.rules import language
from gaodi.rules.language import ExpressionFault, ExpressionFaults
from gaodi.rules.language.faults import SaidElsewhere
from gaodi.rules.language.nodes import Between, Constant, Node, Step, Unknown, exact
from gaodi.rules.language.scope import Nothing
from gaodi.rules.language.syntax import Span
from gaodi.rules.language.types import Kind, Type
from gaodi.rules.model import Rulebook
from gaodi.rules.model.rulebook import TO_BE_CONFIRMED
from gaodi.rules.program import scoring, settling
from gaodi.rules.program.model import GRADE, LEVEL, QUALIFIED, SCORE, UNCAPPED

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder

_HERE = Span(0, 0)


def find(builder: Builder, name: str) -> Node | None:
    """What a name of the rulebook stands for; None where it has no such name."""
    rulebook = builder.rulebook
    if name in rulebook.parameters:
        return parameter(builder, name)
    if name in rulebook.let:
        return builder.let(name)
    if rulebook.score and (name == SCORE or name.startswith(("score.", "value."))):
        scoring.build(builder)
    if rulebook.score and name == UNCAPPED:
        return scoring.uncapped(builder)
    if name in (GRADE, LEVEL):
        return _late(builder, name)
    if name in builder.steps and name.startswith(("score", "value.", "clause.", "met.", QUALIFIED)):
        node = builder.steps[name]
        return Step(node.type, name, decimal=exact(node))
    return None


def _late(builder: Builder, name: str) -> Node | None:
    values = grades(builder) if name == GRADE else tuple(level.id for level in builder.rulebook.levels)
    return Step(Type(Kind.TEXT, values=values), name) if values else None


def grades(builder: Builder) -> tuple[str, ...]:
    """Every grade that the rulebook gives, the best first, then those of exemptions."""
    rulebook = builder.rulebook
    bands = [name for band in (rulebook.grade.bands if rulebook.grade else ()) for name in band]
    changed = [one.becomes for one in (rulebook.grade.overrides if rulebook.grade else ()) if one.becomes]
    return tuple(dict.fromkeys([*bands, *changed, *exempt_grades(rulebook)]))


def exempt_grades(rulebook: Rulebook) -> tuple[str, ...]:
    """The grades of those that are not scored."""
    return tuple(dict.fromkeys(one.grade for one in rulebook.population.exempt if one.grade))


def parameter(builder: Builder, name: str) -> Node:
    """A parameter: a constant, what an office has to settle, or unknown while it is to be confirmed."""
    said = builder.rulebook.parameters[name]
    if name in builder.settled:
        return builder.settled[name]
    value = said.value
    path = ("parameters", name, "value")
    try:
        if value == TO_BE_CONFIRMED:
            return Unknown(settling.kind(said), name)
        node = language.check(value, Nothing())
    except UnitError as error:
        builder.fault(error.faults[0].what, ("parameters", name, "unit"), error.faults[0].expected, error.faults[0].do)
        raise SaidElsewhere(_HERE) from None
    except (ExpressionFault, ExpressionFaults) as error:
        builder.faults += builder.source.places.faults(error, path, value)
        raise SaidElsewhere(_HERE) from None
    if not isinstance(node, Constant | Between):
        builder.fault(f"The parameter {name!r} is computed", path, "a constant such as 26.01 万元/亩")
        raise SaidElsewhere(_HERE)
    return node


def names(builder: Builder) -> Iterable[str]:
    """Every name that the rulebook gives."""
    rulebook = builder.rulebook
    yield from rulebook.parameters
    yield from rulebook.let
    if rulebook.score:
        yield from (SCORE, UNCAPPED, *(f"score.{item.id}" for item in rulebook.score))
    if rulebook.criteria:
        yield QUALIFIED
    if grades(builder):
        yield GRADE
    if rulebook.levels:
        yield LEVEL
    yield from (name for name in builder.steps if name.startswith(("clause.", "met.", "score.")))
