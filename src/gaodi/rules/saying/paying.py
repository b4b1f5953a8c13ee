"""Benefits and measures in a line: how much, to whom, up to what, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gaodi import units
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.program import BenefitPart, MeasurePart
from gaodi.rules.saying.quantities import quantity
from gaodi.rules.saying.speaking import Speaker

MONEY = units.parse("万元")
_PER = {
    "enterprise": ("单个企业", "one enterprise"),
    "project": ("单个项目", "one project"),
    "control_group": ("同一控制下的企业", "one group of affiliates"),
}
_PERIOD = {"year": ("每年", " in a year"), "policy": ("政策期内", " under the whole policy")}
_PAST = {
    "prorate": ("超出时同比例核减", "all cut alike past it"),
    "queue": ("超出时按顺序兑付", "paid in order past it"),
    "none": ("未规定超出时的办法", "nothing said of what is past it"),
}
_PAYERS = {
    "city": ("市级", "the city"),
    "district": ("区县", "the district"),
    "park": ("园区", "the park"),
    "province": ("省级", "the province"),
    "nation": ("国家", "the nation"),
}


def benefit(say: Speaker, part: BenefitPart) -> str:
    """A benefit: its name and amount, on which condition of its own, its cap, who pays, what there is for all."""
    english = say.english
    label = part.benefit.label.label(say.language) if part.benefit.label else part.benefit.id
    cite = f" 〔{part.benefit.cite}〕" if part.benefit.cite else ""
    return (": " if english else "：").join([label + cite, ("; " if english else "；").join(_parts(say, part))])


def amount(say: Speaker, part: BenefitPart) -> Node:
    """The amount of those that get it, without its cap and the nothing that it is at least."""
    program, name = say.program, part.amount.name
    node = program.steps[name] if name in program.steps else program.after[name]
    if isinstance(node, nodes.Lines):
        node = node.lines[0][1]
    if part.cap is not None and isinstance(node, nodes.Extreme):
        node = node.parts[0]
    return node.parts[0] if isinstance(node, nodes.Extreme) and not node.least else node


def measure(say: Speaker, part: MeasurePart) -> str:
    """A measure: the grade, what it is called, its amounts by consecutive year."""
    label = part.measure.label.label(say.language) if part.measure.label else part.measure.instrument
    unit = units.parse(part.unit)
    amounts = " → ".join("?" if one is None else quantity(one, unit, say.language) for one in part.amounts)
    return f"{part.grade}: {label} {amounts}"


def _parts(say: Speaker, part: BenefitPart) -> Iterator[str]:
    english = say.english
    yield say.node(amount(say, part))
    if part.benefit.when is not None:
        due = say.program.steps.get(part.due.name) or say.program.after[part.due.name]
        own = due.parts[-1] if isinstance(due, nodes.Logic) and say.program.criteria is not None else due
        yield f"where {say.node(own)}" if english else f"条件为{say.node(own)}"
    cap = part.benefit.cap
    if cap is not None and part.cap is not None:
        who, when = _PER[cap.per][english], _PERIOD[cap.period][english]
        money = quantity(part.cap, MONEY, say.language)
        yield f"at most {money} for {who}{when}" if english else f"{who}{when}不超过 {money}"
    for name, most in part.payers:
        yield _payer(say, name, most)
    if part.budget is not None and part.benefit.budget is not None:
        money, past = quantity(part.budget, MONEY, say.language), _PAST[part.benefit.budget.past_it][english]
        yield f"budget {money}, {past}" if english else f"预算 {money}，{past}"


def _payer(say: Speaker, name: str, most: Fraction | None) -> str:
    english = say.english
    who = _PAYERS[name][english] if name in _PAYERS else name
    if most is None:
        return f"{who} pays the rest" if english else f"其余由{who}承担"
    money = quantity(most, MONEY, say.language)
    return f"{who} pays {money} at most" if english else f"{who}承担不超过 {money}"
