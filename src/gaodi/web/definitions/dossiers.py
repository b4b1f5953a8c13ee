"""Ways into the pages of enterprises, which are another app's: empty while it is not there."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def dossier(code: str | None) -> str:
    """The address of the dossier of a unified social credit code."""
    return _address("enterprises:dossier", code) if code else ""


def enterprises_of(industry: str) -> str:
    """The address of the list of the enterprises of an industry."""
    index = _address("enterprises:index")
    return f"{index}?{urlencode({'industry': industry})}" if index else ""


def _address(name: str, *parts: str) -> str:
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""
