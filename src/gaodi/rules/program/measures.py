"""Measures by grade: amounts, what escalates from year to year, and of several in a group the highest."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.rules.language import algebra
from gaodi.rules.language.nodes import (
    Among,
    Column,
    Comparison,
    Constant,
    Input,
    Lines,
    Logic,
    Node,
    Not,
    Origin,
    Step,
    rebuilt,
)  # fmt: skip
from gaodi.rules.language.types import TEXT, TRUTH
from gaodi.rules.model import Measure
from gaodi.rules.program import naming
from gaodi.rules.program.model import GRADE, MeasurePart

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path


def build(builder: Builder) -> tuple[MeasurePart, ...]:
    """The measures of the rulebook."""
    known = naming.grades(builder)
    found = []
    for grade, each in builder.rulebook.measures.items():
        if grade not in known:
            builder.fault(f"There is no grade {grade!r}", ("measures", grade), f"one of: {', '.join(known)}")
        _once(builder, grade, each)
        parts = [_measure(builder, grade, measure, ("measures", grade, place)) for place, measure in enumerate(each)]
        found += [part for part in parts if part is not None]
    _highest(builder, found)
    return tuple(found)


def _once(builder: Builder, grade: str, each: tuple[Measure, ...]) -> None:
    """Each instrument stands once for a grade."""
    for place, measure in enumerate(each):
        if measure.instrument in [other.instrument for other in each[:place]]:
            at: Path = ("measures", grade, place, "instrument")
            builder.fault(f"{measure.instrument!r} stands there twice for {grade}", at, "each instrument once")


def _measure(builder: Builder, grade: str, measure: Measure, path: Path) -> MeasurePart | None:
    if (measure.amount is None) == (measure.escalate is None):
        builder.fault("A measure has an amount, or one that escalates", path, "one of: amount, escalate")
        return None
    amounts = _amounts(builder, measure, path)
    if not amounts:
        return None
    when = None if measure.when is None else builder.truth(measure.when, (*path, "when"))
    step = _due(builder, grade, measure, amounts, when, path)
    return MeasurePart(grade, measure, step.type.measure.symbol, tuple(map(_value, amounts)), step)


def _amounts(builder: Builder, measure: Measure, path: Path) -> list[Node]:
    """The amounts of the consecutive years in the unit of the first; none where one is faulty, which is then said."""
    texts = measure.escalate.steps if measure.escalate else (measure.amount or "",)
    at = (*path, "escalate", "steps") if measure.escalate else (*path, "amount")
    places = [(*at, number) if measure.escalate else at for number in range(len(texts))]
    read = [builder.number(text, place) for text, place in zip(texts, places, strict=True)]
    nodes = [node for node in read if node is not None]
    if len(nodes) < len(read):
        return []
    unit = nodes[0].type.measure
    for node, place in zip(nodes, places, strict=True):
        if not units.compatible(node.type.measure, unit):
            builder.fault(f"The amount is {node.type}", place, f"a number in {unit}, as the first")
            return []
    return [algebra.scaled(node, unit) for node in nodes]


def _value(amount: Node) -> Fraction | None:
    """An amount that stands in the text."""
    return amount.value if isinstance(amount, Constant) and isinstance(amount.value, Fraction) else None


def _due(builder: Builder, grade: str, measure: Measure, amounts: list[Node], when: Node | None, path: Path) -> Step:
    """The step of the amount: that of the consecutive year for those of the grade, else zero."""
    *first, last = amounts
    ends = [_ended(builder, grade, measure, back, path) for back in range(1, len(first) + 1)]
    amount = Lines(last.type, tuple(zip(ends, first, strict=True)), last) if first else last
    of_grade: Node = Among(TRUTH, Step(TEXT, GRADE), (grade,))
    due = of_grade if when is None else Logic(TRUTH, "and", (of_grade, when))
    name = f"measure.{grade}.{measure.instrument}"
    builder.late.setdefault(name, Lines(last.type, ((due, amount),), Constant(last.type, Fraction(0))))
    return Step(last.type, name)


def _ended(builder: Builder, grade: str, measure: Measure, back: int, path: Path) -> Node:
    """Whether the row of years was broken so many years before."""
    earlier = Column(TEXT, Input(Origin.EARLIER, builder.rulebook.family, back, "grade"))
    said = measure.escalate.reset_when if measure.escalate else None
    if said is None:
        return Not(TRUTH, Among(TRUTH, earlier, (grade,)))
    node = builder.truth(said, (*path, "escalate", "reset_when"))
    return _of_then(node, earlier) if node is not None else Constant(TRUTH, True)


def _of_then(node: Node, earlier: Node) -> Node:
    """A condition on the grade, asked of an earlier one."""
    if isinstance(node, Step) and node.name == GRADE:
        return earlier
    return rebuilt(node, lambda part: _of_then(part, earlier))


def _highest(builder: Builder, parts: list[MeasurePart]) -> None:
    """Of the measures of one group only the highest is taken, the first of equal ones: what each asks for becomes a
    step of its own, and what is due of it zero unless it is the highest."""
    groups: dict[tuple[str, str], list[MeasurePart]] = defaultdict(list)
    for part in parts:
        if part.measure.group and part.measure.rule == "highest":
            groups[part.grade, part.measure.group].append(part)
    for rivals in (each for each in groups.values() if len(each) > 1):
        asked = [_asked(builder, part) for part in rivals]
        for number, part in enumerate(rivals):
            wins = tuple(
                Comparison(TRUTH, ">" if at < number else ">=", asked[number], other)
                for at, other in enumerate(asked)
                if at != number
            )
            kind = part.step.type
            nothing = Constant(kind, Fraction(0))
            builder.late[part.step.name] = Lines(kind, ((Logic(TRUTH, "and", wins), asked[number]),), nothing)


def _asked(builder: Builder, part: MeasurePart) -> Step:
    """What a measure asks for by itself, put before what is due in the order of steps."""
    name = f"asked.{part.grade}.{part.measure.instrument}"
    builder.late[name] = builder.late.pop(part.step.name)
    return Step(part.step.type, name)
