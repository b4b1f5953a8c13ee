"""The API: signed in by session (with the CSRF token) or by personal token, under the one policy."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema

from gaodi.errors import GaodiError, NotFound
from gaodi.web.api.signing import signed_in
from gaodi.web.people.selectors import memberships_of
from gaodi.web.policy import Action, require
from gaodi.web.policy.guards import requires

api = NinjaAPI(
    title="Gaodi",
    version="1",
    description="Targets, tasks and figures of the region's plan, under the permissions of the person who asks.",
    auth=signed_in(),
    docs_decorator=requires(Action.READ_HELP),
    urls_namespace="api",
)


class Message(Schema):
    """What went wrong, and what to do."""

    detail: str


class Held(Schema):
    """A role held in an organisation."""

    role: str
    organisation: str
    name: str


class Me(Schema):
    """The person who asks."""

    username: str
    name: str
    memberships: list[Held]


@api.exception_handler(PermissionDenied)
def refused(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=403)


@api.exception_handler(NotFound)
def not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=404)


@api.exception_handler(GaodiError)
def wrong(request: HttpRequest, error: GaodiError) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=422)


@api.get("/me", response=Me, tags=["people"], summary="Who am I, and what do I hold")
def me(request: HttpRequest) -> Me:
    require(request.user, Action.USE_ACCOUNT)
    held = [
        Held(role=m.role, organisation=m.organisation.code, name=m.organisation.name)
        for m in memberships_of(request.user)
    ]
    return Me(username=request.user.username, name=request.user.name, memberships=held)


api.add_router("", "gaodi.web.api.plans.router", tags=["plan"])
api.add_router("", "gaodi.web.api.attainment.router", tags=["attainment"])
api.add_router("", "gaodi.web.api.enterprises.router", tags=["enterprises"])
api.add_router("", "gaodi.web.api.imports.router", tags=["imports"])
api.add_router("", "gaodi.web.api.definitions.router", tags=["definitions"])
api.add_router("", "gaodi.web.api.rulebooks.router", tags=["rulebooks"])
api.add_router("", "gaodi.web.api.runs.router", tags=["evaluations"])
api.add_router("", "gaodi.web.api.process.router", tags=["process"])
