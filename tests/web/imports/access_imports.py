"""Addresses of imports and data quality, as pages and over the API."""

from __future__ import annotations

from uuid import uuid4

from gaodi.web.imports.models import Import, State
from gaodi.web.policy import Action
from web.matrix import Row, World

READ, ENTER, TAKE_BACK = Action.READ_IMPORTS, Action.ENTER_FIGURES, Action.TAKE_BACK_IMPORT


def form(world: World) -> tuple[str]:
    return ("annual-enterprise",)


def one(world: World) -> tuple[str]:
    made = Import.objects.create(
        owner=world.user, organisation=world.tree["park"], form="annual-enterprise", source="office", file="a.xlsx",
        state=State.READY,
    )  # fmt: skip
    return (str(made.pk),)


def nothing(world: World) -> tuple[str]:
    return (str(uuid4()),)


def batch(world: World) -> tuple[int]:
    return (1,)


ROWS = {
    "imports:index": Row(READ),
    "imports:new": Row(ENTER),
    "imports:form": Row(ENTER, args=form),
    "imports:blank": Row(ENTER, args=form),
    "imports:one": Row(READ, args=one),
    "imports:watch": Row(READ, args=one),
    "imports:check": Row(ENTER, "POST", args=one),
    "imports:load": Row(ENTER, "POST", args=one),
    "imports:discard": Row(ENTER, "POST", args=one),
    "imports:marked": Row(READ, args=one),
    "imports:original": Row(Action.EXPORT, args=nothing),
    "imports:layout": Row(ENTER, args=one),
    "imports:take-back": Row(TAKE_BACK, args=one),
    "imports:batch": Row(READ, args=batch),
    "imports:take-back-batch": Row(TAKE_BACK, args=batch),
    "imports:batch-original": Row(Action.EXPORT, args=batch),
    "imports:quality": Row(READ),
    "imports:quality-part": Row(READ, args=lambda world: ("contradictions",)),
    "imports:quality-compute": Row(ENTER, "POST"),
    "api:list_forms": Row(ENTER),
    "api:blank_form": Row(ENTER, args=form),
    "api:list_imports": Row(READ),
    "api:bring": Row(ENTER, "POST"),
    "api:show_import": Row(READ, args=one),
    "api:list_faults": Row(READ, args=one),
    "api:load_import": Row(ENTER, "POST", args=one),
    "api:take_back_import": Row(TAKE_BACK, "DELETE", args=one),
}
