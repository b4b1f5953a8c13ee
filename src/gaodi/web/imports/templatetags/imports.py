"""What a column of a layout is set to: `{% chosen column request.POST as now %}`."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from gaodi.web.imports.layouts import Laid

register = template.Library()


@register.simple_tag
def chosen(column: Laid, sent: Mapping[str, str]) -> dict[str, str]:
    """The key and the unit that were sent; before that, those that are suggested."""
    if column.name in sent:
        return {"key": sent[column.name], "unit": sent.get(f"{column.name}-unit", "")}
    return {"key": column.suggestion.key or "", "unit": column.suggestion.unit}
