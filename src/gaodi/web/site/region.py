"""The region this server is for, as the settings of its workspace name it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from gaodi.errors import GaodiError
from gaodi.web.site.languages import language

if TYPE_CHECKING:
    from gaodi.workspace import Settings

SETTINGS = "gaodi.yaml"


def label() -> str:
    """The region's name in the language of the page; empty while the workspace has not been made.

    The demonstration goes by its own name: what it shows of a fictional city is not the region's.
    """
    file = Path(settings.GAODI_WORKSPACE) / SETTINGS
    found = _settings(str(file.parent), file.stat().st_mtime_ns) if file.exists() else None
    if found is None:
        return ""
    if found.demonstration:
        return _("Gaodi demonstration")
    english = language() == "en"
    return (english and found.region.name_en) or found.region.name


@lru_cache(maxsize=4)
def _settings(folder: str, _changed: int) -> Settings | None:
    """The settings of the workspace, read again when the file changes; None while they cannot be read."""
    import gaodi

    try:
        return gaodi.open(folder).settings
    except GaodiError:
        return None
