"""Everything that changes accounts, organisations and memberships."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gaodi.errors import InputError, Refused
from gaodi.web.audit.services import record
from gaodi.web.people.models import Membership, Organisation, User
from gaodi.web.people.roles import Kind, Role
from gaodi.web.site.versions import unchanged

# Letters and digits that are not mistaken for one another when copied from paper.
_READABLE = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ234679"


def new_password(length: int = 16) -> str:
    """A random password that can be read aloud."""
    return "".join(secrets.choice(_READABLE) for _ in range(length))


@transaction.atomic
def create_user(username: str, name: str, *, password: str | None = None, temporary: bool = True) -> tuple[User, str]:
    """A new account and its password, which is shown once and kept only as a hash."""
    if User.objects.filter(username__iexact=username).exists():
        raise InputError(_("An account named %(name)s exists already. Choose another name.") % {"name": username})
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
def set_active(user: User, active: bool, by: User | None = None) -> None:
    """Close or open an account. A closed one keeps its history and cannot sign in."""
    if by is not None and by == user:
        raise Refused(_("Nobody closes the own account: ask another administrator."))
    user.is_active = active
    user.save(update_fields=["is_active"])


@transaction.atomic
def create_organisation(
    code: str, name: str, kind: Kind | str, *, name_en: str = "", parent: Organisation | None = None
) -> Organisation:
    """A new organisation under its parent, or at the top of the tree."""
    if Organisation.objects.filter(code=code).exists():
        raise InputError(_("The code %(code)s is taken already; codes are never used twice.") % {"code": code})
    fields = {"code": code, "name": name, "name_en": name_en, "kind": str(kind)}
    if parent is None:
        return Organisation.objects.add_root(create_kwargs=fields)
    return Organisation.objects.add_child(Organisation.objects.get(pk=parent.pk), create_kwargs=fields)


@transaction.atomic
def grant(
    user: User, organisation: Organisation, role: Role | str, *, since: date | None = None, by: User | None = None
) -> Membership:
    """Give a person a role in an organisation; one already held is returned. Nobody gives a role to oneself."""
    if by is not None and by == user:
        raise Refused(_("Nobody gives a role to oneself: ask another administrator."))
    held = Membership.objects.current().filter(user=user, organisation=organisation, role=str(role)).first()
    return held or Membership.objects.create(
        user=user, organisation=organisation, role=str(role), since=since or timezone.localdate()
    )


@transaction.atomic
def change_organisation(
    organisation: Organisation, *, name: str, name_en: str, kind: str, active: bool, seen: int | None = None
) -> None:
    """Rename an organisation, or close it: roles held in a closed one no longer count. The code stays.

    seen: the version that the person read, where the change must not undo somebody else's.
    """
    unchanged(Organisation.objects.select_for_update().get(pk=organisation.pk), seen)
    organisation.name, organisation.name_en, organisation.kind, organisation.active = name, name_en, kind, active
    organisation.save(update_fields=["name", "name_en", "kind", "active"])


@transaction.atomic
def remove_second_factor(user: User, by: User) -> int:
    """For a person who has lost the telephone and the recovery codes."""
    removed, _rows = Authenticator.objects.filter(user=user).delete()
    record("second-factor.removed", actor=by, thing=user)
    return removed


@transaction.atomic
def unlock(user: User, by: User) -> None:
    """Let a person try again who was locked out after too many wrong passwords."""
    reset(username=user.username.lower())
    record("sign-in.unlocked", actor=by, thing=user)


@transaction.atomic
def withdraw(membership: Membership) -> None:
    """End a role as of today: it stays in the history and no longer counts."""
    yesterday = timezone.localdate() - timedelta(days=1)
    if membership.since > yesterday:
        membership.delete()
        return
    membership.until = yesterday
    membership.save(update_fields=["until"])


def keep_preference(user: User, field: str, value: str) -> None:
    """Keep the language or the theme with the account. It is nobody else's business, so not on the audit trail."""
    User.objects.filter(pk=user.pk).update(**{field: value})
