"""The region this server is for, as its workspace names it."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from gaodi.errors import GaodiError


def label() -> str:
    """The region's name in the language of the page; empty while the workspace has not been made."""
    try:
        from gaodi.workspace import Workspace

        region = Workspace(settings.GAODI_WORKSPACE).settings.region
    except (ImportError, GaodiError, AttributeError, TypeError):
        return ""
    english = (get_language() or "").startswith("en")
    for name in ("name_en", "label_en") if english else ("name", "label"):
        if value := getattr(region, name, ""):
            return str(value)
    return str(region) if isinstance(region, str) else str(getattr(region, "name", ""))
