"""The dossier: all that is known of one enterprise."""

from gaodi.registry.enterprises.dossier.gathering import Dossier, dossier
from gaodi.registry.enterprises.dossier.quality import Note
from gaodi.registry.enterprises.dossier.trading import Trading

__all__ = ["Dossier", "Note", "Trading", "dossier"]
