"""What stands between the answers and a level, in words: for the page of a result, and for the gap of an evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gaodi.rules.gaps import Requirement, Stage
from gaodi.web.answers import judging


@dataclass(frozen=True, slots=True)
class Lacking:
    """A level that is not certainly reached. items: each with what it would add to the score."""

    stage: Stage
    score: str
    least: str
    items: list[tuple[Requirement, str]]


def told(stages: Iterable[Stage]) -> list[Lacking]:
    """The levels in words."""
    return [_one(stage) for stage in stages]


def _one(stage: Stage) -> Lacking:
    items = [(item, judging.amount(item.lacking)) for item in stage.requirements]
    least = "" if stage.least is None else judging.amount(stage.least)
    return Lacking(stage, judging.said(stage.score), least, items)
