"""Benefits and measures: amounts, who gets them, caps, payers, budgets, what escalates from year to year."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.errors import UnitError
from gaodi.rules.language import algebra
from gaodi.rules.language.nodes import (
    Among,
    Column,
    Constant,
    Extreme,
    Input,
    Lines,
    Logic,
    Node,
    Not,
    Origin,
    Step,
    Within,
    rebuilt,
    walk,
)  # fmt: skip
from gaodi.rules.language.types import TEXT, TRUTH, number
from gaodi.rules.model import Benefit, Measure
from gaodi.rules.program import naming
from gaodi.rules.program.model import GRADE, QUALIFIED, BenefitPart, MeasurePart

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path

MONEY = units.parse("万元")


def build(builder: Builder) -> tuple[BenefitPart, ...]:
    """The benefits of the rulebook."""
    found = []
    seen: set[str] = set()
    for place, benefit in enumerate(builder.rulebook.benefit):
        several = isinstance(builder.source.places.content.get("benefit"), list)
        path: Path = ("benefit", place) if several else ("benefit",)
        if benefit.id in seen:
            builder.fault(f"There are two benefits {benefit.id!r}", (*path, "id"), "an id of its own")
        seen.add(benefit.id)
        part = _benefit(builder, benefit, path)
        if part is not None:
            found.append(part)
    return tuple(found)


def _benefit(builder: Builder, benefit: Benefit, path: Path) -> BenefitPart | None:
    amount = _money(builder, benefit.amount, (*path, "amount"))
    due = _due(builder, benefit, path)
    cap = _constant(builder, benefit.cap.amount, (*path, "cap", "amount")) if benefit.cap else None
    budget = _constant(builder, benefit.budget.amount, (*path, "budget", "amount")) if benefit.budget else None
    order = _order(builder, benefit, path)
    payers = _payers(builder, benefit, path)
    if amount is None or due is None:
        return None
    # Money is never taken from anybody: what is not known is nothing at least.
    amount = Within(amount.type, amount, Fraction(0), None)
    if cap is not None:
        amount = Extreme(amount.type, True, (amount, Constant(amount.type, cap)))
    paid = Lines(number(MONEY), ((due, amount),), Constant(number(MONEY), Fraction(0)))
    late = _is_late(builder, paid)
    return BenefitPart(
        benefit,
        _step(builder, f"benefit.{benefit.id}", paid, late),
        _step(builder, f"due.{benefit.id}", due, late),
        cap,
        payers,
        budget,
        order,
    )


def _step(builder: Builder, name: str, node: Node, late: bool) -> Step:
    if not late:
        return builder.step(name, node)
    builder.late.setdefault(name, node)
    return Step(node.type, name)


def _is_late(builder: Builder, node: Node) -> bool:
    """Whether it needs the grade or the level, which are known only when all are scored."""
    late = {"grade", "level", *builder.late}
    return any(isinstance(part, Step) and part.name in late for part in walk(node))


def _due(builder: Builder, benefit: Benefit, path: Path) -> Node | None:
    conditions: list[Node] = []
    if QUALIFIED in builder.steps:
        conditions.append(Step(TRUTH, QUALIFIED))
    if benefit.when is not None:
        found = builder.truth(benefit.when, (*path, "when"))
        if found is None:
            return None
        conditions.append(found)
    if not conditions:
        return Constant(TRUTH, True)
    return conditions[0] if len(conditions) == 1 else Logic(TRUTH, "and", tuple(conditions))


def _money(builder: Builder, text: str, path: Path) -> Node | None:
    node = builder.number(text, path)
    if node is None:
        return None
    if node.type.bare or not units.compatible(node.type.measure, MONEY):
        builder.fault(f"The amount is {node.type}", path, "an amount of money, such as 100 万元")
        return None
    return algebra.scaled(node, MONEY)


def _constant(builder: Builder, text: str, path: Path) -> Fraction | None:
    node = _money(builder, text, path)
    if isinstance(node, Constant) and isinstance(node.value, Fraction):
        return node.value
    if node is not None:
        builder.fault("The amount is computed", path, "a constant such as 1000 万元, or a parameter")
    return None


def _payers(builder: Builder, benefit: Benefit, path: Path) -> tuple[tuple[str, Fraction | None], ...]:
    found: list[tuple[str, Fraction | None]] = []
    for place, payer in enumerate(benefit.payers):
        for name, text in payer.items():
            at = (*path, "payers", place, name)
            found.append((name, None if text == "rest" else _constant(builder, text, at)))
    return tuple(found)


def _order(builder: Builder, benefit: Benefit, path: Path) -> Step | None:
    if benefit.budget is None or benefit.budget.order is None:
        if benefit.budget is not None and benefit.budget.past_it == "queue":
            builder.fault("A queue needs its order", (*path, "budget"), "`order: score`, the greater first")
        return None
    node = builder.number(benefit.budget.order, (*path, "budget", "order"))
    return None if node is None else builder.step(f"order.{benefit.id}", node)


def measures(builder: Builder) -> tuple[MeasurePart, ...]:
    """The measures of the rulebook."""
    known = naming.grades(builder)
    found = []
    for grade, each in builder.rulebook.measures.items():
        if grade not in known:
            builder.fault(f"There is no grade {grade!r}", ("measures", grade), f"one of: {', '.join(known)}")
        for place, measure in enumerate(each):
            part = _measure(builder, grade, measure, ("measures", grade, place))
            if part is not None:
                found.append(part)
    return tuple(found)


def _measure(builder: Builder, grade: str, measure: Measure, path: Path) -> MeasurePart | None:
    if (measure.amount is None) == (measure.escalate is None):
        builder.fault("A measure has an amount, or one that escalates", path, "one of: amount, escalate")
        return None
    texts = measure.escalate.steps if measure.escalate else (measure.amount or "",)
    at = (*path, "escalate", "steps") if measure.escalate else (*path, "amount")
    nodes = [builder.number(text, (*at, n) if measure.escalate else at) for n, text in enumerate(texts)]
    constants = [node for node in nodes if isinstance(node, Constant) and isinstance(node.value, Fraction)]
    if len(constants) < len(nodes):
        if all(nodes):
            builder.fault("The steps are computed", at, "constants such as 0.05 元/kWh")
        return None
    try:
        scaled = [algebra.scaled(node, constants[0].type.measure) for node in constants]
    except UnitError as error:
        builder.fault(error.faults[0].what, at, error.faults[0].expected, error.faults[0].do)
        return None
    when = None if measure.when is None else builder.truth(measure.when, (*path, "when"))
    amounts = tuple(scaled)
    step = _measured(builder, grade, measure, amounts, when, path)
    return MeasurePart(grade, measure, constants[0].type.measure.symbol, _values(amounts), step)


def _values(amounts: tuple[Node, ...]) -> tuple[Fraction, ...]:
    return tuple(one.value for one in amounts if isinstance(one, Constant) and isinstance(one.value, Fraction))


def _measured(
    builder: Builder, grade: str, measure: Measure, amounts: tuple[Node, ...], when: Node | None, path: Path
) -> Step:
    """The step of the amount: that of the consecutive year for those of the grade, else zero."""
    *first, last = amounts
    ends = [_ended(builder, grade, measure, back, path) for back in range(1, len(first) + 1)]
    amount = Lines(last.type, tuple(zip(ends, first, strict=True)), last) if first else last
    of_grade: Node = Among(TRUTH, Step(TEXT, GRADE), (grade,))
    due = of_grade if when is None else Logic(TRUTH, "and", (of_grade, when))
    name = f"measure.{grade}.{measure.instrument}"
    nothing = Constant(last.type, Fraction(0))
    builder.late.setdefault(name, Lines(last.type, ((due, amount),), nothing))
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
