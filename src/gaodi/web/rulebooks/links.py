"""Addresses of other places that may not be there."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def evaluation(key: str) -> str:
    """Where an evaluation of a rulebook is started; nothing while there is no such page."""
    try:
        return f"{reverse('evaluations:new')}?{urlencode({'rulebook': key})}"
    except NoReverseMatch:
        return ""


def qualifying(key: str) -> str:
    """Where those stand that qualify for a document; nothing while there is no such page."""
    try:
        return reverse("evaluations:offers", args=[key])
    except NoReverseMatch:
        return ""


def writing(key: str = "") -> str:
    """Where the next edition of a rulebook is written, or a new one is begun; nothing while there is no such page."""
    try:
        begun = urlencode({"from": key, "as": "next"})
        return f"{reverse('drafting:write')}?{begun}" if key else reverse("drafting:new")
    except NoReverseMatch:
        return ""


def metric(name: str) -> str:
    """The page of a metric by the name that expressions give it."""
    return reverse("definitions:metric", args=[name.replace("_", "-")])


def named_list(key: str) -> str:
    """The page of a named list."""
    return reverse("definitions:list", args=[key])


def reader(key: str) -> str:
    """The page of a rulebook."""
    return reverse("rulebooks:read", args=[key])
