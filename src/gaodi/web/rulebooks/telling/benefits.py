"""Benefits in words: who gets how much, up to what, who pays, from which budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi import units
from gaodi.rules import model
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.program import QUALIFIED, BenefitPart
from gaodi.rules.saying import Speaker, paying, quantity

MONEY = units.parse("万元")
PER = {
    "enterprise": gettext_lazy("one enterprise"),
    "project": gettext_lazy("one project"),
    "control_group": gettext_lazy("one group of affiliates"),
}
PAST = {
    "prorate": gettext_lazy("When more is asked for, every amount is cut alike."),
    "queue": gettext_lazy("When more is asked for, those first in the order are paid whole."),
    "none": gettext_lazy("What happens when more is asked for is not said."),
}
PAYERS = {
    "city": gettext_lazy("the city"),
    "district": gettext_lazy("the district"),
    "park": gettext_lazy("the park"),
    "province": gettext_lazy("the province"),
    "nation": gettext_lazy("the nation"),
}


@dataclass(frozen=True, slots=True)
class Benefit:
    """An amount that is paid. facts: cap, payers, group, what excludes it, budget, each with its name."""

    key: str
    label: str
    when: str
    amount: str
    cite: str
    facts: tuple[tuple[str, str], ...]


def told(speaker: Speaker) -> tuple[Benefit, ...]:
    """The benefits of the program."""
    return tuple(
        Benefit(
            part.benefit.id,
            part.benefit.label.label(speaker.language) if part.benefit.label else "",
            _when(speaker, part),
            speaker.node(paying.amount(speaker, part)),
            part.benefit.cite,
            tuple(_facts(speaker, part)),
        )
        for part in speaker.program.benefits
    )


def _node(speaker: Speaker, name: str) -> Node:
    program = speaker.program
    return program.steps[name] if name in program.steps else program.after[name]


def _when(speaker: Speaker, part: BenefitPart) -> str:
    """Who gets it: those that meet the conditions, or a condition of its own."""
    node = _node(speaker, part.due.name)
    own = part.benefit.when is not None
    meets = speaker.program.criteria is not None
    if not own:
        return _("Who meets the conditions") if meets else _("Everybody who is judged")
    if not meets:
        return speaker.node(node)
    rest = node.parts[-1] if isinstance(node, nodes.Logic) and _qualified(node.parts[0]) else node
    return _("Who meets the conditions, and: %(condition)s") % {"condition": speaker.node(rest)}


def _qualified(node: Node) -> bool:
    return isinstance(node, nodes.Step) and node.name == QUALIFIED


def _money(speaker: Speaker, amount: Fraction) -> str:
    return quantity(amount, MONEY, speaker.language)


def _facts(speaker: Speaker, part: BenefitPart) -> Iterator[tuple[str, str]]:
    benefit = part.benefit
    if benefit.cap is not None and part.cap is not None:
        yield _("Cap"), _cap(speaker, benefit.cap, part.cap)
    if part.payers:
        yield _("Paid by"), _("; ").join(_payer(speaker, *one) for one in part.payers)
    if benefit.group:
        said = _("“%(group)s”: of several benefits in it the highest is paid")
        yield _("Group"), said % {"group": benefit.group}
    if benefit.exclusive_with:
        yield _("Not together with"), _(", ").join(benefit.exclusive_with)
    if benefit.budget is not None:
        yield _("Budget"), _budget(speaker, part, benefit.budget)


def _cap(speaker: Speaker, cap: model.benefits.Cap, amount: Fraction) -> str:
    said = {"amount": _money(speaker, amount), "who": PER[cap.per]}
    if cap.period == "year":
        return _("%(amount)s for %(who)s in a year") % said
    return _("%(amount)s for %(who)s under the whole policy") % said


def _payer(speaker: Speaker, name: str, most: Fraction | None) -> str:
    said = {"who": str(PAYERS.get(name, name))}
    if most is None:
        return _("%(who)s the rest") % said
    return _("%(who)s up to %(amount)s") % (said | {"amount": _money(speaker, most)})


def _budget(speaker: Speaker, part: BenefitPart, budget: model.Budget) -> str:
    past = str(PAST[budget.past_it])
    if part.order is not None:
        order = _("Order: %(what)s, the greater first.") % {"what": speaker.labels.step(part.order.name)}
        past = f"{past} {order}" if speaker.language == "en" else f"{past}{order}"
    if part.budget is None:
        return past
    said = {"amount": _money(speaker, part.budget), "past": past}
    return _("%(amount)s in all. %(past)s") % said
