"""Projects of enterprises, as they are returned."""

from gaodi.registry.projects.tables import PROJECTS

__all__ = ["PROJECTS"]
