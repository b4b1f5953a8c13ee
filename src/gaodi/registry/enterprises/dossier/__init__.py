"""The dossier: all that is known of one enterprise."""

from gaodi.registry.enterprises.dossier.gathering import dossier
from gaodi.registry.enterprises.dossier.model import Dossier, Trading
from gaodi.registry.enterprises.dossier.quality import Note

__all__ = ["Dossier", "Note", "Trading", "dossier"]
