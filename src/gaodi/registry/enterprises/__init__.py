"""Enterprises: legal entities by their unified social credit code, with aliases, sites and groups."""

from gaodi.registry.enterprises.tables import ALIASES, ENTERPRISES, GROUPS, SITES

__all__ = ["ALIASES", "ENTERPRISES", "GROUPS", "SITES"]
