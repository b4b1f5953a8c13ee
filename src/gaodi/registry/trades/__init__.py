"""Trades between enterprises: purchases as buyers return them."""

from gaodi.registry.trades.reading import of, prepare, refresh
from gaodi.registry.trades.tables import TRADES

__all__ = ["TRADES", "of", "prepare", "refresh"]
