"""Scoring methods as expressions. Each formula is given in docs/rulebooks.md.

ratio       weight × value / benchmark
inverse     weight × (2 − value / benchmark), or weight × benchmark / value
span        weight × (value − base) / (lead − base), from 0 to the weight
minmax      weight × (floor + (100 − floor) × (value − least) / (greatest − least)) / 100
rank        weight × (1 − (place − 1) / number)
formula     the value itself
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi.rules.language import algebra
from gaodi.rules.language.checking import compared
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.nodes import (
    Absent,
    Arithmetic,
    Column,
    Comparison,
    Constant,
    Extreme,
    Group,
    Known,
    Lines,
    Logic,
    Node,
    Rank,
    Statistic,
    Step,
    walk,
)  # fmt: skip
from gaodi.rules.language.syntax import Span
from gaodi.rules.language.types import BARE, RATIO, TRUTH
from gaodi.rules.language.types import SCORE as POINTS
from gaodi.rules.model import Item
from gaodi.rules.model.scoring import Method
from gaodi.rules.program import benchmarks, limits

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path

_HERE = Span(0, 0)
_NEEDS = {
    Method.RATIO: ("weight", "value", "benchmark"),
    Method.INVERSE: ("weight", "value", "benchmark", "form"),
    Method.SPAN: ("weight", "value", "base", "lead"),
    Method.MINMAX: ("weight", "value"),
    Method.RANK: ("weight", "value"),
    Method.FORMULA: ("points",),
}
_ONLY = {
    "benchmark": (Method.RATIO, Method.INVERSE),
    "form": (Method.INVERSE,),
    "base": (Method.SPAN,),
    "lead": (Method.SPAN,),
    "floor": (Method.MINMAX,),
    "equal": (Method.MINMAX,),
    "order": (Method.MINMAX, Method.RANK),
    "cap_multiple": (Method.RATIO, Method.INVERSE),
    "by": (Method.MINMAX, Method.RANK),
    "over": (Method.MINMAX,),
}


def fits(builder: Builder, item: Item, path: Path) -> bool:
    """Whether the item says how its points are given, once, and has what that needs. What it lacks is said."""
    ways = {
        "items": bool(item.items),
        "bands": bool(item.bands),
        "test": item.test is not None,
        "method": bool(item.method),
    }
    said = [way for way, there in ways.items() if there]
    if len(said) != 1:
        what = f"The item {item.id!r} says {'nothing' if not said else ' and '.join(said)} of how its points are given"
        builder.fault(what, path, "one of: method, bands, test, items")
        return False
    lacks = [key for key in _NEEDS.get(item.method, ()) if getattr(item, key) is None] if item.method else []
    if item.test is not None and item.points is None and item.weight is None:
        lacks.append("points")
    for key in lacks:
        builder.fault(f"The item {item.id!r} lacks `{key}`", path, f"{item.method or 'test'} with `{key}`")
    return not lacks and not _idle(builder, item, path) and limits.sound(builder, item, path)


def _idle(builder: Builder, item: Item, path: Path) -> bool:
    """Whether the item says what means nothing with its method, which is then said."""
    given = [key for key in item.model_fields_set if getattr(item, key) not in (None, ())]
    idle = {key: f"method {' or '.join(of)}" for key, of in _ONLY.items() if key in given and item.method not in of}
    if "points" in given and item.test is None and item.method is not Method.FORMULA:
        idle["points"] = "method formula, or `test`"
    if "aggregate" in given and not item.items:
        idle["aggregate"] = "`items`"
    for key, meant in idle.items():
        builder.fault(f"`{key}` means nothing here", (*path, key), f"it with {meant}", "Take it out")
    return bool(idle)


def value(builder: Builder, item: Item, path: Path) -> Step | None:
    """The step of the value that is judged."""
    if item.value is None:
        return None
    node = builder.number(item.value, (*path, "value"))
    return None if node is None else builder.step(f"value.{item.id}", node)


def constant_points(builder: Builder, text: str | None, path: Path) -> Node | None:
    """Points, which may be computed; in 分 or bare."""
    node = builder.number(text, path) if text is not None else None
    return None if node is None else _as_points(builder, node, path)


def _as_points(builder: Builder, node: Node, path: Path) -> Node | None:
    if node.type.bare or node.type.measure.symbol in ("1", "分"):
        return algebra.adapted(node, POINTS.measure, _HERE) if node.type.bare else _typed(node)
    builder.fault(f"These points are {node.type}", path, "a number of points (分)")
    return None


def _typed(node: Node) -> Node:
    return node if isinstance(node, Step) else replace(node, type=POINTS)


def points(builder: Builder, item: Item, judged: Step | None, path: Path) -> tuple[Node | None, Step | None]:
    """The points by the item's method, and the step of its benchmark where that is a statistic or a computation."""
    if item.method is Method.FORMULA:
        return constant_points(builder, item.points, (*path, "points")), None
    if judged is None or item.weight is None:
        return None, None
    weight = Constant(POINTS, Fraction(str(item.weight)))
    try:
        if item.method is Method.SPAN:
            return _span(builder, item, judged, weight, path), None
        if item.method is Method.MINMAX:
            return _minmax(builder, item, judged, weight, path), None
        if item.method is Method.RANK:
            return _ranked(builder, item, judged, weight, path), None
        against = benchmarks.benchmark(builder, item, judged, path)
        return (None, None) if against is None else (_against(item, judged, against, weight), against)
    except ExpressionFault as error:
        builder.fault(error.fault.what, (*path, "value"), error.fault.expected, error.fault.do)
        return None, None


def _against(item: Item, judged: Step, benchmark: Step, weight: Constant) -> Node:
    forward = item.method is Method.RATIO
    if item.form == "quotient":
        return _times(weight, _quotient(benchmark, judged))
    ratio = _quotient(judged, benchmark)
    return _times(weight, ratio if forward else Arithmetic(RATIO, "-", Constant(RATIO, Fraction(2)), ratio))


def _quotient(above: Node, below: Node) -> Node:
    return algebra.arithmetic("/", above, below, _HERE)


def _times(weight: Constant, of: Node) -> Node:
    return Arithmetic(POINTS, "*", of, weight)


def _span(builder: Builder, item: Item, judged: Step, weight: Constant, path: Path) -> Node | None:
    base, lead = (builder.number(str(getattr(item, end)), (*path, end)) for end in ("base", "lead"))
    if base is None or lead is None:
        return None
    _, base = algebra.alike(judged, base, _HERE, "compared")
    _, lead = algebra.alike(judged, lead, _HERE, "compared")
    if isinstance(base, Constant) and isinstance(lead, Constant) and base.value == lead.value:
        builder.fault("`base` and `lead` are the same", (*path, "lead"), "two different values")
        return None
    share = _quotient(_minus(judged, base), _minus(lead, base))
    return _times(weight, _between_0_and_1(share))


def _minus(one: Node, other: Node) -> Node:
    return algebra.arithmetic("-", one, other, _HERE)


def _between_0_and_1(share: Node) -> Node:
    zero, one = Constant(RATIO, Fraction(0)), Constant(RATIO, Fraction(1))
    return Extreme(RATIO, True, (Extreme(RATIO, False, (share, zero)), one))


def _minmax(builder: Builder, item: Item, judged: Step, weight: Constant, path: Path) -> Node | None:
    by = benchmarks.columns(builder, item.by, (*path, "by"))
    if by is None:
        return None
    everybody = item.over == "everybody"
    least, most = (
        builder.settle(Group(judged.type, statistic, judged, None, by, everybody))
        for statistic in (Statistic.LEAST, Statistic.GREATEST)
    )
    low, high = (most, least) if item.order == "ascending" else (least, most)
    share = _between_0_and_1(_quotient(_minus(judged, low), _minus(high, low)))
    if item.equal is not None:
        same = compared("==", high, low, _HERE)
        known = Comparison(TRUTH, "==", judged, judged)
        alike = Constant(RATIO, Fraction(int(item.equal == "full")))
        share = Lines(RATIO, ((Logic(TRUTH, "and", (same, known)), alike),), share)
    floor = Fraction(str(item.floor or 0))
    scaled = Arithmetic(RATIO, "*", share, Constant(BARE, (100 - floor) / 100))
    return _times(weight, Arithmetic(RATIO, "+", scaled, Constant(BARE, floor / 100)))


def _ranked(builder: Builder, item: Item, judged: Step, weight: Constant, path: Path) -> Node | None:
    by = benchmarks.columns(builder, item.by, (*path, "by"))
    if by is None:
        return None
    place = builder.settle(Rank(BARE, algebra.negative(judged) if item.order == "ascending" else judged, by))
    number_of = builder.settle(Group(BARE, Statistic.COUNT, Known(TRUTH, judged), None, by))
    one = Constant(BARE, Fraction(1))
    share = Arithmetic(RATIO, "-", one, Arithmetic(RATIO, "/", Arithmetic(RATIO, "-", place, one), number_of))
    return _times(weight, share)


def missing(builder: Builder, judged: Step) -> Node:
    """Whether nobody knows one of the figures that the value is made of. Zero emissions are not missing emissions: what
    cannot be divided is unknown, and not missing."""
    columns: dict[Column, None] = {}
    todo, seen = [judged.name], set[str]()
    while todo:
        name = todo.pop(0)
        if name in seen or name not in builder.steps or isinstance(builder.steps[name], Group | Rank):
            continue
        seen.add(name)
        for node in walk(builder.steps[name]):
            if isinstance(node, Column):
                columns.setdefault(node)
            elif isinstance(node, Step):
                todo.append(node.name)
    tests = tuple(Absent(TRUTH, column) for column in columns)
    return Logic(TRUTH, "or", tests) if tests else Constant(TRUTH, False)


def mean_score(builder: Builder, name: str, points_of: Node) -> Node:
    """The mean of the points over those that are judged and have data. name: of the step of the points."""
    step = builder.step(name, points_of)
    return builder.settle(Group(POINTS, Statistic.MEAN, step))
