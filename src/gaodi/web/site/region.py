"""The region this server is for, as the settings of its workspace name it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from gaodi.errors import GaodiError

SETTINGS = "gaodi.yaml"


def label() -> str:
    """The region's name in the language of the page; empty while the workspace has not been made."""
    file = Path(settings.GAODI_WORKSPACE) / SETTINGS
    if not file.exists():
        return ""
    region = _region(str(file.parent), file.stat().st_mtime_ns)
    english = (get_language() or "").startswith("en")
    return _name(region, "en" if english else "zh") or _name(region, "zh")


@lru_cache(maxsize=4)
def _region(folder: str, _changed: int) -> Any:
    """What the settings say of the region; read again when the file changes."""
    import gaodi

    try:
        return gaodi.open(folder).settings.region
    except (GaodiError, AttributeError):
        return None


def _name(region: Any, language: str) -> str:
    """The name in a language, of a plain name or of one in several languages."""
    if region is None or isinstance(region, str):
        return region or ""
    suffixed = getattr(region, "name_en", "") if language == "en" else getattr(region, "name", "")
    return str(suffixed or getattr(region, language, "") or "")
