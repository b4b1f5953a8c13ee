"""Points on the map: kilometres from a point turned into degrees, and firms scattered over their places."""

from __future__ import annotations

import numpy as np

from gaodi.demo.draws import Floats, Ints, picked
from gaodi.demo.firms import Firms
from gaodi.demo.parks import District, districts, parks

KM_PER_DEGREE = 110.9
"""Of latitude, near 28° north; of longitude less by the cosine."""


def degrees(east: Floats, north: Floats, longitude: Floats | float, latitude: Floats | float) -> tuple[Floats, Floats]:
    """Longitude and latitude of what lies so many kilometres from a point."""
    per_east = KM_PER_DEGREE * np.cos(np.radians(latitude))
    return longitude + east / per_east, latitude + north / KM_PER_DEGREE


def scattered(firms: Firms, place: Ints, purpose: str) -> tuple[Floats, Floats]:
    """A point for each firm in its place: anywhere in the square of a park, or in a circle of a district."""
    u, v = firms.uniform(f"{purpose}/u"), firms.uniform(f"{purpose}/v")
    longitude, latitude = np.empty(len(firms)), np.empty(len(firms))
    for number in np.unique(place).tolist():
        chosen = place == number
        if number < len(parks()):
            park = parks()[number]
            east, north = (u[chosen] - 0.5) * park.side, (v[chosen] - 0.5) * park.side
            longitude[chosen], latitude[chosen] = degrees(east, north, park.longitude, park.latitude)
        else:
            district = districts()[number - len(parks())]
            which = firms.uniform(f"{purpose}/circle")[chosen]
            longitude[chosen], latitude[chosen] = _in_circles(district, which, u[chosen], v[chosen])
    return np.round(longitude, 6), np.round(latitude, 6)


def _in_circles(district: District, which: Floats, u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A point in one of the circles of a district, large ones more often, nearer to its middle than to its edge."""
    table = np.array([(one.longitude, one.latitude, one.radius) for one in district.circles])
    circle = table[picked(which, table[:, 2] ** 1.5)]
    away, turn = circle[:, 2] * u**0.65, 2 * np.pi * v
    return degrees(away * np.cos(turn), away * np.sin(turn), circle[:, 0], circle[:, 1])
