"""Questionnaires: how far the questions of a level are met."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rules.independent import intervals
from rules.independent.columns import Column
from rules.independent.intervals import Interval, exactly
from rules.independent.values import Number

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise

ANSWER = Column("number", low=Fraction(0), high=Fraction(1))


def answer(enterprise: Enterprise, question: str) -> Number:
    """How far one question is met: between 0 and 1 where it is not answered."""
    found = enterprise.input(f"answer:{question}", ANSWER)
    assert isinstance(found, Number)
    return Number(Interval(Fraction(0), Fraction(1))) if found.span.nothing else found


def met(enterprise: Enterprise, level: str) -> Interval:
    """The weighted mean, over the sections that ask about the level, of the mean of its answers there."""
    spans, weights = [], Fraction(0)
    for section in enterprise.population.book["questionnaire"]["sections"]:
        asked = [one["id"] for one in section["questions"] if one["level"] == level]
        if asked:
            weight = Fraction(str(section.get("weight", 1)))
            mean = intervals.total(answer(enterprise, one).span for one in asked) / exactly(len(asked))
            spans.append(mean * exactly(weight))
            weights += weight
    return intervals.total(spans) / exactly(weights)
