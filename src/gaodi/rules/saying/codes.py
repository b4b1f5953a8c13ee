"""What codes of regions, industries and parks stand for: 4301 is Changsha, D44 the supply of power and heat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.errors import NotFound
from gaodi.registry import industries, regions, subjects
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_WHOLE = 6


def region(code: str, ws: Workspace | None, english: bool) -> str:
    """The division whose code begins so; the code where there is none."""
    known, full = regions.load(ws), code.ljust(_WHOLE, "0")
    if full not in known:
        return code
    found = known.of(full)
    return (found.name_en or code) if english else found.name


def park(code: str, ws: Workspace | None, english: bool) -> str:
    """The park of an id; the id where there is none."""
    known = subjects.load(ws)
    if code not in known or known[code].kind is not SubjectKind.PARK:
        return code
    found = known[code]
    return (found.name_en or code) if english else found.name


def industry(code: str, english: bool) -> str:
    """The code with the name of the industry; the code where there is none. Only divisions have a name in English: a
    class is said to be of its division."""
    try:
        path = industries.load().path(code)
    except NotFound:
        return code
    if not english:
        return f"{code}（{path[-1].name}）"
    called = next((one for one in reversed(path) if one.name_en), None)
    if called is None:
        return code
    return f"{code} ({called.name_en})" if called is path[-1] else f"{code} (of {called.name_en})"
