"""Administrative divisions (GB/T 2260): province, prefecture, county; streets and towns where a catalogue has them.

regions.find("430124", on=date(2023, 1, 1)).name      # 宁乡市: the county that became a city
regions.load().province("430182209").name             # 湖南省
regions.current_codes(frame["region"])                # a column of codes as they are today
regions.boundaries("430100")                          # outlines of the districts of a city

A division that was renamed, became a city or a district, or was merged keeps its old code in old files. What is known
of each is the years in which it existed and which division came after it.
"""

from gaodi.registry.regions.columns import ancestors, current_codes
from gaodi.registry.regions.model import Level, Region
from gaodi.registry.regions.naming import short
from gaodi.registry.regions.outlines import Boundary, boundaries, geojson
from gaodi.registry.regions.reading import load
from gaodi.registry.regions.regions import Regions, find

__all__ = [
    "Boundary", "Level", "Region", "Regions", "ancestors", "boundaries", "current_codes", "find", "geojson", "load",
    "short",
]  # fmt: skip
