"""The dossier: all that is known of one enterprise.

dossier.of(ws, "91430100…").recognitions
"""

from gaodi.registry.dossier.gathering import Dossier, of
from gaodi.registry.dossier.notes import Note
from gaodi.registry.dossier.trading import Trading

__all__ = ["Dossier", "Note", "Trading", "of"]
