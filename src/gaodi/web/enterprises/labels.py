"""What the registry keeps as codes, in the language of the page, as the registry itself calls it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gaodi.registry import enterprises
from gaodi.web.enterprises import words

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


class Names(dict):
    """Code → words; every code has some, at the worst itself."""

    def __init__(self, ws: Workspace, facet: str) -> None:
        super().__init__()
        self.ws, self.facet = ws, facet
        self._called = None

    def __bool__(self) -> bool:
        return True

    def __contains__(self, code: object) -> bool:
        return code is not None and code != ""

    def __missing__(self, code: object) -> str:
        self[code] = self._said(_text(code))
        return self[code]

    def _said(self, code: str) -> str:
        if self._called is None:
            self._called = enterprises.namer(self.ws, self.facet, words.language())
        said = self._called(code)
        # Shanghai has no prefecture that a code would stand for: its province is meant.
        return self._called(f"{code[:2]}0000") if said == code and self.facet == "region" else said


def _text(code: object) -> str:
    """Yes and no are kept as such in rows, and as words in facets."""
    if isinstance(code, bool):
        return "yes" if code else "no"
    return str(code)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one page: `labels["park"]["demo-etdz"]`."""

    ws: Workspace
    _names: dict[str, Names] = field(default_factory=dict)

    def __getitem__(self, facet: str) -> Names:
        return self._names.setdefault(facet, Names(self.ws, facet))
