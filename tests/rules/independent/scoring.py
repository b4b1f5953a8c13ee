"""Points: of items, of items that are made of items, of bonuses, and the score of them all."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from rules.independent import figures, intervals, methods
from rules.independent.comparing import compared
from rules.independent.files import expression
from rules.independent.intervals import UNKNOWN, Interval, exactly, hull
from rules.independent.moment import Moment
from rules.independent.parser import parse
from rules.independent.truths import every
from rules.independent.values import Number, one_of, points

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise

Item = dict[str, Any]


def score(enterprise: Enterprise, capped: bool = True) -> Interval:
    """The published score: of all items and bonuses, rounded half up once. capped: with the caps of the items."""
    key = ("score", capped)
    if key not in enterprise.kept:
        book = enterprise.population.book
        spans = [of(enterprise, item, capped) for item in book.get("score", ())]
        if "bonus" in book:
            spans.append(bonus(enterprise, capped))
        enterprise.kept[key] = intervals.total(spans).rounded(book.get("round", 2))
    return enterprise.kept[key]


def bonus(enterprise: Enterprise, capped: bool = True) -> Interval:
    """The points on top, within the limits of all of them together."""
    said = enterprise.population.book["bonus"]
    return _within(intervals.total(of(enterprise, item, capped) for item in said["items"]), said)


def named(enterprise: Enterprise, id_: str) -> Interval:
    """The points of an item, or of all bonuses."""
    if id_ == "bonus" and id_ not in enterprise.population.items:
        return bonus(enterprise)
    return of(enterprise, enterprise.population.items[id_])


def of(enterprise: Enterprise, item: Item, capped: bool = True) -> Interval:
    """The points of an item."""
    key = ("points", item["id"], capped)
    if key not in enterprise.kept:
        enterprise.kept[key] = _filled(enterprise, item, limited(enterprise, item, capped))
    return enterprise.kept[key]


def limited(enterprise: Enterprise, item: Item, capped: bool = True) -> Interval:
    """The points before the rule for what is missing: negative, cap_multiple, least and most."""
    span = _together(enterprise, item, capped) if item.get("items") else methods.raw(enterprise, item)
    if item.get("negative") == "zero":
        span = intervals.greatest([span, exactly(0)])
    if capped and "cap_multiple" in item:
        span = intervals.least([span, exactly(number(item["weight"]) * number(item["cap_multiple"]))])
    return _within(span, item)


def number(said: Any) -> Fraction:
    """A number of the file."""
    return Fraction(str(said))


def _within(span: Interval, said: Item) -> Interval:
    if "least" in said:
        span = intervals.greatest([span, exactly(number(said["least"]))])
    if "most" in said:
        span = intervals.least([span, exactly(number(said["most"]))])
    return span


def _together(enterprise: Enterprise, item: Item, capped: bool) -> Interval:
    parts = [of(enterprise, one, capped) for one in item["items"]]
    way = item.get("aggregate", "sum")
    if way == "sum":
        return intervals.total(parts)
    if way == "mean":
        return intervals.total(parts) / exactly(len(parts))
    if way == "weighted":
        weights = [exactly(number(one["weight"])) for one in item["items"]]
        return intervals.total(part * weight for part, weight in zip(parts, weights, strict=True)) / intervals.total(
            weights
        )
    return _all_or_nothing(enterprise, item, parts)


def _all_or_nothing(enterprise: Enterprise, item: Item, parts: list[Interval]) -> Interval:
    """All points where each part has all of its own, else none."""
    most = [exactly(methods.full(enterprise, one)) for one in item["items"]]
    given = intervals.total(most)
    whole = every(compared(Number(part), ">=", Number(full)) for part, full in zip(parts, most, strict=True))
    return hull([given, exactly(0)]) if whole is None else given if whole else exactly(0)


def _filled(enterprise: Enterprise, item: Item, span: Interval) -> Interval:
    """The points, or what the document gives where the value is missing."""
    policy = item.get("missing", "unknown")
    if policy == "unknown" or not missing(enterprise, item, span):
        return span
    if policy == "zero":
        return exactly(0)
    if policy == "full":
        return exactly(methods.full(enterprise, item))
    return mean_score(enterprise, item) if policy == "mean_score" else exactly(number(policy))


def missing(enterprise: Enterprise, item: Item, span: Interval) -> bool:
    """Whether nothing at all is known of the value, for want of a figure that it is made of (zero emissions are not
    missing emissions); without a value, whether the points are not known."""
    if "value" not in item:
        return not span.known
    at, tree = Moment(enterprise), parse(expression(item["value"]))
    return at.number(tree).span.nothing and figures.missing(tree, at)


def mean_score(enterprise: Enterprise, item: Item) -> Interval:
    """The mean of the capped points of those that are judged and have data."""
    population = enterprise.population
    key = ("mean_score", item["id"])
    if key not in population.kept:
        spans = [(one, limited(one, item)) for one in population.judged]
        known = [span for one, span in spans if not missing(one, item, span) and span.known]
        population.kept[key] = intervals.total(known) / exactly(len(known)) if known else UNKNOWN
    return population.kept[key]


def awarded(enterprise: Enterprise, lines: list[Item]) -> Interval:
    """The points of the first line that applies: of all that may, from the least to the greatest."""
    found = []
    for line in lines:
        applies = True if line.get("otherwise") else enterprise.truth(line["when"])
        if applies is not False:
            found.append(enterprise.said(line["points"]))
        if applies:
            break
    return points(one_of(found))
