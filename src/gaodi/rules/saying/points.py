"""How the points of an item are given, in a line: the formula of its method, then what it says of limits and gaps."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gaodi.errors import GaodiError
from gaodi.rules import language, model
from gaodi.rules.language.scope import Nothing
from gaodi.rules.model.scoring import Method
from gaodi.rules.program import ItemPart
from gaodi.rules.saying.quantities import plain
from gaodi.rules.saying.speaking import Speaker

_MISSING = {
    "zero": ("缺数计0分", "nothing where it is missing"),
    "full": ("缺数计满分", "full points where it is missing"),
    "mean_score": ("缺数按该项平均得分计", "the mean of the item where it is missing"),
}


def said(say: Speaker, part: ItemPart) -> str:
    """The formula with limits and policies; of a table or a sum of items the value alone, empty where it has none."""
    if part.parts or part.lines:
        return say.step(part.value.name) if part.value else ""
    joint = "; " if say.english else "；"
    return joint.join([_formula(say, part), *_where(say, part), *_policies(say, part.item)])


def _formula(say: Speaker, part: ItemPart) -> str:
    item, weight = part.item, plain(part.item.weight or 0)
    if part.value is None or item.method in (Method.FORMULA, None):
        return say.step(part.points.name)
    value = say.factor(part.value.name)
    if part.benchmark is not None:
        against = _against(say, say.factor(part.benchmark.name))
        if item.method is Method.RATIO:
            return f"{weight} × {value} ÷ {against}"
        if item.form == "quotient":
            return f"{weight} × {against} ÷ {value}"
        rest = f"2 − {value} ÷ {against}"
        return f"{weight} × ({rest})" if say.english else f"{weight} × （{rest}）"
    if item.method is Method.SPAN:
        return _span(say, item, say.step(part.value.name), weight)
    return _among(say, item, say.step(part.value.name), weight)


def _where(say: Speaker, part: ItemPart) -> Iterator[str]:
    """What a formula calls by the name of its item, where that is made of several figures."""
    if part.value is None or part.item.method not in (Method.FORMULA, None):
        return
    name, value = say.labels.step(part.value.name), say.step(part.value.name)
    if say.factor(part.value.name) != value:
        yield f"where {name} is {value}" if say.english else f"其中{name}为 {value}"


def _against(say: Speaker, benchmark: str) -> str:
    if say.english:
        return f"benchmark {benchmark}"
    return f"基准{benchmark}" if benchmark.startswith("（") else f"基准 {benchmark}"


def _span(say: Speaker, item: model.Item, value: str, weight: str) -> str:
    base, lead = (end(say, text or "") for text in (item.base, item.lead))
    if say.english:
        return f"{value}, in proportion from nothing at {base} to {weight} points at {lead}"
    return f"{value}，从{base}得 0 分到{lead}得 {weight} 分，其间按比例"


def end(say: Speaker, text: str) -> str:
    """A base or lead value in words: the label of a parameter, else what the constant says."""
    one = say.program.rulebook.parameters.get(text)
    return one.label.label(say.language) if one is not None else constant(say, text)


def constant(say: Speaker, text: str) -> str:
    """A constant expression in words; as it is written where it is none."""
    try:
        return say.node(language.check(text, Nothing()))
    except GaodiError:
        return text


def _among(say: Speaker, item: model.Item, value: str, weight: str) -> str:
    """Points by place, or between the least and the greatest of all."""
    english = say.english
    worst, best = ("least", "greatest") if english else ("最小", "最大")
    if item.order == "ascending":
        worst, best = best, worst
    if item.method is Method.RANK:
        by_place = f"{value}, by place: {weight} points for the {best}, less from place to place"
        return by_place if english else f"{value}按名次，{best}者得 {weight} 分，逐名递减"
    least = plain(Fraction(item.weight or 0) * Fraction(item.floor or 0) / 100)
    if english:
        return f"{value}, in proportion from {least} points for the {worst} to {weight} for the {best}"
    return f"{value}，从{worst}者得 {least} 分到{best}者得 {weight} 分，其间按比例"


def _policies(say: Speaker, item: model.Item) -> Iterator[str]:
    english = say.english
    if item.negative == "zero":
        yield "nothing below zero" if english else "负值计0分"
    if item.cap_multiple is not None:
        times = plain(item.cap_multiple)
        yield f"at most {times} times {plain(item.weight or 0)}" if english else f"不超过权重的 {times} 倍"
    if item.missing in _MISSING:
        yield _MISSING[str(item.missing)][english]
    elif item.missing != "unknown":
        points = plain(float(item.missing))
        yield f"{points} points where it is missing" if english else f"缺数计 {points} 分"
