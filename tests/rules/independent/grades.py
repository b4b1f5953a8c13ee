"""Grades: by rank among those that are judged or by score, and what changes them afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from rules.independent import scoring, statistics
from rules.independent.intervals import INFINITE, End, half_up
from rules.independent.values import PLAIN, Number, points

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise

Key = tuple[End, ...]
"""What decides a rank: the rounded score, and behind it what decides between equal scores."""


@dataclass(frozen=True, slots=True)
class Graded:
    """The best and the worst grade that a subject can have, and its grade where that is settled."""

    best: str | None = None
    worst: str | None = None
    grade: str | None = None


def graded(enterprise: Enterprise) -> Graded:
    """The grade of an enterprise: what it is exempted with, none outside, else by the document."""
    if enterprise.standing == "exempt":
        label = _exempted(enterprise)
        return Graded(label, label, label)
    if enterprise.standing == "outside" or "grade" not in enterprise.population.book:
        return Graded()
    labels = _labels(enterprise)
    best, worst = _overridden(enterprise, *_first(enterprise), labels)
    settled = best == worst and enterprise.standing == "judged"
    return Graded(labels[best], labels[worst], labels[best] if settled else None)


def _exempted(enterprise: Enterprise) -> str | None:
    """The grade of the first exemption that is true."""
    for one in enterprise.population.book["population"]["exempt"]:
        if enterprise.truth(one["when"]):
            return one.get("grade") or None
    return None


def _labels(enterprise: Enterprise) -> list[str | None]:
    """The grades, the best first; none at all behind them."""
    return [*(label for label, _ in _bands(enterprise)), None]


def _bands(enterprise: Enterprise) -> list[tuple[str, Any]]:
    return [pair for band in enterprise.population.book["grade"]["bands"] for pair in band.items()]


def _first(enterprise: Enterprise) -> tuple[int, int]:
    """The best and the worst grade before anything changes them, as places among the grades."""
    said = enterprise.population.book["grade"]
    if said["by"] == "score":
        return _by_score(enterprise, "most"), _by_score(enterprise, "least")
    return _by_rank(enterprise, said)


def _by_score(enterprise: Enterprise, end: str) -> int:
    reached: End = getattr(scoring.score(enterprise), end)
    for number, (_, said) in enumerate(_bands(enterprise)):
        least = None if said == "rest" else points(enterprise.said(said)).low
        if least is None or reached >= least:
            return number
    return len(_bands(enterprise))


def _by_rank(enterprise: Enterprise, said: dict[str, Any]) -> tuple[int, int]:
    within = tuple(said.get("within", ()))
    group = statistics.group(enterprise, within)
    if group is None:
        return 0, len(_bands(enterprise)) - 1
    members = enterprise.population.members(group, within) or ()
    settled = [_key(one) for one in members if _settled(one)]
    if _settled(enterprise):
        found = _grade_at(enterprise, _place(_key(enterprise), settled), len(settled))
        return found, found
    return _possible(enterprise, settled)


def _settled(enterprise: Enterprise) -> bool:
    """Whether it counts among those that grades are shared out to."""
    return enterprise.standing == "judged" and scoring.score(enterprise).known


def _possible(enterprise: Enterprise, settled: Sequence[Key]) -> tuple[int, int]:
    """The best and the worst grade that it could have: once its own score is settled, it counts as one more."""
    best, worst = (_grade_at(enterprise, _place(end, settled), len(settled) + 1) for end in _ends(enterprise))
    return best, worst


def _key(enterprise: Enterprise) -> Key:
    return (scoring.score(enterprise).least, *(_tie(enterprise, one) for one in _ties(enterprise)))


def _ends(enterprise: Enterprise) -> tuple[Key, Key]:
    """What decides the rank at the best and at the worst."""
    span, ties = scoring.score(enterprise), _ties(enterprise)
    return (span.most, *(INFINITE for _ in ties)), (span.least, *(-INFINITE for _ in ties))


def _ties(enterprise: Enterprise) -> Sequence[Any]:
    return enterprise.population.book["grade"].get("ties", ())


def _tie(enterprise: Enterprise, said: Any) -> End:
    """Its least, where it is not certain."""
    found = enterprise.said(said)
    assert isinstance(found, Number)
    return found.span.least


def _place(key: Key, others: Sequence[Key]) -> int:
    """One more than there are better ones; equal ones share the better place."""
    return 1 + sum(other > key for other in others)


def _grade_at(enterprise: Enterprise, place: int, number: int) -> int:
    """The grade of a place among so many: the first whose places reach so far."""
    share, bands = Fraction(0), _bands(enterprise)
    for at, (_, said) in enumerate(bands):
        found = enterprise.said(said)
        assert isinstance(found, Number)
        share += found.to(PLAIN).span.low or 0
        if place <= _places(enterprise, share * number):
            return at
    return len(bands) - 1


def _places(enterprise: Enterprise, share: Fraction) -> Fraction | int:
    rounding = enterprise.population.book["grade"].get("rounding", "cumulative_half_up")
    return {"floor": floor(share), "ceil": ceil(share)}.get(rounding, half_up(share, 0))


def _overridden(enterprise: Enterprise, best: int, worst: int, labels: list[str | None]) -> tuple[int, int]:
    """What overrides make of the two, each upon the last; one that nobody knows of may apply or not."""
    for one in enterprise.population.book["grade"].get("overrides", ()):
        holds = enterprise.truth(one["when"])
        if holds is False:
            continue
        changed = [_changed(one, end, labels) for end in (best, worst)]
        kept = [] if holds else [best, worst]
        best, worst = min([*changed, *kept]), max([*changed, *kept])
    return best, worst


def _changed(override: dict[str, Any], grade: int, labels: list[str | None]) -> int:
    """The place among the grades that an override makes of another."""
    if "at_most" in override:
        return max(grade, labels.index(override["at_most"]))
    if "at_least" in override:
        return min(grade, labels.index(override["at_least"]))
    if override["becomes"] not in labels:
        labels.append(override["becomes"])
    return labels.index(override["becomes"])
