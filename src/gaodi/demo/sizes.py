"""How large firms are before chance comes in: a lognormal body, above it a Pareto tail, by rank within the division."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from gaodi.demo import figures
from gaodi.demo.draws import Floats
from gaodi.demo.layout import Layout

BASE = 2020
"""The year that sizes are of."""

WAN_PER_YI = 1e4


def excess(larger: Floats) -> Floats:
    """What a firm has above the threshold of 规模以上, without scale. larger: the share of firms that are larger."""
    tail = 1 - figures.value("tail-from")
    spread, exponent = figures.value("body-spread"), figures.value("tail-law")
    body = np.exp(-spread * (ndtri(larger) - ndtri(tail)))
    return np.where(larger < tail, (tail / larger) ** (1 / exponent), body)


def outputs(layout: Layout) -> Floats:
    """The output of each division in the base year, 万元: the city's value added over its rate, by the weights."""
    weights = figures.divisions()["output"]
    value_added = figures.value("value-added", str(BASE)) * WAN_PER_YI * layout.scale
    made: Floats = value_added / (figures.value("value-added-rate") / 100) * weights / weights.sum()
    return made


def scales(layout: Layout) -> Floats:
    """For each division, by how much its mean firm is above the threshold, over the mean excess. 万元."""
    counts = layout.large.by_division
    mean = np.array([excess(_shares(n)).mean() if n else 1.0 for n in counts.tolist()])
    threshold = figures.value("threshold")
    above = np.maximum(outputs(layout) / np.maximum(counts, 1) - threshold, 0.3 * threshold)
    found: Floats = above / mean
    return found


def expected(layout: Layout) -> tuple[Floats, ...]:
    """What the firms of each division are to make, 万元, the largest first."""
    threshold = figures.value("threshold")
    return tuple(
        threshold + scale * excess(_shares(n))
        for scale, n in zip(scales(layout).tolist(), layout.large.by_division.tolist(), strict=True)
    )


def _shares(n: int) -> Floats:
    """The middle of each n-th part."""
    return (np.arange(n) + 0.5) / max(n, 1)
