"""The workspace that this server serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from gaodi.errors import WorkspaceError

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def workspace() -> Workspace | None:
    """The open workspace, or None while it has not been made (pages then say how to make it)."""
    import gaodi

    try:
        return gaodi.open(settings.GAODI_WORKSPACE)
    except (AttributeError, WorkspaceError):
        return None
