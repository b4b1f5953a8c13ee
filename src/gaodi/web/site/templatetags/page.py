"""Small parts of pages: icons, assets of the front-end build, addresses with one parameter changed."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
BUILD = Path(__file__).resolve().parents[2] / "static" / "build"


@cache
def _stamps() -> dict[str, str]:
    """What the front-end build says about its files: name → hash of the content."""
    manifest = BUILD / "manifest.json"
    return json.loads(manifest.read_text()) if manifest.exists() else {}


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file; it changes when the file does, so that it may be cached for a year."""
    stamps = _stamps.__wrapped__() if settings.DEBUG else _stamps()
    return f"{static(f'build/{name}')}?v={stamps.get(name, '0')}"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; without a label it is decoration and hidden from screen readers."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            asset("icons.svg"),
            name,
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', asset("icons.svg"), name)


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], **changes: Any) -> str:
    """The address of this page with some parameters changed; an empty value takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


_CONTROLS = {"checkbox": "form-check-input", "select": "form-select", "radioselect": "form-check-input", "hidden": ""}


@register.filter
def control(field: Any) -> SafeString:
    """A form field in the look of the pages; its errors are read out with it."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "") or type(widget).__name__.lower()
    attributes = {"class": _CONTROLS.get(kind, "form-control")}
    if field.errors:
        attributes |= {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}-errors"}
    return field.as_widget(attrs=attributes)


@register.filter(is_safe=True)
def closed_up(text: str) -> str:
    """A part of a page without the space between Chinese sentences, which stand without one."""
    return re.sub(r"(?<=[。；])[ \n]+(?=[^\s<])", "", text)
