"""What groups of enterprises come to, by the rule of each metric: parks, districts, industries, chains.

    members = aggregation.groups(ws, "division")                      # which enterprise is in which group
    aggregation.aggregate(ws, ["revenue", "tax-paid-per-mu"], 2023, members)
    aggregation.aggregate(ws, ["industrial-output"], 2023, members)   # gathered from those it is a total of

`totals` adds up a few subjects and names each that lacks something; this is for whole populations, on either engine.
"""

from gaodi.registry.aggregation.aggregation import COLUMNS, aggregate
from gaodi.registry.aggregation.members import BY, groups

__all__ = ["BY", "COLUMNS", "aggregate", "groups"]
