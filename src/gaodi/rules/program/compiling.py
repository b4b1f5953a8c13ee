"""A rulebook with its file → the program, or every fault of its expressions with line and column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.errors import InputError, UnitError
from gaodi.registry import lists, metrics
from gaodi.rules.files import Source
from gaodi.rules.language.scope import near
from gaodi.rules.program import benefits, clauses, grading, measures, naming, questions, scoring, settling
from gaodi.rules.program.building import Builder
from gaodi.rules.program.model import (
    GRADE,
    LEVEL,
    QUALIFIED,
    REQUIRE,
    SCORE,
    UNCAPPED,
    ExemptPart,
    Program,
)  # fmt: skip

RESERVED = frozenset(("subject", "name", "standing", "place", SCORE, UNCAPPED, QUALIFIED, GRADE, LEVEL))
"""What columns of results are called."""

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def compiled(source: Source, ws: Workspace | None = None, settled: Mapping[str, str] | None = None) -> Program:
    """The program of a rulebook. ws: whose metrics and lists it may name. settled: values of parameters, by name, in
    place of those of the file. Raises InputError with every fault."""
    builder = Builder(source, metrics.load(ws), lists.load(ws), settling.settled(source, settled))
    program = _program(builder)
    if builder.faults:
        raise InputError.of(dict.fromkeys(builder.faults))
    return program


def _program(builder: Builder) -> Program:
    rulebook = builder.rulebook
    _reserved(builder)
    _inputs(builder)
    required = builder.truth(rulebook.population.require, ("population", "require"))
    if required is not None:
        builder.step(REQUIRE, required)
    exempt = _exempt(builder)
    questions.build(builder)
    for name in rulebook.parameters:
        builder.expression(name, ("parameters", name))
    for name in rulebook.let:
        builder.expression(name, ("let", name))
    scored = scoring.build(builder)
    criteria = clauses.build(builder)
    levels = grading.levels(builder)
    grade = grading.build(builder)
    paid = benefits.build(builder)
    measured = measures.build(builder)
    _labels(builder)
    return Program(
        rulebook,
        builder.source.hash,
        builder.steps,
        builder.late,
        exempt,
        scored.items if scored else (),
        scored.bonus if scored else (),
        criteria,
        grade,
        levels,
        paid,
        measured,
    )


def _reserved(builder: Builder) -> None:
    """Names that results have may not be given to anything else, and each name once."""
    rulebook = builder.rulebook
    seen: dict[str, str] = {}
    for part, names in (("let", rulebook.let), ("parameters", rulebook.parameters), ("inputs", rulebook.inputs)):
        for name in names:
            if name in RESERVED:
                builder.fault(f"{name!r} is a name of the results", (part, name), "another name")
            elif name in seen:
                builder.fault(f"{name!r} is a name of `{seen[name]}` too", (part, name), "a name of its own")
            seen.setdefault(name, part)


def _inputs(builder: Builder) -> None:
    """The units of the rulebook's own inputs are units, and their bounds leave values between them."""
    for name, own in builder.rulebook.inputs.items():
        low, high = own.bounds
        if low is not None and high is not None and low > high:
            builder.fault(f"{name!r} lies between {low:g} and {high:g}", ("inputs", name, "bounds"), "the least first")
        try:
            units.parse(own.unit or "1")
        except UnitError as error:
            fault = error.faults[0]
            builder.fault(fault.what, ("inputs", name, "unit"), fault.expected, fault.do)


def _labels(builder: Builder) -> None:
    """What is given a label is there."""
    known = {*naming.names(builder), *builder.rulebook.inputs}
    for name in builder.rulebook.labels:
        if name not in known:
            builder.fault(
                f"There is no {name!r} to be called so", ("labels", name), "a name of `let`", near(name, known)
            )


def _exempt(builder: Builder) -> tuple[ExemptPart, ...]:
    found = []
    for number, exemption in enumerate(builder.rulebook.population.exempt):
        node = builder.truth(exemption.when, ("population", "exempt", number, "when"))
        if node is not None:
            found.append(ExemptPart(exemption, builder.step(f"exempt.{number + 1}", node)))
    return tuple(found)
