"""The items of a score: weight, formula, benchmark, table of bands, and what holds for caps and missing data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.rules import model
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.program import ItemPart
from gaodi.rules.saying import Speaker
from gaodi.rules.saying.quantities import plain
from gaodi.web.rulebooks.telling import labels, methods

AGGREGATES = {
    None: gettext_lazy("the sum of its items"),
    "sum": gettext_lazy("the sum of its items"),
    "mean": gettext_lazy("the mean of its items"),
    "weighted": gettext_lazy("the weighted mean of its items"),
    "all_or_nothing": gettext_lazy("all or nothing: only with full points in each of its items"),
}


@dataclass(frozen=True, slots=True)
class Band:
    """A line of a table of points: the first whose condition is met counts. when: empty for all the rest."""

    label: str
    when: str
    points: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item as a line of the table of the score. depth: how deep it stands within others; most: weight, or most
    points; value: what is judged; notes: caps, floors, what happens without data."""

    key: str
    label: str
    cite: str
    depth: int
    whole: bool
    most: str
    value: str
    formula: str
    benchmark: str
    bands: tuple[Band, ...]
    notes: tuple[str, ...]


def told(speaker: Speaker, parts: tuple[ItemPart, ...]) -> tuple[Item, ...]:
    """The items with those within them, in the order of the document."""
    return tuple(_told(speaker, parts, 0))


def _told(speaker: Speaker, parts: tuple[ItemPart, ...], depth: int) -> Iterator[Item]:
    for part in parts:
        yield _one(speaker, part, depth)
        yield from _told(speaker, part.parts, depth + 1)


def _one(speaker: Speaker, part: ItemPart, depth: int) -> Item:
    item = part.item
    return Item(
        key=item.id,
        label=item.label.label(speaker.language),
        cite=item.cite,
        depth=depth,
        whole=bool(part.parts),
        most=_most(part),
        value=labels.spelled(speaker, part.value.name) if part.value else "",
        formula=str(AGGREGATES[item.aggregate]) if part.parts else methods.formula(speaker, part, raw(speaker, part)),
        benchmark=methods.benchmark(speaker, part),
        bands=tuple(_band(speaker, line) for line in part.lines),
        notes=tuple(_notes(item)),
    )


def _most(part: ItemPart) -> str:
    if part.item.weight is not None:
        return plain(part.item.weight)
    return plain(part.most) if part.most is not None else ""


def _band(speaker: Speaker, line: object) -> Band:
    label = line.label.label(speaker.language) if line.label else ""
    return Band(label, speaker.node(line.when) if line.when is not None else "", speaker.node(line.then))


def raw(speaker: Speaker, part: ItemPart) -> Node:
    """The points of an item without its limits and its policy for missing data, which are said apart."""
    node: Node = speaker.program.steps[part.points.name]
    item = part.item
    if item.missing != "unknown" and isinstance(node, nodes.Lines):
        node = node.otherwise
    if isinstance(node, nodes.Within):
        node = node.of
    for there in (item.most, item.least, item.cap_multiple, item.negative):
        if there is not None and isinstance(node, nodes.Extreme) and isinstance(node.parts[-1], nodes.Constant):
            node = node.parts[0]
    return node


def _notes(item: model.Item) -> Iterator[str]:
    """What holds beside the formula."""
    if item.cap_multiple is not None:
        most = Fraction(str(item.weight or 0)) * Fraction(str(item.cap_multiple))
        words = _("At most %(times)s times the weight (%(most)s points).")
        yield words % {"times": plain(item.cap_multiple), "most": plain(most)}
    if item.least is not None:
        yield _("Least points: %(points)s.") % {"points": plain(item.least)}
    if item.most is not None:
        yield _("Most points: %(points)s.") % {"points": plain(item.most)}
    if item.negative == "zero":
        yield _("A negative result counts as 0.")
    if item.missing != "unknown":
        yield _missing(item)


def _missing(item: model.Item) -> str:
    match item.missing:
        case "zero":
            return _("Without data: 0 points.")
        case "full":
            return _("Without data: full points.")
        case "mean_score":
            return _("Without data: the mean of the points of those that are judged and have data.")
        case other:
            return _("Without data: %(points)s points.") % {"points": plain(float(other))}


def total(told_: tuple[Item, ...]) -> str:
    """The most points of the items that stand alone, together; nothing where one has no limit."""
    top = [item.most.replace(",", "") for item in told_ if item.depth == 0]
    return plain(sum((Fraction(most) for most in top), Fraction(0))) if top and all(top) else ""


def limits_of_bonus(book: model.Rulebook) -> str:
    """The limits of all points on top together."""
    bonus = book.bonus
    if bonus is None or (bonus.least is None and bonus.most is None):
        return ""
    if bonus.least is None:
        return _("At most %(most)s points together.") % {"most": plain(bonus.most)}
    if bonus.most is None:
        return _("At least %(least)s points together.") % {"least": plain(bonus.least)}
    return _("From %(least)s to %(most)s points together.") % {"least": plain(bonus.least), "most": plain(bonus.most)}
