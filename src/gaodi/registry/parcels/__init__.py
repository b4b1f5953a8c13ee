"""Land parcels: who holds and uses the land that enterprises stand on."""

from gaodi.registry.parcels.tables import PARCELS

__all__ = ["PARCELS"]
