"""The workspace that this server serves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SETTINGS = "gaodi.yaml"


def workspace() -> Workspace | None:
    """The open workspace, or None while it has not been made (pages then say how to make it).

    Raises WorkspaceError for one that cannot be used; the page then says so (site/faults.py).
    """
    import gaodi

    folder = Path(settings.GAODI_WORKSPACE)
    return gaodi.open(folder) if (folder / SETTINGS).is_file() else None


def ready() -> Workspace:
    """The workspace; Http404 while there is none."""
    ws = workspace()
    if ws is None:
        raise Http404
    return ws
