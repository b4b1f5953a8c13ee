"""Enterprises: legal entities by their unified social credit code, with aliases, sites and groups.

enterprises.record(ws, rows, source="office")         # what a source says of them
enterprises.current(ws)                               # one row for each: what the most trusted source says
enterprises.search(ws, "中联", {"district": "430104"})  # a page of those found, counted by facets
"""

from gaodi.registry.enterprises.asking import Range
from gaodi.registry.enterprises.exporting import export_file
from gaodi.registry.enterprises.found import Found, Value
from gaodi.registry.enterprises.identifying import identify
from gaodi.registry.enterprises.provisional import provisional, provisional_id
from gaodi.registry.enterprises.reading import aliases, contradictions, current, groups, sites
from gaodi.registry.enterprises.recording import alias, group, record, site
from gaodi.registry.enterprises.resolving import resolve
from gaodi.registry.enterprises.searching import COLUMNS, export, search, suggest
from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES, GROUPS, SITES
from gaodi.registry.enterprises.words import heading, labels, made_up, namer, value_of

__all__ = [
    "ALIASES", "COLUMNS", "ENTERPRISES", "GROUPS", "SITES", "Found", "Range", "Value", "alias", "aliases",
    "contradictions", "current", "export", "export_file", "group", "groups", "heading", "identify", "labels",
    "made_up", "namer", "provisional", "provisional_id", "record", "resolve", "search", "site", "sites", "suggest",
    "value_of",
]  # fmt: skip
