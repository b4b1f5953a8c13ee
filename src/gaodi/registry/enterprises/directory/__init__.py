"""The directory: everything that search needs of every enterprise, derived from the lake and rebuilt when it changes.

Arrays and frames in files that are mapped into memory; docs/decisions/0005-search.md says why not a database.
"""

from gaodi.registry.enterprises.directory.facets import UNKNOWN, Facet, Facets
from gaodi.registry.enterprises.directory.opening import Directory, current, fingerprint, standing

__all__ = ["UNKNOWN", "Directory", "Facet", "Facets", "current", "fingerprint", "standing"]
