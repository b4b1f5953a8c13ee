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
    return (found.name_en or found.name) if english else found.name


def park(code: str, ws: Workspace | None, english: bool) -> str:
    """The park of an id; the id where there is none."""
    known = subjects.load(ws)
    if code not in known or known[code].kind is not SubjectKind.PARK:
        return code
    found = known[code]
    return (found.name_en or found.name) if english else found.name


def industry(code: str, english: bool) -> str:
    """The code with the name of the industry; the code where there is none."""
    try:
        found = industries.load().find(code)
    except NotFound:
        return code
    name = (found.name_en or found.name) if english else found.name
    return f"{code} ({name})" if english else f"{code}（{name}）"
