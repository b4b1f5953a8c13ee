"""Benefits: amounts, who gets them, caps, payers, budgets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.rules.language import algebra
from gaodi.rules.language.nodes import (
    PAID,
    Absent,
    Arithmetic,
    Column,
    Constant,
    Extreme,
    Input,
    Lines,
    Logic,
    Node,
    Origin,
    Step,
    walk,
)
from gaodi.rules.language.types import TRUTH, number
from gaodi.rules.model import Benefit
from gaodi.rules.program.model import QUALIFIED, BenefitPart

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
    # Nobody pays for a benefit: what is not known, or below zero, is nothing at least.
    amount = Extreme(amount.type, False, (amount, Constant(amount.type, Fraction(0))))
    if cap is not None:
        amount = Extreme(amount.type, True, (amount, _left(builder, benefit, cap, path)))
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


def _left(builder: Builder, benefit: Benefit, cap: Fraction, path: Path) -> Node:
    """What a cap leaves: one for an enterprise over the whole policy, what earlier years did not pay."""
    of = number(MONEY)
    if benefit.cap is None or (benefit.cap.per, benefit.cap.period) != ("enterprise", "policy"):
        return Constant(of, cap)
    if len(builder.rulebook.benefit) > 1:
        what = "A cap for an enterprise over the whole policy stands beside other benefits"
        do = "Write a rulebook for each: what earlier years paid is known for a rulebook as a whole"
        builder.fault(what, (*path, "cap", "period"), "`period: year`, or one benefit", do)
    paid = Column(of, Input(Origin.EARLIER, builder.rulebook.id, 0, PAID), Fraction(0))
    known = Lines(of, ((Absent(TRUTH, paid), Constant(of, Fraction(0))),), paid)
    left = Arithmetic(of, "-", Constant(of, cap), known)
    return Extreme(of, False, (left, Constant(of, Fraction(0))))


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
        if node.value < 0:
            builder.fault("The amount is below zero", path, "an amount such as 1000 万元")
        return node.value
    if node is not None:
        builder.fault("The amount is computed", path, "a constant such as 1000 万元, or a parameter")
    return None


def _payers(builder: Builder, benefit: Benefit, path: Path) -> tuple[tuple[str, Fraction | None], ...]:
    """Who pays up to how much; the rest is for the last alone."""
    found: list[tuple[str, Fraction | None]] = []
    last = len(benefit.payers) - 1
    for place, payer in enumerate(benefit.payers):
        if len(payer) != 1:
            builder.fault(
                f"An entry names {len(payer)} payers", (*path, "payers", place), "one, such as city: 500 万元"
            )
        for name, text in payer.items():
            at = (*path, "payers", place, name)
            if text == "rest" and place != last:
                builder.fault("`rest` is not the last payer", at, "`rest` at the end, once")
            found.append((name, None if text == "rest" else _constant(builder, text, at)))
    return tuple(found)


def _order(builder: Builder, benefit: Benefit, path: Path) -> Step | None:
    if benefit.budget is None or benefit.budget.order is None:
        if benefit.budget is not None and benefit.budget.past_it == "queue":
            builder.fault("A queue needs its order", (*path, "budget"), "`order: score`, the greater first")
        return None
    node = builder.number(benefit.budget.order, (*path, "budget", "order"))
    return None if node is None else _step(builder, f"order.{benefit.id}", node, _is_late(builder, node))
