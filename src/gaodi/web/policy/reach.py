"""How far a permission goes: policies are objects that are asked whether a thing is within reach.

A thing has a place when it is an organisation, has an `organisation`, or is the code of one; it has several when it has
`organisations`, their codes: an enterprise is its own, its park's and its district's. It has an owner when it has
`owner_id`. Without a thing the question is whether the person may do it anywhere at all.
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
        own = membership.organisation.path if membership else None
        return own is not None and any(place.path.startswith(own) for place in places_of(thing))


@dataclass(frozen=True, slots=True)
class Own:
    """What the person made or is: own jobs, own tokens, own account."""

    name: str = "own"

    def covers(self, user: User, membership: Membership | None, thing: Any) -> bool:
        if thing is None:
            return True
        return thing == user or getattr(thing, "owner_id", None) == user.pk


EVERYWHERE, OWN_PLACE, OWN = Everywhere(), OwnPlace(), Own()


def places_of(thing: Any) -> list[Organisation]:
    """The organisations a thing belongs to; none when it belongs to none."""
    if isinstance(thing, Organisation):
        return [thing]
    codes = [thing] if isinstance(thing, str) else getattr(thing, "organisations", None)
    if codes is not None:
        return list(Organisation.objects.filter(code__in=codes))
    place = getattr(thing, "organisation", None)
    return [place] if place is not None else []
