"""How much the ranking depends on the weights: weights drawn around those of the document, and how far places move.

Each draw multiplies every weight by a factor from 1 − spread to 1 + spread, evenly, and scales them to the old sum. The
points of an item grow with its weight, so the points that the run kept are scaled and summed anew; nothing is evaluated
again. Items without a weight (tables of points) stay as they are; of an item that is the sum of others these are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.errors import Fault, InputError
from gaodi.rules.program import ItemPart
from gaodi.rules.runs import Run

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sensitivity:
    """items: for each item with a weight how strongly the ranking follows it alone (`item`, `weight`, `correlation` of
    its points with the score, Spearman). correlation: of the ranking with the published one, Spearman, the mean and the
    worst over the draws. moved: the mean of how many places a subject moves; kept: the mean share of the first fifth
    that stays in it."""

    draws: int
    spread: float
    subjects: int
    correlation: float
    worst: float
    moved: float
    kept: float
    items: pl.DataFrame


def sensitivity(run: Run, spread: float = 0.2, draws: int = 200, seed: int = 0) -> Sensitivity:
    """The sensitivity of a run's ranking. Raises InputError where there is no score by weights to rank by."""
    every = list(_summed(run.program.items))
    parts = [part for part in every if part.item.weight]
    others = [*(part for part in every if not part.item.weight), *run.program.bonus]
    if len(parts) < 2 or not 0 < spread < 1 or draws < 1:
        what = f"{run.rulebook} has {len(parts)} items with a weight" if len(parts) < 2 else f"spread is {spread}"
        raise InputError(Fault(what, expected="two items with weights or more, and a spread between 0 and 1"))
    rest, points = _points(run, parts, others)
    weights = np.array([float(part.item.weight or 0) for part in parts])
    published = _places(rest + points.sum(axis=1))
    dice = np.random.default_rng(seed)
    factors = dice.uniform(1 - spread, 1 + spread, (draws, len(parts)))
    factors *= (weights.sum() / (factors * weights).sum(axis=1))[:, None]
    places = [_places(rest + points @ factor) for factor in factors]
    rows = [
        (part.item.id, float(part.item.weight or 0), _correlation(_places(points[:, number]), published))
        for number, part in enumerate(parts)
    ]
    correlations = [_correlation(one, published) for one in places]
    first = published <= max(1, len(published) // 5)
    return Sensitivity(
        draws,
        spread,
        len(published),
        float(np.mean(correlations)),
        float(np.min(correlations)),
        float(np.mean([np.abs(one - published).mean() for one in places])),
        float(np.mean([(one[first] <= first.sum()).mean() for one in places])),
        pl.DataFrame(rows, schema={"item": pl.String, "weight": pl.Float64, "correlation": pl.Float64}, orient="row"),
    )


def _summed(parts: Iterable[ItemPart]) -> Iterator[ItemPart]:
    """The items whose points are summed: in place of a plain sum those that it is made of."""
    for part in parts:
        item = part.item
        limits = (item.weight, item.cap_multiple, item.least, item.most, item.negative)
        if part.parts and item.aggregate in (None, "sum") and limits == (None,) * 5 and item.missing == "unknown":
            yield from _summed(part.parts)
        else:
            yield part


def _points(run: Run, parts: list[ItemPart], others: list[ItemPart]) -> tuple[Numbers, Numbers]:
    """Of those whose items are all known: the points that have no weight, and those of each item with one."""
    rows = run.results().filter(pl.col("standing") == "judged").collect()
    known = rows.select(_known(rows, part).alias(part.item.id) for part in (*parts, *others)).drop_nulls()
    names = [part.item.id for part in others]
    rest = known.select(pl.sum_horizontal(names)).to_series() if names else pl.Series([0.0] * known.height)
    if known.is_empty():
        raise InputError(Fault(f"Nobody in {run.id} has a score that is known", do="See what data are missing"))
    return rest.to_numpy(), known.select(part.item.id for part in parts).to_numpy()


def _known(rows: pl.DataFrame, part: ItemPart) -> pl.Expr:
    name = part.points.name
    if name in rows:
        return pl.col(name)
    return pl.when(pl.col(f"{name}@low") == pl.col(f"{name}@high")).then(f"{name}@low")


def _places(scores: Numbers) -> Numbers:
    """Places, the greatest first; equal ones share the mean of theirs."""
    from scipy.stats import rankdata

    return np.asarray(rankdata(-scores), dtype=np.float64)


def _correlation(one: Numbers, other: Numbers) -> float:
    if one.std() == 0 or other.std() == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])
