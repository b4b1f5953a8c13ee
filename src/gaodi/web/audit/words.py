"""What the actions of the trail are called on pages. An app adds its own: `words.add({"plan.publish": _("…")})`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy

_ACTIONS: dict[str, Any] = {
    "sign-in": gettext_lazy("Signed in"),
    "sign-out": gettext_lazy("Signed out"),
    "sign-in.failed": gettext_lazy("Sign-in failed"),
    "sign-in.locked": gettext_lazy("Sign-in locked"),
    "sign-in.unlocked": gettext_lazy("Sign-in unlocked"),
    "second-factor.added": gettext_lazy("Second factor set up"),
    "second-factor.removed": gettext_lazy("Second factor removed"),
    "second-factor.reset": gettext_lazy("Recovery codes renewed"),
    "second-factor.failed": gettext_lazy("Second factor wrong"),
    "password.reset": gettext_lazy("Password reset by administrator"),
    "refused": gettext_lazy("Refused"),
    "export": gettext_lazy("Exported"),
    "look.confidential": gettext_lazy("Looked at confidential figures"),
    "audit.verify": gettext_lazy("Audit trail checked"),
    "job.start": gettext_lazy("Background work started"),
    "job.done": gettext_lazy("Background work done"),
    "job.failed": gettext_lazy("Background work failed"),
    "job.cancel": gettext_lazy("Asked to cancel background work"),
    "job.cancelled": gettext_lazy("Background work cancelled"),
    "job.interrupted": gettext_lazy("Background work interrupted"),
}
_VERBS = {
    "create": gettext_lazy("%(thing)s: created"),
    "change": gettext_lazy("%(thing)s: changed"),
    "delete": gettext_lazy("%(thing)s: deleted"),
}


def add(actions: Mapping[str, Any]) -> None:
    """Name more actions."""
    _ACTIONS.update(actions)


_KINDS: dict[str, Any] = {"table": gettext_lazy("table")}


def add_kinds(kinds: Mapping[str, Any]) -> None:
    """Name more kinds of things that are no records: `add_kinds({"enterprise": _("Enterprise")})`."""
    _KINDS.update(kinds)


def action_words(action: str) -> str:
    """The words for an action; the action itself where nobody named it."""
    if action in _ACTIONS:
        return str(_ACTIONS[action])
    model, _dot, verb = action.rpartition(".")
    return str(_VERBS[verb]) % {"thing": kind_words(model)} if verb in _VERBS else action


def kind_words(kind: str) -> str:
    """The words for a kind of thing: the name of the record, where it is one."""
    if kind in _KINDS:
        return str(_KINDS[kind])
    for model in apps.get_models():
        if model._meta.model_name == kind:
            return str(model._meta.verbose_name)
    return kind


def field_words(kind: str, name: str) -> str:
    """The words for a field of a record; the name itself where it is none."""
    for model in apps.get_models():
        if model._meta.model_name == kind:
            for field in model._meta.fields:
                if name in {field.name, field.attname}:
                    return str(field.verbose_name)
    return name


def known() -> dict[str, Any]:
    """The actions that can be chosen in the filter."""
    return dict(_ACTIONS)
