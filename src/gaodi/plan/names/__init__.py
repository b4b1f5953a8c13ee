"""Proper names: enterprises, parks, institutions, chains and programmes, with the roles that the text gives them.

They are found by grammar and by common words; there is no list of names here. `references` then says which task a
mention stands in, and for which chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gaodi.plan.model import Mention, Name, NameKind
from gaodi.plan.names.chains import chains
from gaodi.plan.names.firms import enterprises
from gaodi.plan.names.found import Covered, Found
from gaodi.plan.names.places import institutions, parks
from gaodi.plan.names.programmes import programmes

__all__ = ["Found", "find", "names_of"]


def find(text: str) -> list[Found]:
    """Every place of the clean text where a proper name stands, in the order of the text."""
    areas = parks(text)
    covered = Covered.by(areas)
    bodies = [f for f in institutions(text) if not covered.meets(f.start, f.end)]
    known = [*areas, *bodies]
    covered = Covered.by(known)
    firms = enterprises(text, covered)
    links = [f for f in chains(text) if not covered.meets(f.start, f.end)]
    # A programme may hold a name of another kind: 《长沙市…》 names no place, “中国商飞…基地” does.
    return sorted([*known, *firms, *links, *programmes(text)])


def names_of(text: str, found: Iterable[Found], span: Callable[[int, int], tuple[int, int]]) -> tuple[Name, ...]:
    """The places gathered by name, in the order in which the names first come; ids n1, n2, …

    span: turns a place of the clean text into one of the source text.
    """
    gathered: dict[tuple[NameKind, str], list[Mention]] = {}
    for one in found:
        mention = Mention(span=span(one.start, one.end), role=one.role)
        gathered.setdefault((one.kind, text[one.start : one.end]), []).append(mention)
    return tuple(
        Name(id=f"n{number}", text=words, kind=kind, mentions=tuple(mentions))
        for number, ((kind, words), mentions) in enumerate(gathered.items(), 1)
    )
