"""Who and what the plan is about: subjects, metrics, observations, named lists, and the sources they come from.

    registry.load_catalogue(ws)                              # what was published about the region
    registry.observations.read(ws, "gdp", "430100")
    registry.total(ws, "gdp", ["430102", "430103"], "2023")

Data flows from documents and returns into here, and from here to plan, rules and chains.
"""

from gaodi.registry import lists, metrics, observations, sources, subjects
from gaodi.registry.catalogued import load_catalogue
from gaodi.registry.totals import Total, total

__all__ = ["Total", "lists", "load_catalogue", "metrics", "observations", "sources", "subjects", "total"]
