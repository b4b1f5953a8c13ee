"""Rulebooks as files: read with their places, put together where one extends another, checked whole.

files.read(path)                     # a Source: the rulebook and where each part of it stands
files.faults(path)                   # every fault, with line and column
"""

from gaodi.rules.files.places import Places
from gaodi.rules.files.reading import Source, read

__all__ = ["Places", "Source", "read"]
