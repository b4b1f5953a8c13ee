"""A small tree of organisations, accounts that hold roles in it, and clients that are signed in."""

from __future__ import annotations

from django.test import Client
from django.test.client import ClientHandler

from gaodi.web.people import services
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Kind, Role

PASSWORD = "a-long-password-42"
HELD_AT = {
    Role.LEADER: "group",
    Role.OFFICER: "office",
    Role.REVIEWER: "office",
    Role.STATISTICIAN: "office",
    Role.PARK_OFFICER: "park",
    Role.ENTERPRISE_OFFICER: "enterprise",
    Role.AUDITOR: "group",
    Role.ADMINISTRATOR: "group",
}

# One for all clients: each handler of its own would load every middleware anew.
HANDLER = ClientHandler(enforce_csrf_checks=False)


def planted() -> dict[str, Organisation]:
    """The organisations of `tree`."""
    made: dict[str, Organisation] = {}
    for code, parent, kind in (
        ("group", "", Kind.LEADING_GROUP),
        ("office", "group", Kind.OFFICE),
        ("department", "group", Kind.DEPARTMENT),
        ("district", "group", Kind.DISTRICT),
        ("park", "district", Kind.PARK),
        ("other-park", "district", Kind.PARK),
        ("enterprise", "park", Kind.ENTERPRISE),
    ):
        made[code] = services.create_organisation(
            code, f"{code}（测试）", kind, name_en=code.title(), parent=made.get(parent)
        )
    return made


def account(tree: dict[str, Organisation], role: Role | None = None, at: str = "", username: str = "") -> User:
    """An account that holds a role in the tree; the one that there is already, if it has been made."""
    name = username or (f"{role.value}-{at}" if at else role.value if role else "nobody")
    user = User.objects.filter(username=name).first()
    if user is None:
        user, _ = services.create_user(name, name, password=PASSWORD, temporary=False)
    if role:
        services.grant(user, tree[at or HELD_AT[role]], role)
    return User.objects.get(pk=user.pk)


def signed_in(user: User, **options: object) -> Client:
    """A client of somebody who is signed in."""
    client = Client(**options)
    if not options:
        client.handler = HANDLER
    client.user = user
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
