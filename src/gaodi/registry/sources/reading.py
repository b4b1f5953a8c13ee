"""The sources of the catalogue and of a workspace, in the order that decides when they disagree."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gaodi.registry import defined
from gaodi.registry.identified import every
from gaodi.registry.sources.model import File, Sources

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

NAME = "sources.yaml"


def load(ws: Workspace | None = None) -> Sources:
    """The sources of the catalogue and of a workspace, in the order that decides.

    Raises InputError for faults of the files; a source that the settings name and nobody defines is passed over.
    """
    return _ordered(defined.stamps(NAME, ws), tuple(ws.settings.sources) if ws is not None else ())


def unknown(ws: Workspace) -> tuple[str, ...]:
    """The sources that the settings of a workspace put in order and that nobody defines."""
    found = _load(defined.stamps(NAME, ws))
    return tuple(key for key in ws.settings.sources if key not in found)


@lru_cache(maxsize=16)
def _ordered(stamps: tuple[defined.Stamp, ...], first: tuple[str, ...]) -> Sources:
    found = _load(stamps)
    ranked = [found[key] for key in first if key in found]
    return Sources([*ranked, *(s for key, s in found.items() if key not in first)])


@lru_cache(maxsize=16)
def _load(stamps: tuple[defined.Stamp, ...]) -> Sources:
    return Sources(every(stamps, File, "sources"))
