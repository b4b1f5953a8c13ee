"""Who buys of whom: purchases within and from outside the city, and sellers' names as lists have them."""

from gaodi.demo.trading.purchases import Purchases, purchases, returned
from gaodi.demo.trading.trades import TRUTH, trades

__all__ = ["TRUTH", "Purchases", "purchases", "returned", "trades"]
