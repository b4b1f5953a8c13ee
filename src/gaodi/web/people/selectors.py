"""Reads of people and organisations."""

from __future__ import annotations

from django.db.models import QuerySet

from gaodi.web.people.models import Membership, Organisation, User


def memberships_of(user: User) -> list[Membership]:
    """What a person holds today, read once a request."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_memberships"):
        user._memberships = list(Membership.objects.current().filter(user=user).select_related("organisation"))
    return user._memberships


def organisations() -> QuerySet[Organisation]:
    """The whole tree, a parent before its children."""
    return Organisation.objects.order_by("path")


def below(organisation: Organisation) -> QuerySet[Organisation]:
    """The organisation and everything under it."""
    return Organisation.objects.filter(path__startswith=organisation.path)


def people() -> QuerySet[User]:
    """All accounts, with their memberships at hand."""
    return User.objects.order_by("username").prefetch_related("memberships__organisation")
