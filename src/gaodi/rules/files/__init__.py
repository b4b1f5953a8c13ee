"""Rulebooks as files: read with their places, put together where one extends another.

files.read(path)                     # a Source: the rulebook and where each part of it stands
files.loads(text, "draft 3")         # the same from a text
"""

from gaodi.rules.files.places import Places
from gaodi.rules.files.reading import Source, loads, read

__all__ = ["Places", "Source", "loads", "read"]
