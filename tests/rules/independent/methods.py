"""How a value becomes points: the formulas of docs/rulebooks.md, and the limits of each for what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from rules.independent import intervals, scoring, signs, statistics
from rules.independent.files import expression
from rules.independent.intervals import UNKNOWN, Interval, exactly, hull
from rules.independent.moment import Moment
from rules.independent.parser import parse
from rules.independent.tree import Tree
from rules.independent.values import Number, common, points

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise

Item = dict[str, Any]


def raw(enterprise: Enterprise, item: Item) -> Interval:
    """The points by the method, within the limits that the method has by itself."""
    if item.get("bands"):
        return scoring.awarded(enterprise, item["bands"])
    if "test" in item:
        return _tested(enterprise, item)
    method = item.get("method", "formula")
    if method == "formula":
        return points(enterprise.said(item["points"] if "points" in item else item["value"]))
    return _METHODS[method](enterprise, item)


def full(enterprise: Enterprise, item: Item) -> Fraction:
    """All the points that an item can give."""
    if "weight" in item:
        return scoring.number(item["weight"])
    if item.get("bands"):
        lines = [points(enterprise.said(line["points"])).high for line in item["bands"]]
        return max(high for high in lines if high is not None)
    return (
        scoring.number(item["most"]) if "most" in item else points(enterprise.said(item["points"])).high or Fraction(0)
    )


def benchmark(enterprise: Enterprise, item: Item) -> Number:
    """What the value is measured against: a figure of the document, or a statistic."""
    said = item["benchmark"]
    if not isinstance(said, dict):
        found = enterprise.said(said)
        assert isinstance(found, Number)
        return found
    return _statistic(enterprise, item, said)


def _statistic(enterprise: Enterprise, item: Item, said: Item) -> Number:
    tree, population = _value(item), enterprise.population
    by, lag = tuple(said.get("by", ())), int(said.get("period") == "previous")
    members = population.members(statistics.group(enterprise, by), by, said.get("over") == "everybody", lag)
    if not members:
        return Number(UNKNOWN, population.unit_of(tree, lag))
    moments = [Moment(one, lag) for one in members]
    if said.get("of") == "ratio_of_sums":
        found = statistics.ratio_of_sums(*statistics.quotient(tree, population), moments, Moment(enterprise, lag))
    else:
        share = scoring.number(said.get("share", 0.5))
        found = statistics.statistic(said.get("stat", "mean"), [one.number(tree) for one in moments], share)
    return Number(found.span * exactly(scoring.number(said.get("times", 1))), found.unit)


def _tested(enterprise: Enterprise, item: Item) -> Interval:
    holds = enterprise.truth(item["test"])
    given = points(enterprise.said(item["points"] if "points" in item else item["weight"]))
    if holds is None:
        return hull([given, exactly(0)])
    return given if holds else exactly(0)


def _ratio(enterprise: Enterprise, item: Item) -> Interval:
    value, against = common([_number(enterprise, item), benchmark(enterprise, item)])
    span = _weight(item) * value.span / against.span
    return _from_zero(span, item, enterprise)


def _inverse(enterprise: Enterprise, item: Item) -> Interval:
    value, against = common([_number(enterprise, item), benchmark(enterprise, item)])
    if item.get("form", "complement") == "complement":
        return _weight(item) * (exactly(2) - value.span / against.span)
    return _from_zero(_weight(item) * against.span / value.span, item, enterprise)


def _from_zero(span: Interval, item: Item, enterprise: Enterprise) -> Interval:
    """Not below zero, where nothing that it is made of can be."""
    said = item["benchmark"]
    trees = [_value(item)] if isinstance(said, dict) else [_value(item), parse(expression(said))]
    never = all(signs.never_negative(tree, enterprise.population) for tree in trees)
    return intervals.greatest([span, exactly(0)]) if never else span


def _span(enterprise: Enterprise, item: Item) -> Interval:
    ends = [enterprise.said(item[end]) for end in ("base", "lead")]
    value, base, lead = common([_number(enterprise, item), *(one for one in ends if isinstance(one, Number))])
    share = (value.span - base.span) / (lead.span - base.span)
    return _clipped(_weight(item) * share, exactly(0), _weight(item))


def _minmax(enterprise: Enterprise, item: Item) -> Interval:
    """Between the least and the greatest value of the group; all get `equal` where the two are the same."""
    value, numbers = _number(enterprise, item), _group(enterprise, item)
    lowest, weight = exactly(scoring.number(item.get("floor", 0))) / exactly(100), _weight(item)
    value, *others = common([value, *(Moment(one).number(_value(item)) for one in numbers)])
    known = [one.span for one in others if one.span.known]
    limits = hull([weight * lowest, weight])
    if not known:
        return limits
    least, greatest = intervals.least(known), intervals.greatest(known)
    if least == greatest:
        return _all_equal(item, value, weight, weight * lowest, limits)
    part = (value.span - least) / (greatest - least)
    if item.get("order") == "ascending":
        part = exactly(1) - part
    return _clipped(weight * (lowest + (exactly(1) - lowest) * part), weight * lowest, weight)


def _all_equal(item: Item, value: Number, weight: Interval, lowest: Interval, limits: Interval) -> Interval:
    if "equal" not in item or not value.span.known:
        return limits
    return weight if item["equal"] == "full" else lowest


def _rank(enterprise: Enterprise, item: Item) -> Interval:
    """By the place within the group; one that is not of the group has none."""
    members = _group(enterprise, item)
    numbers = [Moment(one).number(_value(item)) for one in members]
    known = [one for one in numbers if one.span.known]
    place = statistics.place(_number(enterprise, item), known, item.get("order") == "ascending")
    if place is None or enterprise not in members:
        return hull([exactly(0), _weight(item)])
    share = exactly(1) - exactly(place - 1) / exactly(len(known))
    return _weight(item) * share


def _group(enterprise: Enterprise, item: Item) -> Sequence[Enterprise]:
    by = tuple(item.get("by", ()))
    group = statistics.group(enterprise, by)
    return enterprise.population.members(group, by, item.get("over") == "everybody") or ()


def _clipped(span: Interval, low: Interval, high: Interval) -> Interval:
    return intervals.least([intervals.greatest([span, low]), high])


def _weight(item: Item) -> Interval:
    return exactly(scoring.number(item["weight"]))


def _value(item: Item) -> Tree:
    return parse(expression(item["value"]))


def _number(enterprise: Enterprise, item: Item) -> Number:
    return Moment(enterprise).number(_value(item))


_METHODS = {"ratio": _ratio, "inverse": _inverse, "span": _span, "minmax": _minmax, "rank": _rank}
