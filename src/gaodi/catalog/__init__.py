"""The catalogue: the data that Gaodi ships (catalog/), and how any YAML file that people edit is read.

catalog.path("sources.yaml")                 # in the checkout, or in the installed package
catalog.load(path, MetricsFile)              # a model, or every fault of the file with its line
"""

from gaodi.catalog.folder import path, root
from gaodi.catalog.reading import load, loads, parsed, validated
from gaodi.catalog.saying import faults, place

__all__ = ["faults", "load", "loads", "parsed", "path", "place", "root", "validated"]
