"""Words of definitions in templates: `{% target_status use as status %}`."""

from __future__ import annotations

from django import template

from gaodi.web.definitions.usage import Use
from gaodi.web.plans import results, words
from gaodi.web.site.tables import Status

register = template.Library()


@register.simple_tag
def target_status(use: Use) -> Status:
    """Where the target stands by the last run."""
    known = results.attainment(use.shown).get(use.target.id, {})
    return words.STATUS[known.get("status") or "no_data"]
