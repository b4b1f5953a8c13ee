"""The rulebooks that there are: those that Gaodi ships and those of a workspace, by id, by family, by what applies.

rulebooks = library.load(ws)
rulebooks["specialised-sme/2022"].title
library.applying(ws, "specialised-sme", on=date(2023, 6, 1))      # the edition in force
library.program(ws, "specialised-sme/2022")                       # what it computes
"""

from gaodi.rules.library.applying import applying, editions, in_force
from gaodi.rules.library.reading import FOLDER, Rulebooks, load, place, program, source, tests_of

__all__ = ["FOLDER", "Rulebooks", "applying", "editions", "in_force", "load", "place", "program", "source", "tests_of"]
