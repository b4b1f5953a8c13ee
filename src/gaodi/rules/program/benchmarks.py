"""What a value is measured against: a constant, or a statistic of the subjects."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi.rules.language import algebra
from gaodi.rules.language.nodes import Arithmetic, Constant, Group, Node, Scaled, Statistic, Step, shifted
from gaodi.rules.language.syntax import Span
from gaodi.rules.language.types import Kind
from gaodi.rules.model import Item
from gaodi.rules.model.scoring import Benchmark

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path

_HERE = Span(0, 0)


def benchmark(builder: Builder, item: Item, judged: Step, path: Path) -> Step | None:
    """What the value is measured against, in its unit."""
    given = item.benchmark
    at = (*path, "benchmark")
    node = _statistic(builder, given, judged, at) if isinstance(given, Benchmark) else builder.number(str(given), at)
    if node is None:
        return None
    _, node = algebra.alike(judged, node, _HERE, "compared")
    if isinstance(node, Constant) and node.value == 0:
        builder.fault("The benchmark is zero", at, "a number to divide by")
        return None
    return builder.step(f"benchmark.{item.id}", node)


def _statistic(builder: Builder, given: Benchmark, judged: Step, path: Path) -> Node | None:
    by = columns(builder, given.by, (*path, "by"))
    idle = {"share": given.stat == "quantile", "stat": given.of == "ratios" or given.stat == "mean"}
    for key in (one for one, meant in idle.items() if one in given.model_fields_set and not meant):
        builder.fault(f"`{key}` means nothing here", (*path, key), "it with another `stat` or `of`", "Take it out")
    if by is None:
        return None
    lag, everybody = int(given.period == "previous"), given.over == "everybody"
    if given.of == "ratio_of_sums":
        parts = _parts(builder, judged)
        if parts is None:
            builder.fault("The value is no quotient, so it has no ratio of sums", (*path, "of"), "of: ratios")
            return None
        above, below, kind = (*parts, judged.type)
        node: Node = Group(kind, Statistic.RATIO, shifted(above, lag), shifted(below, lag), by, everybody, lag)
    else:
        names = {"mean": Statistic.MEAN, "max": Statistic.GREATEST, "min": Statistic.LEAST}
        statistic = names.get(given.stat, Statistic.QUANTILE)
        share = Fraction(1, 2) if given.stat == "median" else Fraction(str(given.share))
        node = Group(judged.type, statistic, shifted(judged, lag), None, by, everybody, lag, share)
    times = Fraction(str(given.times))
    return builder.settle(node if times == 1 else Scaled(judged.type, node, times))


def _parts(builder: Builder, judged: Step) -> tuple[Node, Node] | None:
    """What is above and below the stroke of a value, also where it is one by a `let`."""
    node: Node = judged
    while isinstance(node, Step) and node.name in builder.steps:
        node = builder.steps[node.name]
    if not isinstance(node, Arithmetic) or node.sign != "/":
        return None
    return node.left, node.right


def columns(builder: Builder, names: tuple[str, ...], path: Path) -> tuple[Node, ...] | None:
    """The columns that make groups."""
    found = [builder.expression(name, (*path, number)) for number, name in enumerate(names)]
    for number, node in enumerate(found):
        if node is not None and node.type.kind not in (Kind.TEXT, Kind.CODE, Kind.TRUTH):
            builder.fault(f"{names[number]!r} makes no groups: it is {node.type}", (*path, number), "a text or a code")
            return None
    return tuple(node for node in found if node is not None) if all(found) else None
