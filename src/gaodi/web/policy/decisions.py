"""Answers to "may this person do this?", from the table, the person's memberships and the place of the thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

import polars as pl
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from gaodi.web.audit.services import record
from gaodi.web.people.models import Membership, Organisation, User
from gaodi.web.people.selectors import memberships_of
from gaodi.web.policy.actions import Action
from gaodi.web.policy.reach import EVERYWHERE, OWN, OWN_PLACE, Reach
from gaodi.web.policy.table import ACCOUNT, MASKED, TABLE


class Verdict(StrEnum):
    """How a question ends."""

    ALLOWED = "allowed"
    MASKED = "masked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and its reason, in the language of the page."""

    verdict: Verdict
    reason: str

    def __bool__(self) -> bool:
        return self.verdict is Verdict.ALLOWED


def _grants(user: User, action: Action) -> Iterable[tuple[Reach, Membership | None]]:
    """The permissions a person has for an action, each with the membership it comes from."""
    if not user.is_authenticated or not user.is_active:
        return
    if action in ACCOUNT:
        yield OWN, None
    for membership in memberships_of(user):
        for grant in TABLE[action]:
            if grant.holds(membership.role, membership.organisation.kind):
                yield grant.reach, membership


def allows(user: User, action: Action, thing: Any = None) -> bool:
    """Whether the person may do the action (to the thing; to anything at all, if none is given)."""
    return any(reach.covers(user, membership, thing) for reach, membership in _grants(user, action))


def decide(user: User, action: Action, thing: Any = None) -> Decision:
    """Allowed, masked or refused, with the reason that can be shown."""
    if allows(user, action, thing):
        return Decision(Verdict.ALLOWED, _("Your role allows it."))
    if action in MASKED:
        return Decision(Verdict.MASKED, _("Confidential: your role does not show this figure."))
    return Decision(Verdict.REFUSED, _("Your role does not allow this: %(action)s.") % {"action": action.label})


def require(user: User, action: Action, thing: Any = None) -> None:
    """Refuse, with a sentence and a row on the audit trail, unless the person may do it.

    A look at something confidential that is allowed goes on the trail as well.
    """
    decision = decide(user, action, thing)
    described = _described(thing)
    if not decision:
        record("refused", actor=user, details={"action": str(action)}, **described)
        raise PermissionDenied(decision.reason)
    if action is Action.READ_CONFIDENTIAL:
        record("look.confidential", actor=user, **described)


def _described(thing: Any) -> dict[str, str]:
    """What the trail says of a thing: a record by its kind; a row of the lake by the kind and key that it has."""
    if isinstance(thing, Model):
        return {"kind": thing._meta.model_name or "", "label": str(thing)}
    return {"kind": getattr(thing, "kind", ""), "key": getattr(thing, "id", ""), "label": str(thing or "")}


def places_of(user: User, action: Action) -> QuerySet[Organisation]:
    """The organisations in which the person may do the action."""
    paths = []
    for reach, membership in _grants(user, action):
        if reach is EVERYWHERE:
            return Organisation.objects.all()
        if reach is OWN_PLACE and membership is not None:
            paths.append(membership.organisation.path)
    return Organisation.objects.filter(reduce(or_, (Q(path__startswith=path) for path in paths), Q(pk__in=[])))


def everywhere(user: User, action: Action) -> bool:
    """Whether the person may do the action to everything there is."""
    return any(reach is EVERYWHERE for reach, _membership in _grants(user, action))


def visible(user: User, things: Any, action: Action | None = None) -> Any:
    """What the person may see of a queryset or a frame (a frame's rows have their place in the column `organisation`:
    a code, or a list of codes).

    Records name the action that reading them takes in `policy_action`; for a frame it is READ_FIGURES unless told.
    """
    if isinstance(things, QuerySet):
        return _visible_records(user, things, action or getattr(things.model, "policy_action", Action.READ_FIGURES))
    return _visible_rows(user, things, action or Action.READ_FIGURES)


def _visible_records(user: User, things: QuerySet, action: Action) -> QuerySet:
    allowed = Q(pk__in=[])
    fields = {field.name for field in things.model._meta.get_fields()}
    for reach, membership in _grants(user, action):
        if reach is EVERYWHERE:
            return things
        if reach is OWN and "owner" in fields:
            allowed |= Q(owner=user)
        if reach is OWN_PLACE and membership is not None:
            path = "path" if things.model is Organisation else "organisation__path"
            allowed |= Q(**{f"{path}__startswith": membership.organisation.path})
    return things.filter(allowed)


def _visible_rows(user: User, frame: pl.DataFrame | pl.LazyFrame, action: Action) -> pl.DataFrame | pl.LazyFrame:
    reaches = [reach for reach, _membership in _grants(user, action)]
    if EVERYWHERE in reaches:
        return frame
    if not reaches or "organisation" not in frame.collect_schema():
        return frame.filter(pl.lit(False))
    codes = list(places_of(user, action).values_list("code", flat=True))
    return frame.filter(_within(frame, codes))


def _within(frame: pl.DataFrame | pl.LazyFrame, codes: list[str]) -> pl.Expr:
    """Whether the place of a row, or one of its places, is among these."""
    place = pl.col("organisation")
    if frame.collect_schema()["organisation"] == pl.List:
        return place.list.eval(pl.element().is_in(codes)).list.any().fill_null(False)
    return place.is_in(codes).fill_null(False)


def mask(
    user: User, frame: pl.DataFrame, columns: Sequence[str], *, confidential: str = "confidential"
) -> pl.DataFrame:
    """The frame with the figures taken out that the person may not see.

    columns: the columns that hold figures; confidential: the column that says which rows are confidential. Rows with
    an `organisation` are judged by it. A new column `masked` says where something was taken out. Confidential figures
    that are left in are a look at them, which goes on the audit trail.
    """
    if confidential not in frame.columns:
        return frame.with_columns(masked=pl.lit(False))
    hidden = pl.col(confidential).fill_null(True)
    if everywhere(user, Action.READ_CONFIDENTIAL):
        hidden = pl.lit(False)
    elif "organisation" in frame.columns:
        codes = list(places_of(user, Action.READ_CONFIDENTIAL).values_list("code", flat=True))
        hidden = hidden & ~_within(frame, codes)
    secret = int(frame[confidential].fill_null(True).sum())
    frame = frame.with_columns(masked=hidden)
    if shown := secret - int(frame["masked"].sum()):
        record("look.confidential", actor=user, kind="figures", details={"rows": shown, "columns": list(columns)})
    return frame.with_columns(pl.when("masked").then(None).otherwise(pl.col(name)).alias(name) for name in columns)
