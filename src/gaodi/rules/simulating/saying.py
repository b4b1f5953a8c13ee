"""Thresholds and rates in words: the comparison that a number stands in, as the rulebook is read out."""

from __future__ import annotations

from gaodi.registry import lists, metrics
from gaodi.rules import saying
from gaodi.rules.program import settling
from gaodi.rules.program.building import Builder
from gaodi.rules.runs import Run
from gaodi.rules.simulating.numerals import Numeral


def said(run: Run, known: tuple[Numeral, ...], language: str = "zh") -> tuple[str, ...]:
    """What each number stands in, in words; the text where it says nothing by itself."""
    builder = Builder(run.source, metrics.load(run.ws), lists.load(run.ws), settling.settled(run.source, run.settled))
    builder.steps.update(run.program.steps)
    speaker = saying.Speaker(run.program, run.ws, language)
    made = []
    for one in known:
        node = builder.expression(one.text, one.place.path)
        made.append(one.text if node is None else speaker.node(node))
    return tuple(made)
