"""Words of the plan in templates: `{{ decision.action|action_word }}`, `{{ target|goal }}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from gaodi.web.people.models import User
from gaodi.web.plans import forms, words

register = template.Library()
# Who put the demonstration's plans and figures into its workspace: no account.
DEMONSTRATION = "demonstration"


@register.filter
def goal(target: Any) -> str:
    """What a target asks for, in one line."""
    return forms.goal(target)


@register.filter
def scope(written: str | None) -> str:
    """Whom a target speaks of."""
    return words.scope(written)


@register.filter
def person(username: str) -> str:
    """The name of who did it; the account where it is not one of this server's."""
    return names().get(username) or (_("Demonstration") if username == DEMONSTRATION else username)


def names() -> dict[str, str]:
    """Account → name."""
    return dict(User.objects.values_list("username", "name"))


@register.filter
def action_word(action: Any) -> Any:
    """What a decision does."""
    return words.ACTIONS[action]


@register.filter
def item_word(kind: Any) -> Any:
    """What an item is."""
    return words.ITEMS[kind]


@register.filter
def kind_word(kind: Any) -> Any:
    """What a target's value says."""
    return words.KINDS[kind]


@register.filter
def name_word(kind: Any) -> Any:
    """What a name names."""
    return words.NAME_KINDS[kind]
