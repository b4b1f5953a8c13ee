"""Words and addresses of matching in templates: `{{ said.weight|bits }}`, `{% record_address kind record %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from gaodi.web.matching.selectors import LEAST
from gaodi.web.matching.views import address

register = template.Library()


@register.simple_tag
def record_address(kind: str, key: str) -> str:
    """Where a record is looked at."""
    return address(kind, key)


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    """What a mapping says for a key."""
    return mapping.get(key)


@register.filter
def bits(weight: float) -> str:
    """A weight with its sign: `+8.9`, `−3.6`, `0`."""
    return "0" if abs(weight) < LEAST else f"{weight:+.1f}".replace("-", "\u2212")


@register.filter
def tone(weight: float) -> str:
    """Whether a weight speaks for, against, or says nothing."""
    return "none" if abs(weight) < LEAST else "good" if weight > 0 else "poor"
