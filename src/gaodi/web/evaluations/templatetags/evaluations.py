"""Small words of evaluations in templates."""

from __future__ import annotations

from typing import Any

from django import template

from gaodi.registry import sources
from gaodi.web.plans.templatetags import plan

register = template.Library()


@register.filter
def person(username: str) -> str:
    """The name of who did it."""
    return plan.person(username) if username else ""


@register.filter
def statement(sentence: str) -> str:
    """That a source was left out, without what its office can do about it."""
    return sources.statement(sentence)


@register.filter
def times(value: Any, by: float) -> float:
    """A length as it is drawn."""
    return float(value) * float(by)


@register.filter
def plainly(value: float) -> str:
    """A number as an attribute has it: no thousands, no exponent, no zeros at its end."""
    text = f"{float(value):.10f}".rstrip("0").rstrip(".")
    return text or "0"
