"""What the answers come to: evaluated as they stand, with every other figure that there is of the enterprise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gaodi.registry.metrics import SubjectKind
from gaodi.rules.gathering import Single
from gaodi.rules.program import QUALIFIED, REQUIRE, SCORE
from gaodi.rules.saying.quantities import plain
from gaodi.rules.single import Evaluation, Interval, evaluate
from gaodi.web.answers.opened import Opened
from gaodi.web.evaluations import words

DIGITS = 3


def evaluation(one: Opened) -> Evaluation:
    """The rulebook for this enterprise. What is taken over a group is unknown here."""
    inputs = Single(one.ws, SubjectKind.ENTERPRISE, one.id, one.year, one.day).inputs(one.program)
    return evaluate(one.program, inputs, one.day)


@dataclass(frozen=True, slots=True)
class Verdict:
    """level: reached, or from which to which; settled: whether it is one. score; qualified: a word with its tone."""

    level: str
    settled: bool
    score: str
    qualified: Any
    outside: bool


def verdict(one: Opened, found: Evaluation) -> Verdict:
    """What a rulebook decides, as far as it is known."""
    program = one.program
    low, high = reached(found)
    score = found[SCORE] if program.scored else None
    truth = found[QUALIFIED] if program.criteria is not None else None
    outside = REQUIRE in program.steps and found[REQUIRE] is False
    return Verdict(
        levels(one, low, high) if program.levels else "",
        low == high,
        words.ends(score.low, score.high, 2) if isinstance(score, Interval) else "",
        words.QUALIFIED[words.qualified(truth if isinstance(truth, bool) else None)] if program.criteria else None,
        outside,
    )


def reached(found: Evaluation) -> tuple[int, int]:
    """How many levels are certainly reached, and how many may be."""
    truths = [found.truth(part.step) for part in found.program.levels]
    low = next((n for n, truth in enumerate(truths) if truth is not True), len(truths))
    high = next((n for n, truth in enumerate(truths) if truth is False), len(truths))
    return low, high


def levels(one: Opened, low: int, high: int) -> str:
    """The level, or the lowest and the highest that it may be."""
    names = [_("below the first level"), *(p.level.label.label(words.language()) for p in one.program.levels)]
    if low == high:
        return names[low]
    return _("from %(low)s to %(high)s") % {"low": names[low], "high": names[high]}


@dataclass(frozen=True, slots=True)
class Row:
    """A section: how much is answered, and its score at each level (None where it asks nothing there)."""

    id: str
    label: str
    part: str
    answered: int
    asked: int
    scores: tuple[Interval | None, ...]

    @property
    def said(self) -> list[str]:
        """The scores in words."""
        return [said(one) for one in self.scores]


def said(score: Interval | None) -> str:
    """`0.75`, `0.5–0.75`; a dash for none."""
    return "—" if score is None else words.ends(score.low, score.high, DIGITS)


def rows(one: Opened, found: Evaluation) -> list[Row]:
    """The sections of the questionnaire with their scores."""
    names = [part.level.id for part in one.program.levels]
    return [
        Row(
            section.id,
            section.label,
            section.part,
            one.answered(section),
            len(section.asked),
            tuple(_score(found, f"met.{level}.{section.id}") for level in names),
        )
        for section in one.sections
        if any(f"met.{level}.{section.id}" in one.program.steps for level in names)
    ]


def whole(one: Opened, found: Evaluation) -> list[str]:
    """The score of each level over all sections."""
    return [said(_score(found, f"met.{part.level.id}")) for part in one.program.levels]


def _score(found: Evaluation, name: str) -> Interval | None:
    score = found[name] if name in found.program.steps else None
    return score if isinstance(score, Interval) else None


def chart(one: Opened, rows: list[Row], level: str, least: float | None) -> dict[str, Any] | None:
    """The bars of the sections at one level: what is certain, and what is open; the line that is to be reached."""
    part = next((part for part in one.program.levels if part.level.id == level), None)
    if part is None:
        return None
    at = one.program.levels.index(part)
    bars = list(_bars(rows, at))
    label = part.level.label.label(words.language())
    return (
        {
            "kind": "bars",
            "bars": bars,
            "least": least,
            "words": {
                "certain": pgettext("score", "certain"),
                "open": pgettext("score", "open"),
                "least": _("to be reached"),
                "summary": _("Scores of the sections at %(level)s, of 1.") % {"level": label},
            },
        }
        if bars
        else None
    )


def _bars(rows: list[Row], at: int) -> Iterator[dict[str, Any]]:
    for row in rows:
        score = row.scores[at]
        if score is not None:
            low, high = score.low or 0.0, 1.0 if score.high is None else score.high
            yield {"label": row.label, "low": low, "high": high, "said": said(score)}


def amount(value: float) -> str:
    """A part of the score."""
    return plain(value, 4)
