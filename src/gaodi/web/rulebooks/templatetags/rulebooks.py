"""Words of rulebooks in templates: `{{ fault|finding }}`, `{% for line, own in said|beside_lines:other %}`."""

from __future__ import annotations

from collections.abc import Iterator

from django import template

from gaodi.errors import Fault
from gaodi.web.rulebooks import findings

register = template.Library()


@register.filter
def finding(fault: Fault) -> str:
    """What is wrong and what to do, without its place."""
    return findings.sentence(fault)


@register.filter
def place(fault: Fault) -> str:
    """Where it is, in words."""
    return findings.place(fault.where)


@register.filter
def beside_lines(said: str, other: str | None) -> Iterator[tuple[str, bool]]:
    """The lines of a text, each with whether the other text has none like it."""
    there = set((other or "").split("\n"))
    for line in said.split("\n"):
        yield line, other is not None and line not in there
