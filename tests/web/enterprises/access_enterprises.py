"""Addresses of the enterprises, as pages and over the API."""

from __future__ import annotations

from gaodi.web.enterprises.models import SavedView
from gaodi.web.policy import Action
from web.matrix import Row, World

READ, SAVE = Action.READ_ENTERPRISES, Action.SAVE_VIEW
NOBODY = "91430121MA4T9999XX"


def nobody(world: World) -> tuple[str]:
    return (NOBODY,)


def figures(world: World) -> tuple[str, str]:
    return (NOBODY, "revenue")


def view(world: World) -> tuple[int]:
    return (SavedView.objects.get_or_create(owner=world.user, name="one")[0].pk,)


ROWS = {
    "enterprises:index": Row(READ),
    "enterprises:map": Row(READ),
    "enterprises:cells": Row(READ),
    "enterprises:districts": Row(READ),
    "enterprises:views": Row(SAVE),
    "enterprises:view_save": Row(SAVE, "POST", data=lambda world: {"name": "test", "query": "scale=large"}),
    "enterprises:view_share": Row(SAVE, "POST", view),
    "enterprises:view_remove": Row(SAVE, "POST", view),
    "enterprises:dossier": Row(READ, args=nobody),
    "enterprises:mentions": Row(READ, args=nobody),
    "enterprises:series": Row(READ, args=figures),
    "api:enterprises": Row(READ),
    "api:suggest": Row(READ),
    "api:export_enterprises": Row(Action.EXPORT),
    "api:enterprise": Row(READ, args=nobody),
    "api:observed": Row(READ, args=nobody),
}
