"""A run in figures: how many stand where, who qualifies, grades with their cut-offs, budgets, the spread of scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from gaodi.rules.runs import Run
from gaodi.web.evaluations import words
from gaodi.web.site.templatetags.figures import figure

BARS, WIDTH, HEIGHT = 20, 600, 150
FEWEST = 3
"""Below so many scores there is no spread to draw."""

TAILS = (0.01, 0.99)
"""What lies beyond stands in the first and last bar: a few that are far off would press all others into one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the histogram, as it is drawn."""

    x: float
    y: float
    width: float
    height: float
    n: int
    label: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """The spread of the scores that are known. open: how many are not; ticks: (x, words) under the bars."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    known: int
    open: int
    mean: float
    median: float
    most: int


def counts(rows: pl.LazyFrame, column: str) -> dict[Any, int]:
    """How many rows have each value."""
    found = rows.group_by(column).len().collect()
    return {value: n for value, n in found.iter_rows() if value is not None}


def standings(rows: pl.LazyFrame) -> list[tuple[str, Any, int]]:
    """(key, words, how many), those of whom there are any."""
    found = counts(rows, "standing")
    return [(key, one, found.get(key, 0)) for key, one in words.STANDINGS.items() if found.get(key) or key == "judged"]


def verdicts(run: Run, rows: pl.LazyFrame) -> list[tuple[str, Any, int]]:
    """How many meet the conditions, do not, or are open."""
    if run.program.criteria is None:
        return []
    found = counts(rows, "verdict")
    return [(key, one, found.get(key, 0)) for key, one in words.QUALIFIED.items()]


def grades(run: Run, rows: pl.LazyFrame) -> list[dict[str, Any]]:
    """Each grade: how many have it, and its cut-offs (of the first groups, where grades are given within them)."""
    part = run.program.grade
    if part is None:
        return []
    found = counts(rows.filter(pl.col("standing") == "judged"), "grade")
    made = []
    for name in part.names:
        cuts = [one for one in run.cutoffs if one.grade == name]
        alone = cuts[0] if len(cuts) == 1 else None
        made.append({"grade": name, "n": found.get(name, 0), "cut": alone, "groups": len(cuts)})
    return made


def cutoffs(run: Run) -> list[dict[str, Any]]:
    """The cut-offs of every group, where there is more than one."""
    groups = list(dict.fromkeys(one.group for one in run.cutoffs))
    if len(groups) < 2:
        return []
    by = {(one.group, one.grade): one for one in run.cutoffs}
    names = run.program.grade.names if run.program.grade else ()
    return [{"group": " · ".join(group), "cuts": [by.get((group, name)) for name in names]} for group in groups]


def levels(run: Run, rows: pl.LazyFrame) -> list[tuple[str, int]]:
    """How many have reached each level."""
    found = counts(rows, "level")
    return [(part.level.label.label(words.language()), found.get(part.level.id, 0)) for part in run.program.levels]


def benefit_labels(run: Run) -> dict[str, str]:
    """What the benefits are called, by id."""
    every = (part.benefit for part in run.program.benefits)
    return {one.id: one.label.label(words.language()) if one.label else one.id for one in every}


def budgets(run: Run) -> Iterator[dict[str, Any]]:
    """What each benefit asks for and is paid."""
    labels = benefit_labels(run)
    for one in run.budgets:
        yield {
            "label": labels.get(one.benefit, one.benefit), "due": one.due, "asked": one.asked,
            "most": one.most, "budget": one.budget, "paid": one.paid, "share": one.share,
        }  # fmt: skip


def histogram(run: Run, rows: pl.LazyFrame) -> Histogram | None:
    """The spread of scores; None where too few have one."""
    if not run.program.scored:
        return None
    judged = rows.filter(pl.col("standing") == "judged").select("score_low", "score_high").collect()
    known = judged.filter(pl.col("score_low") == pl.col("score_high"))["score_low"].drop_nulls().to_numpy()
    if len(known) < FEWEST:
        return None
    low, high = (float(np.quantile(known, share)) for share in TAILS)
    numbers, edges = np.histogram(np.clip(known, low, high), bins=BARS if high > low else 1)
    most, wide = int(numbers.max()), WIDTH / len(numbers)
    bars = tuple(
        Bar(
            n * wide + 1, HEIGHT * (1 - int(one) / most), wide - 2, HEIGHT * int(one) / most, int(one), _range(edges, n)
        )
        for n, one in enumerate(numbers)
    )
    ticks = tuple((n * WIDTH / 4, figure(low + n * (high - low) / 4, 1)) for n in range(5)) if high > low else ()
    return Histogram(
        bars, ticks, len(known), judged.height - len(known), float(known.mean()), float(np.median(known)), most
    )


def _range(edges: Any, n: int) -> str:
    return f"{figure(float(edges[n]), 1)}–{figure(float(edges[n + 1]), 1)}"
