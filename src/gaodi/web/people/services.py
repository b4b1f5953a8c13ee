"""Everything that changes accounts, organisations and memberships."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from gaodi.errors import InputError
from gaodi.web.audit.services import record
from gaodi.web.people.models import Membership, Organisation, User
from gaodi.web.people.roles import Kind, Role

# Letters and digits that are not mistaken for one another when copied from paper.
_READABLE = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ234679"


def new_password(length: int = 16) -> str:
    """A random password that can be read aloud."""
    return "".join(secrets.choice(_READABLE) for _ in range(length))


@transaction.atomic
def create_user(username: str, name: str, *, password: str | None = None, temporary: bool = True) -> tuple[User, str]:
    """A new account and its password, which is shown once and kept only as a hash."""
    if User.objects.filter(username__iexact=username).exists():
        raise InputError(f"An account named {username} exists already. Choose another name.")
    user = User(username=username, name=name, must_change_password=temporary)
    password = password or new_password()
    validate_password(password, user)
    user.set_password(password)
    user.save()
    return user, password


@transaction.atomic
def reset_password(user: User, by: User) -> str:
    """A new temporary password, for a person who has lost theirs; returned once."""
    password = new_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record("password.reset", actor=by, thing=user)
    return password


@transaction.atomic
def set_active(user: User, active: bool) -> None:
    """Close or open an account. A closed one keeps its history and cannot sign in."""
    user.is_active = active
    user.save(update_fields=["is_active"])


@transaction.atomic
def create_organisation(
    code: str, name: str, kind: Kind | str, *, name_en: str = "", parent: Organisation | None = None
) -> Organisation:
    """A new organisation under its parent, or at the top of the tree."""
    if Organisation.objects.filter(code=code).exists():
        raise InputError(f"An organisation with the code {code} exists already. Codes are never used twice.")
    fields = {"code": code, "name": name, "name_en": name_en, "kind": str(kind)}
    if parent is None:
        return Organisation.objects.add_root(create_kwargs=fields)
    return Organisation.objects.add_child(Organisation.objects.get(pk=parent.pk), create_kwargs=fields)


@transaction.atomic
def grant(user: User, organisation: Organisation, role: Role | str, *, since: date | None = None) -> Membership:
    """Give a person a role in an organisation; a role already held is returned as it is."""
    held = Membership.objects.current().filter(user=user, organisation=organisation, role=str(role)).first()
    return held or Membership.objects.create(
        user=user, organisation=organisation, role=str(role), since=since or timezone.localdate()
    )


@transaction.atomic
def withdraw(membership: Membership) -> None:
    """End a role as of today: it stays in the history and no longer counts."""
    yesterday = timezone.localdate() - timedelta(days=1)
    if membership.since > yesterday:
        membership.delete()
        return
    membership.until = yesterday
    membership.save(update_fields=["until"])
