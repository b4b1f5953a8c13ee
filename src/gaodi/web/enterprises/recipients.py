"""To whom figures go when they go to a person: sources say who may receive them (`registry.sources.permit`)."""

from __future__ import annotations

from gaodi.registry.sources.vocabulary import Recipient
from gaodi.web.people.models import Membership, User
from gaodi.web.people.roles import Kind
from gaodi.web.people.selectors import memberships_of

_KINDS = {
    Kind.LEADING_GROUP: Recipient.PLAN_OFFICE,
    Kind.OFFICE: Recipient.PLAN_OFFICE,
    Kind.CHAIN_OFFICE: Recipient.CHAIN_OFFICE,
    Kind.DISTRICT: Recipient.DISTRICT,
    Kind.PARK: Recipient.PARK,
    Kind.ENTERPRISE: Recipient.ENTERPRISE,
}


def of(user: User) -> list[Recipient]:
    """What the person's organisations are to a source; without one, the public."""
    found = [_of(membership) for membership in memberships_of(user)]
    return list(dict.fromkeys(found)) or [Recipient.PUBLIC]


def _of(membership: Membership) -> Recipient:
    """A department is known by its code: `industry`, `statistics`, `tax`, `natural-resources`."""
    code = membership.organisation.code
    if membership.organisation.kind == Kind.DEPARTMENT and code in set(Recipient):
        return Recipient(code)
    return _KINDS.get(Kind(membership.organisation.kind), Recipient.PUBLIC)
