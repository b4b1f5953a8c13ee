"""Items and scores: each method as an expression, the table of bands, what is missing, the sum and its rounding."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from gaodi.rules.language.nodes import (
    Arithmetic,
    Comparison,
    Constant,
    Extreme,
    Known,
    Lines,
    Logic,
    Node,
    Not,
    Step,
    Whole,
    Within,
)  # fmt: skip
from gaodi.rules.language.types import SCORE as POINTS
from gaodi.rules.language.types import TRUTH
from gaodi.rules.model import Item
from gaodi.rules.program import limits, methods
from gaodi.rules.program.lines import table
from gaodi.rules.program.model import SCORE, UNCAPPED, ItemPart, Line

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path


@dataclass
class Scored:
    """What was built: the items, and what each would give without caps."""

    items: tuple[ItemPart, ...]
    bonus: tuple[ItemPart, ...]
    uncapped: dict[str, Node]


def build(builder: Builder) -> Scored | None:
    """Build the items and the score once; None where the rulebook has none, or while they are being built."""
    if builder.scored is not None or not builder.rulebook.score or SCORE in builder.opened:
        return builder.scored
    builder.opened.append(SCORE)
    maker = _Maker(builder)
    items = tuple(maker.item(item, ("score", number)) for number, item in enumerate(builder.rulebook.score))
    bonus = builder.rulebook.bonus
    if bonus:
        limits.sound(builder, bonus, ("bonus",))
    extra = tuple(
        maker.item(item, ("bonus", "items", number)) for number, item in enumerate(bonus.items if bonus else ())
    )
    builder.opened.remove(SCORE)
    found = Scored(_there(items), _there(extra), maker.uncapped)
    total = summed([part.points for part in found.items])
    if found.bonus and bonus:
        added = builder.step("score.bonus", limited(summed([p.points for p in found.bonus]), bonus.least, bonus.most))
        total = Arithmetic(POINTS, "+", total, added)
    builder.step(SCORE, Whole(POINTS, "round", total, builder.rulebook.round))
    builder.scored = found
    return found


def uncapped(builder: Builder) -> Node | None:
    """The score as it would be without any cap on its items."""
    found = build(builder)
    if found is None:
        return None
    parts: list[Node] = [found.uncapped.get(part.item.id, part.points) for part in (*found.items, *found.bonus)]
    return builder.step(UNCAPPED, Whole(POINTS, "round", summed(parts), builder.rulebook.round))


def _there(parts: tuple[ItemPart | None, ...]) -> tuple[ItemPart, ...]:
    return tuple(part for part in parts if part is not None)


def summed(nodes: list[Node]) -> Node:
    """The sum of points, in the order of the document."""
    if not nodes:
        return points(0)
    return reduce(lambda one, other: Arithmetic(POINTS, "+", one, other), nodes)


def points(value: float | Fraction) -> Constant:
    """A number of points."""
    return Constant(POINTS, value if isinstance(value, Fraction) else Fraction(str(value)))


def limited(node: Node, least: float | None, most: float | None) -> Node:
    """Points within limits, where there are some."""
    if least is not None:
        node = Extreme(POINTS, False, (node, points(least)))
    return node if most is None else Extreme(POINTS, True, (node, points(most)))


class _Maker:
    """Builds the items of a rulebook."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.uncapped: dict[str, Node] = {}
        self._ids: set[str] = set()

    def item(self, item: Item, path: Path) -> ItemPart | None:
        """An item with all that it is made of; None where it is faulty, which is then said."""
        if item.id in self._ids:
            self.builder.fault(f"There are two items {item.id!r}", (*path, "id"), "an id of its own")
        self._ids.add(item.id)
        if not methods.fits(self.builder, item, path):
            return None
        if item.items:
            return self._made_of(item, path)
        return self._single(item, path)

    def _single(self, item: Item, path: Path) -> ItemPart | None:
        lines: tuple[Line, ...] = ()
        value = methods.value(self.builder, item, path)
        benchmark: Step | None = None
        if item.bands:
            found = table(self.builder, item.bands, (*path, "bands"), "points")
            raw = None if found is None else _as_lines(found)
            lines = found or ()
        elif item.test is not None:
            raw = self._tested(item, path)
        else:
            raw, benchmark = methods.points(self.builder, item, value, path)
        return None if raw is None else self._finished(item, path, raw, value, benchmark, lines, ())

    def _tested(self, item: Item, path: Path) -> Node | None:
        condition = self.builder.truth(item.test or "", (*path, "test"))
        worth = methods.constant_points(self.builder, item.points, (*path, "points")) if item.points else None
        worth = worth or (points(item.weight) if item.weight is not None else None)
        if condition is None or worth is None:
            return None
        return Lines(POINTS, ((condition, worth),), points(0))

    def _made_of(self, item: Item, path: Path) -> ItemPart | None:
        parts = _there(tuple(self.item(one, (*path, "items", at)) for at, one in enumerate(item.items)))
        if len(parts) < len(item.items):
            return None
        each: list[Node] = [part.points for part in parts]
        raw: Node = summed(each)
        if item.aggregate == "mean":
            raw = Arithmetic(POINTS, "/", raw, points(len(each)))
        elif item.aggregate == "weighted":
            raw = self._weighted(parts)
        elif item.aggregate == "all_or_nothing":
            raw = self._all_or_nothing(item, parts)
        return self._finished(item, path, raw, None, None, (), parts)

    def _weighted(self, parts: tuple[ItemPart, ...]) -> Node:
        weights = [Fraction(str(part.item.weight)) for part in parts]
        each = [Arithmetic(POINTS, "*", part.points, points(w)) for part, w in zip(parts, weights, strict=True)]
        return Arithmetic(POINTS, "/", summed(list(each)), points(sum(weights)))

    def _all_or_nothing(self, item: Item, parts: tuple[ItemPart, ...]) -> Node:
        full = tuple(Comparison(TRUTH, ">=", part.points, points(part.most)) for part in parts if part.most is not None)
        worth = item.weight if item.weight is not None else float(sum(part.most or 0 for part in parts))
        return Lines(POINTS, ((Logic(TRUTH, "and", full), points(worth)),), points(0))

    def _finished(
        self,
        item: Item,
        path: Path,
        raw: Node,
        value: Step | None,
        benchmark: Step | None,
        lines: tuple[Line, ...],
        parts: tuple[ItemPart, ...],
    ) -> ItemPart:
        """The points with their limits, and what is there instead of what is missing."""
        builder = self.builder
        if item.negative == "zero":
            raw = limited(raw, 0, None)
        low, high = limits.ends(item, raw, parts, builder.steps)
        most = None if item.cap_multiple is None else Fraction(str(item.weight)) * Fraction(str(item.cap_multiple))
        capped = limited(raw, None, None) if most is None else Extreme(POINTS, True, (raw, points(most)))
        capped = limited(capped, item.least, item.most)
        whole = self._whole(item, high, path)
        if capped != raw:
            self.uncapped[item.id] = self._with_missing(item, raw, raw, value, whole, "uncapped")
        node = self._with_missing(item, _within(capped, low, high), capped, value, whole)
        step = builder.step(f"score.{item.id}", node)
        return ItemPart(item, step, value, benchmark, lines, parts, high, low)

    def _whole(self, item: Item, high: Fraction | None, path: Path) -> Fraction:
        """All the points of an item, which one without a value gets where the document says so."""
        whole = high if item.weight is None else Fraction(str(item.weight))
        if item.missing == "full" and whole is None:
            what = f"How many points {item.id!r} has in full is not said"
            self.builder.fault(what, (*path, "missing"), "`weight` or `most`")
        return whole or Fraction(0)

    def _with_missing(
        self, item: Item, node: Node, plain: Node, value: Step | None, whole: Fraction, called: str = "capped"
    ) -> Node:
        if item.missing == "unknown":
            return node
        gone = methods.missing(self.builder, value) if value is not None else Not(TRUTH, Known(TRUTH, plain))
        if item.missing == "mean_score":
            mean = methods.mean_score(self.builder, f"{called}.{item.id}", plain)
            return Lines(POINTS, ((gone, mean),), node)
        worth = {"zero": Fraction(0), "full": whole}.get(str(item.missing))
        return Lines(POINTS, ((gone, points(worth if worth is not None else float(item.missing))),), node)


def _within(node: Node, low: Fraction | None, high: Fraction | None) -> Node:
    """With the limits within which an unknown item lies; bands and sums of items bring theirs along."""
    if isinstance(node, Lines) or (low is None and high is None):
        return node
    return Within(POINTS, node, low, high)


def _as_lines(found: tuple[Line, ...]) -> Node:
    *lines, last = found
    return Lines(POINTS, tuple((line.when, line.then) for line in lines if line.when is not None), last.then)
