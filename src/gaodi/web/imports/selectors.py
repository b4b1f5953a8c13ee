"""What a person sees of imports: the files of the own place, and what was loaded by other ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from gaodi import periods
from gaodi.errors import GaodiError
from gaodi.registry import forms, sources
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.imports.models import Import, State
from gaodi.web.imports.words import INTERRUPTED
from gaodi.web.people.models import User
from gaodi.web.plans.templatetags.plan import names
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def visible(user: User) -> QuerySet[Import]:
    """The imports that the person may see."""
    return policy.visible(user, Import.objects.select_related("owner", "organisation", "job"))


def found(user: User, key: UUID | str, action: Action = Action.READ_IMPORTS) -> Import:
    """One import, if the person may do this to it. Raises Http404, or refuses."""
    one = Import.objects.select_related("owner", "organisation", "job").filter(pk=key).first()
    if one is None:
        raise Http404
    policy.require(user, action, one)
    return one


def require_content(user: User, one: Import) -> None:
    """Refuse who may not see figures of single enterprises; to see those that somebody else brought is a look."""
    if one.owner_id != user.pk:
        policy.require(user, Action.READ_CONFIDENTIAL, one)


def loads(ws: Workspace) -> dict[int, dict[str, Any]]:
    """Batch → what the lake says of the load."""
    return {row["batch"]: row for row in forms.history(ws).iter_rows(named=True)}


def load_of(ws: Workspace, user: User, batch: int) -> dict[str, Any]:
    """A load that came by another way than these pages. Raises Http404 for others, and for who does not see all."""
    one = loads(ws).get(batch)
    if one is None or not policy.everywhere(user, Action.READ_IMPORTS):
        raise Http404
    return one


def rows(ws: Workspace, user: User) -> list[dict[str, Any]]:
    """The history: imports of these pages and loads by command, the latest first."""
    known, called = loads(ws), Called(ws)
    mine = [_row(one, called, known.get(one.batch or -1)) for one in visible(user)]
    if policy.everywhere(user, Action.READ_IMPORTS):
        ours = set(Import.objects.exclude(batch=None).values_list("batch", flat=True))
        mine += [_other(one, called) for batch, one in known.items() if batch not in ours]
    return sorted(mine, key=lambda row: row["at"], reverse=True)


def _row(one: Import, called: Called, load: dict[str, Any] | None) -> dict[str, Any]:
    state = INTERRUPTED if one.interrupted else one.state
    if one.state == State.LOADED and load and load["taken_back"]:
        state = State.TAKEN_BACK
    return {
        "key": str(one.pk),
        "batch": one.batch,
        "at": one.created,
        "form": one.form,
        "form_name": called.form(one.form),
        "period": called.period(one.period),
        "source": called.source(one.source),
        "file": one.file,
        "rows": one.rows,
        "errors": one.errors or None,
        "warnings": one.warnings or None,
        "state": str(state),
        "who": one.owner.name,
        "organisation": one.organisation.label,
    }


def _other(one: dict[str, Any], called: Called) -> dict[str, Any]:
    return {
        "key": None,
        "batch": one["batch"],
        "at": one["recorded"],
        "form": one["form"],
        "form_name": called.form(one["form"]),
        "period": called.period(one["period"]),
        "source": called.source(one["source"]),
        "file": one["file"],
        "rows": one["rows"],
        "errors": None,
        "warnings": one["warnings"] or None,
        "state": str(State.TAKEN_BACK if one["taken_back"] else State.LOADED),
        "who": called.person(one["user"]),
        "organisation": None,
    }


class Called:
    """What forms, sources, periods and people are called on the page."""

    def __init__(self, ws: Workspace | None) -> None:
        self._forms, self._sources, self._people = forms.load(ws), sources.load(ws), names()

    def form(self, key: str) -> str:
        """A form; its id where it is no longer defined."""
        return definitions.name(self._forms[key]) if key in self._forms else key

    def source(self, key: str) -> str:
        """A source; its id where it is no longer defined."""
        return definitions.name(self._sources[key]) if key in self._sources else key

    def period(self, code: str | None) -> str:
        """A period; empty where there is none."""
        try:
            return periods.parse(code).label(definitions.language()) if code else ""
        except GaodiError:
            return code or ""

    def person(self, username: str) -> str:
        """Who it was: a name, or the account where it is not one of this server's."""
        return self._people.get(username, username)
