"""Rectangles beside each other in the square of a park: rows of parcels with streets between.

They are set row by row, the deepest first (next fit, decreasing height): none overlaps another, none leaves the park.
What does not fit any more is not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gaodi.demo.draws import Bools, Floats, Ints
from gaodi.demo.parks import Park
from gaodi.demo.points import degrees

STREET = 0.02
"""Kilometres between rows and between parcels."""

DEPTH = 0.8
"""Depth of a parcel over its width."""

KM2_PER_MU = 1 / 1500


@dataclass(frozen=True)
class Plots:
    """Rectangles in a park, kilometres from its south-western corner; width 0 where there was no room."""

    east: Floats
    north: Floats
    width: Floats
    depth: Floats

    @property
    def drawn(self) -> Bools:
        """Which there was room for."""
        return self.width > 0

    def only(self, wanted: Ints) -> Plots:
        """Some of them."""
        return Plots(self.east[wanted], self.north[wanted], self.width[wanted], self.depth[wanted])

    def put(self, at: Ints, some: Plots) -> None:
        """Take others in, at these places."""
        for name in ("east", "north", "width", "depth"):
            getattr(self, name)[at] = getattr(some, name)

    def middle(self, side: float) -> tuple[Floats, Floats]:
        """The middle of each, kilometres from that of the park."""
        return self.east + self.width / 2 - side / 2, self.north + self.depth / 2 - side / 2


def laid_out(land: Floats, side: float) -> Plots:
    """Rectangles of these areas (亩) in a square of this side (km)."""
    area = land * KM2_PER_MU
    width, depth = np.sqrt(area / DEPTH), np.sqrt(area * DEPTH)
    east, north = np.zeros(len(land)), np.zeros(len(land))
    x = y = row = 0.0
    for place in np.argsort(-depth, kind="stable").tolist():
        if x > 0 and x + width[place] > side:
            x, y, row = 0.0, y + row + STREET, 0.0
        if y + depth[place] > side or width[place] > side:
            width[place] = depth[place] = 0.0
            continue
        east[place], north[place] = x, y
        x, row = x + width[place] + STREET, max(row, depth[place])
    return Plots(east, north, width, depth)


def outlines(park: Park, plots: Plots) -> npt.NDArray[np.object_]:
    """The rectangles as WKT."""
    west, south = plots.east - park.side / 2, plots.north - park.side / 2
    left, bottom = degrees(west, south, park.longitude, park.latitude)
    right, top = degrees(west + plots.width, south + plots.depth, park.longitude, park.latitude)
    corners = zip(left.tolist(), bottom.tolist(), right.tolist(), top.tolist(), strict=True)
    return np.array([_rectangle(*corner) for corner in corners], dtype=object)


def _rectangle(w: float, s: float, e: float, n: float) -> str:
    points = ((w, s), (e, s), (e, n), (w, n), (w, s))
    return f"POLYGON (({', '.join(f'{x:.6f} {y:.6f}' for x, y in points)}))"
