"""Reads of people and organisations."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
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


def administered(administrator: User) -> QuerySet[User]:
    """The accounts an administrator looks after: everybody whose roles are all within the own place, and the roleless.

    An administrator of a district thus cannot take over the account of somebody who also works for the city.
    """
    from gaodi.web.policy import Action, places_of

    places = places_of(administrator, Action.ADMINISTER_PEOPLE)
    elsewhere = Membership.objects.current().exclude(organisation__in=places)
    return people().exclude(pk__in=elsewhere.values("user"))


def has_second_factor(user: User) -> bool:
    """Whether an authenticator app is set up for the account."""
    return is_mfa_enabled(user)


def needs_second_factor(user: User) -> bool:
    """Whether one of the person's roles may not be worked in with a password alone."""
    due = set(settings.SECOND_FACTOR_ROLES)
    held = {membership.role for membership in memberships_of(user)}
    return bool(held) if "all" in due else bool(held & due)
