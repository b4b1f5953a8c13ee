"""The districts of the city, which are real, and its parks, which are not: districts.csv, circles.csv and parks.csv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gaodi import catalog
from gaodi.registry import csvfile

PARK_COLUMNS = (
    "park", "name", "name_en", "district", "output", "main", "characteristic", "longitude", "latitude", "side",
)  # fmt: skip
DISTRICT_COLUMNS = ("district", "name", "outside", "gdp")
CIRCLE_COLUMNS = ("district", "longitude", "latitude", "radius")


@dataclass(frozen=True, slots=True)
class Park:
    """A park that does not exist. id: of the subject. district: code. side: of its square around the point, km."""

    id: str
    name: str
    name_en: str
    district: str
    output: float
    main: tuple[str, ...]
    characteristic: tuple[str, ...]
    longitude: float
    latitude: float
    side: float


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle on the map; radius in km."""

    longitude: float
    latitude: float
    radius: float


@dataclass(frozen=True, slots=True)
class District:
    """A real district. outside: weight of above-scale output outside parks. gdp: 2023, 亿元. circles: within it."""

    code: str
    name: str
    outside: float
    gdp: float
    circles: tuple[Circle, ...]


@lru_cache(maxsize=1)
def parks() -> tuple[Park, ...]:
    """The parks of the city."""
    return tuple(
        Park(
            row["park"], row["name"], row["name_en"], row["district"], float(row["output"]),
            tuple(row["main"].split("|")), tuple(row["characteristic"].split("|")),
            float(row["longitude"]), float(row["latitude"]), float(row["side"]),
        )
        for row in csvfile.rows(catalog.path("demo/parks.csv"), PARK_COLUMNS)
    )  # fmt: skip


@lru_cache(maxsize=1)
def districts() -> tuple[District, ...]:
    """The districts of the city."""
    circles: dict[str, list[Circle]] = {}
    for row in csvfile.rows(catalog.path("demo/circles.csv"), CIRCLE_COLUMNS):
        circle = Circle(float(row["longitude"]), float(row["latitude"]), float(row["radius"]))
        circles.setdefault(row["district"], []).append(circle)
    return tuple(
        District(
            row["district"], row["name"], float(row["outside"]), float(row["gdp"]), tuple(circles[row["district"]])
        )
        for row in csvfile.rows(catalog.path("demo/districts.csv"), DISTRICT_COLUMNS)
    )  # fmt: skip
