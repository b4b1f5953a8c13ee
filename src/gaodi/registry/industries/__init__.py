"""Industries (GB/T 4754-2017): sections A to T, divisions, groups and classes, as a tree.

industries.find("C3511").name                   # as forms write it; 3511, 351, 35, C and a name will do
industries.load().path("3511")                  # from the section down
industries.level_of(frame["industry"], "division")   # a column of codes rolled up
industries.load().tagged("high-tech-manufacturing")  # classes of an official grouping
"""

from gaodi.registry.industries.columns import level_of
from gaodi.registry.industries.industries import Industries, find
from gaodi.registry.industries.model import Industry, Level, Tag
from gaodi.registry.industries.reading import load

__all__ = ["Industries", "Industry", "Level", "Tag", "find", "level_of", "load"]
