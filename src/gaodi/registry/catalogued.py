"""Enters what the catalogue holds about a region: published figures and members of named lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import ConfigDict

from gaodi import catalog
from gaodi.errors import NotFound
from gaodi.registry import defined, lists, observations
from gaodi.registry.definition import Definition

if TYPE_CHECKING:
    from pathlib import Path

    from gaodi.workspace import Workspace


class _Head(Definition):
    """The first keys of a file: what it is, and which region it is about."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal["gaodi-observations/1", "gaodi-members/1"]
    region: str = ""


def load_catalogue(ws: Workspace, region: str | None = None, *, user: str = "") -> int:
    """Enter the figures and lists that the catalogue holds about a region; how many rows were new.

    region: its code; by default that of the workspace. Doing it again changes nothing. Raises NotFound for a region
    about which the catalogue has nothing.
    """
    code = region or ws.settings.region.code
    figures, members = _about("observations", code), _about("lists", code)
    if not figures and not members:
        raise NotFound(f"The catalogue has no figures about the region {code!r}.")
    added = sum(observations.load(ws, path, user=user).added for path in figures)
    return added + sum(lists.load_members(ws, path, user=user).added for path in members)


def _about(folder: str, code: str) -> list[Path]:
    """The files of a folder of the catalogue that are about a region."""
    paths = sorted((catalog.root() / folder).glob("*.yaml"))
    return [path for path in paths if defined.read(defined.Stamp.of(path), _Head)[0].region == code]
