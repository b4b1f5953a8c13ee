"""Values that somebody gives the parameters of a rulebook, each in the unit that its parameter has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gaodi import units
from gaodi.errors import Fault, GaodiError, InputError
from gaodi.rules import language
from gaodi.rules.files import Source
from gaodi.rules.language import ExpressionFault, ExpressionFaults, algebra
from gaodi.rules.language.nodes import Between, Constant, Node, Unknown
from gaodi.rules.language.scope import Nothing
from gaodi.rules.language.types import TEXT, Kind, Type, number, takes_bare
from gaodi.rules.model import Parameter
from gaodi.rules.model.rulebook import TO_BE_CONFIRMED


def settled(source: Source, given: Mapping[str, str] | None) -> dict[str, Node]:
    """The values by the names of their parameters. A value fits wherever the parameter itself does. Raises InputError
    with one fault for each value that does not, and for each name that is no parameter."""
    found: dict[str, Node] = {}
    faults: list[Fault] = []
    for name, value in (given or {}).items():
        said = source.rulebook.parameters.get(name)
        try:
            if said is None:
                raise _unknown(source, name)
            found |= _one(name, value, said)
        except InputError as error:
            faults += error.faults[:1]
    if faults:
        raise InputError.of(faults)
    return found


def _one(name: str, value: str, said: Parameter) -> dict[str, Node]:
    """The value of one; nothing where the parameter itself is faulty, which is said of the file."""
    try:
        wanted = kind(said)
    except GaodiError:
        return {}
    try:
        return {name: Unknown(wanted, name) if value == TO_BE_CONFIRMED else _fitting(name, value, wanted)}
    except (ExpressionFault, ExpressionFaults) as error:
        first = error.faults[0]
        raise InputError(replace(first, where=f"parameter {name}, {first.where}")) from None


def kind(said: Parameter) -> Type:
    """What a parameter is: as its value in the file, or as its unit says. Raises GaodiError where that is faulty."""
    if said.confirmed:
        return language.check(said.value, Nothing()).type
    return TEXT if said.unit == "text" else number(units.parse(said.unit))


def _unknown(source: Source, name: str) -> InputError:
    known = source.rulebook.parameters
    expected = f"one of: {', '.join(known)}" if known else "no parameters: it has none"
    return InputError(Fault(f"{source.rulebook.id} has no parameter {name!r}", expected=expected))


def _fitting(name: str, value: str, wanted: Type) -> Node:
    """The value in the unit that is wanted. Raises InputError where it cannot be."""
    node = language.check(value, Nothing())
    if not isinstance(node, Constant | Between):
        what = f"The parameter {name!r} is computed"
        raise InputError(Fault(what, f"parameter {name}", "a constant such as 26.01 万元/亩"))
    unit = wanted.measure
    if node.type.kind is not wanted.kind:
        raise _misfit(name, value, wanted)
    if wanted.kind is not Kind.NUMBER or wanted.bare:
        return node
    if node.type.bare and takes_bare(unit):
        return replace(node, type=wanted)
    if node.type.bare:
        shown = f"{value}{unit}" if unit.symbol in ("%", "‰") else f"{value} {unit}"
        raise _misfit(name, value, wanted, f"Write {shown}, or the unit that is meant")
    if not units.compatible(node.type.measure, unit):
        raise _misfit(name, value, wanted)
    return algebra.scaled(node, unit)


def _misfit(name: str, value: str, wanted: Type, do: str = "") -> InputError:
    return InputError(Fault(f"`{name}` is {value}", f"parameter {name}", str(wanted), do))
