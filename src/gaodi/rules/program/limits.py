"""Between which points an item lies whatever its value is: what an unknown item is worth at least and at most."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from gaodi.rules.language.nodes import Arithmetic, Column, Constant, Group, Lines, Node, Scaled, Step, Unknown
from gaodi.rules.model import Bonus, Item
from gaodi.rules.model.scoring import Method

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path
    from gaodi.rules.program.model import ItemPart

Ends = tuple[Fraction | None, Fraction | None]


def sound(builder: Builder, item: Item | Bonus, path: Path) -> bool:
    """Whether the limits leave points between them, and no weight counts against the score."""
    before = len(builder.faults)
    if item.least is not None and item.most is not None and item.least > item.most:
        builder.fault(f"At least {item.least:g} is more than at most {item.most:g}", (*path, "least"), "`least` below")
    if isinstance(item, Item):
        if item.weight is not None and item.weight < 0:
            what = "The weight is below zero"
            builder.fault(what, (*path, "weight"), "a weight", "Write `points: -3` with `test` for what counts against")
        if item.aggregate == "weighted":
            for number, part in enumerate(item.items):
                if part.weight is None:
                    builder.fault(
                        f"The item {part.id!r} lacks `weight`", (*path, "items", number), "its share of the whole"
                    )
    return len(builder.faults) == before


def ends(item: Item, raw: Node, parts: tuple[ItemPart, ...], steps: Mapping[str, Node]) -> Ends:
    """Between which points the item lies whatever its value is; None where there is no end."""
    low, high = _of_method(item, raw, parts, steps)
    if item.cap_multiple is not None and item.weight is not None:
        most = Fraction(str(item.weight)) * Fraction(str(item.cap_multiple))
        high = most if high is None else min(high, most)
    if item.negative == "zero":
        low = Fraction(0) if low is None else max(low, Fraction(0))
    if item.least is not None:
        least = Fraction(str(item.least))
        low, high = (least if low is None else max(low, least)), (None if high is None else max(high, least))
    if item.most is not None:
        most = Fraction(str(item.most))
        low, high = (None if low is None else min(low, most)), (most if high is None else min(high, most))
    return low, high


def _of_method(item: Item, raw: Node, parts: tuple[ItemPart, ...], steps: Mapping[str, Node]) -> Ends:
    weight = Fraction(str(item.weight)) if item.weight is not None else None
    if parts:
        return _of_parts(item, parts, weight)
    if isinstance(raw, Lines):
        values = [node.value for _, node in raw.lines if isinstance(node, Constant)]
        values += [raw.otherwise.value] if isinstance(raw.otherwise, Constant) else []
        numbers = [value for value in values if isinstance(value, Fraction)]
        whole = len(numbers) == len(raw.lines) + 1
        return (min(numbers), max(numbers)) if whole else (None, None)
    if item.method in (Method.SPAN, Method.RANK):
        return Fraction(0), weight
    if item.method is Method.MINMAX and weight is not None:
        return weight * Fraction(str(item.floor or 0)) / 100, weight
    if item.method is Method.RATIO or item.form == "quotient":
        return (Fraction(0), None) if not_negative(raw, steps) else (None, None)
    return None, None


def _of_parts(item: Item, parts: tuple[ItemPart, ...], weight: Fraction | None) -> Ends:
    lows, highs = [part.least for part in parts], [part.most for part in parts]
    low = None if None in lows else sum((one for one in lows if one is not None), Fraction(0))
    high = None if None in highs else sum((one for one in highs if one is not None), Fraction(0))
    if item.aggregate == "all_or_nothing":
        return Fraction(0), weight if weight is not None else high
    if item.aggregate == "mean":
        return (None if low is None else low / len(parts)), (None if high is None else high / len(parts))
    if item.aggregate == "weighted":
        least, most = [one for one in lows if one is not None], [one for one in highs if one is not None]
        return (min(least) if len(least) == len(parts) else None), (max(most) if len(most) == len(parts) else None)
    return low, high


def not_negative(node: Node, steps: Mapping[str, Node]) -> bool:
    """Whether a number is never below zero, by what it is made of."""
    match node:
        case Constant():
            return isinstance(node.value, Fraction) and node.value >= 0
        case Column():
            return node.low is not None and node.low >= 0
        case Step():
            return node.name in steps and not_negative(steps[node.name], steps)
        case Arithmetic():
            return node.sign != "-" and not_negative(node.left, steps) and not_negative(node.right, steps)
        case Scaled():
            return node.by >= 0 and not_negative(node.of, steps)
        case Group():
            return not_negative(node.of, steps)
    return isinstance(node, Unknown)
