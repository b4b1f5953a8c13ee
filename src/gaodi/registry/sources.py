"""Where figures come from, and what may be done with them.

A source carries who provides it, on what legal basis, for which purposes it may be used, who may receive it and how
long it is kept. When sources disagree the order decides: that of the workspace's settings, then that of the catalogue.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from gaodi.registry import defined
from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.identified import Set, every

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "sources.yaml"


class Source(Definition):
    """One source.

    legal_basis: the law, rule or agreement under which it is given. purposes, recipients: for what, and to whom it may
    go; nothing else is allowed. bands: it gives intervals instead of figures (tax). synthetic: its figures are made up.
    """

    id: Slug
    name: Text
    name_en: Text
    provider: Text
    legal_basis: Text
    purposes: tuple[Text, ...]
    recipients: tuple[Text, ...]
    retention: Text
    bands: bool = False
    synthetic: bool = False
    notes: str = ""


class File(Definition):
    """What sources.yaml holds."""

    format: Literal["gaodi-sources/1"]
    sources: tuple[Source, ...]


class Sources(Set[Source]):
    """Sources by id, the most trusted first."""

    noun = "source"


def load(ws: Workspace | None = None) -> Sources:
    """The sources of the catalogue and of a workspace, in the order that decides.

    Raises InputError for faults of the files; a source that the settings name and nobody defines is passed over.
    """
    found = _load(defined.stamps(NAME, ws))
    first = ws.settings.sources if ws is not None else ()
    ranked = [found[key] for key in first if key in found]
    return Sources([*ranked, *(s for key, s in found.items() if key not in first)])


def unknown(ws: Workspace) -> tuple[str, ...]:
    """The sources that the settings of a workspace put in order and that nobody defines."""
    found = _load(defined.stamps(NAME, ws))
    return tuple(key for key in ws.settings.sources if key not in found)


@lru_cache(maxsize=16)
def _load(stamps: tuple[defined.Stamp, ...]) -> Sources:
    return Sources(every(stamps, File, "sources"))
