"""Trades between enterprises: purchases as buyers return them."""

from gaodi.registry.trades.tables import TRADES

__all__ = ["TRADES"]
