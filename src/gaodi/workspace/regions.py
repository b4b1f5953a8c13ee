"""Finds a region by its code or name among those that the catalogue knows."""

from __future__ import annotations

from pydantic import BaseModel

from gaodi import catalog
from gaodi.workspace.settings import Region


class _Subject(BaseModel):
    """A line of subjects.yaml as far as it matters here; the registry reads all of it."""

    kind: str
    id: str
    name: str
    name_en: str = ""


class _Subjects(BaseModel):
    subjects: tuple[_Subject, ...]


def region(words: str) -> Region:
    """The region with this code (GB/T 2260) or Chinese or English name; only what was said where it is not known."""
    words = words.strip()
    for known in catalog.load(catalog.path("subjects.yaml"), _Subjects).subjects if words else ():
        if known.kind == "region" and words in (known.id, known.name, known.name_en):
            return Region(code=known.id, name=known.name, name_en=known.name_en)
    return Region(code=words) if words.isdecimal() else Region(name=words)
