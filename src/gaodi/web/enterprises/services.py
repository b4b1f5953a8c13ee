"""Keeping, sharing and removing saved views."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from gaodi.errors import InputError
from gaodi.web.enterprises.asked import canonical
from gaodi.web.enterprises.models import SavedView
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.selectors import memberships_of


@transaction.atomic
def save_view(user: User, name: str, query: str, shared: str = "") -> SavedView:
    """Keep what an address asks for under a name; one's own view of that name is replaced.

    shared: the code of an own organisation whose people see it too. Raises InputError for a name or organisation that
    cannot be.
    """
    name = name.strip()
    if not name:
        raise InputError(_("A view needs a name."))
    if len(name) > SavedView._meta.get_field("name").max_length:
        raise InputError(_("The name of a view has at most 60 characters."))
    kept = {"query": canonical(query), "organisation": _own(user, shared)}
    view, _made = SavedView.objects.update_or_create(owner=user, name=name, defaults=kept)
    return view


def share_view(view: SavedView, user: User, shared: str) -> None:
    """Let the people of an own organisation see it, or nobody else."""
    view.organisation = _own(user, shared)
    view.save(update_fields=["organisation", "changed"])


def _own(user: User, code: str) -> Organisation | None:
    if not code:
        return None
    own = {membership.organisation.code: membership.organisation for membership in memberships_of(user)}
    if code not in own:
        raise InputError(_("A view is shared within an organisation of one's own."))
    return own[code]
