"""The demonstration city: enterprises that do not exist, in districts that do, so that everything can be tried.

    demo.fill(ws)                                         # about 3 300 firms above scale and 60 000 smaller ones
    demo.City(scale=0.02).large.numbers                   # the same, without a workspace

Everything is a function of a seed, calibrated to the published totals that there are (catalog/demo, docs/demo.md), and
marked as synthetic. It stands above the registry, whose tables it fills, and below the command line.
"""

from gaodi.demo.city import City
from gaodi.demo.filling import KIND, Begun, Filled, begun, fill
from gaodi.demo.plan import PLAN
from gaodi.demo.subjects import CITY

__all__ = ["CITY", "KIND", "PLAN", "Begun", "City", "Filled", "begun", "fill"]
