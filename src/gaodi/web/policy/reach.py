"""How far a permission goes: policies are objects that are asked whether a thing is within reach.

A thing has a place when it is an organisation, has an `organisation`, or is the code of one; it has an owner when it
has `owner_id`. Without a thing the question is whether the person may do it anywhere at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from gaodi.web.people.models import Membership, Organisation, User


class Reach(Protocol):
    """A rule of how far a role carries."""

    name: str

    def covers(self, user: User, membership: Membership | None, thing: Any) -> bool:
        """Whether the thing is within reach of this person by this membership."""
        ...


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The whole region."""

    name: str = "everywhere"

    def covers(self, user: User, membership: Membership | None, thing: Any) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The organisation in which the role is held, and everything below it in the tree."""

    name: str = "own place and below"

    def covers(self, user: User, membership: Membership | None, thing: Any) -> bool:
        if thing is None:
            return True
        place = place_of(thing)
        return place is not None and membership is not None and place.path.startswith(membership.organisation.path)


@dataclass(frozen=True, slots=True)
class Own:
    """What the person made or is: own jobs, own tokens, own account."""

    name: str = "own"

    def covers(self, user: User, membership: Membership | None, thing: Any) -> bool:
        if thing is None:
            return True
        return thing == user or getattr(thing, "owner_id", None) == user.pk


EVERYWHERE, OWN_PLACE, OWN = Everywhere(), OwnPlace(), Own()


def place_of(thing: Any) -> Organisation | None:
    """The organisation a thing belongs to, or None when it belongs to none."""
    if isinstance(thing, Organisation):
        return thing
    if isinstance(thing, str):
        return Organisation.objects.filter(code=thing).first()
    return getattr(thing, "organisation", None)
