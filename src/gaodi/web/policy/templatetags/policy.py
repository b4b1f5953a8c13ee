"""How templates ask: `{% allows "publish_plan" plan as may_publish %}`."""

from typing import Any

from django import template

from gaodi.web.policy.actions import Action
from gaodi.web.policy.decisions import allows as asked

register = template.Library()


@register.simple_tag(takes_context=True)
def allows(context: dict[str, Any], action: str, thing: Any = None) -> bool:
    """Whether the person of the page may do the action."""
    request = context.get("request")
    return request is not None and asked(request.user, Action(action), thing)
