"""Pages on which an administrator looks after accounts, organisations and roles."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gaodi.errors import GaodiError
from gaodi.web import policy
from gaodi.web.people import selectors, services
from gaodi.web.people.forms import GrantForm, NewOrganisationForm, NewUserForm, OrganisationForm
from gaodi.web.people.models import Membership, Organisation, User
from gaodi.web.people.roles import Kind as OrganisationKind
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.sentences import said
from gaodi.web.site.tables import Column, Kind, Status, Table
from gaodi.web.site.versions import version_of

administers = requires(Action.ADMINISTER_PEOPLE)

USERS = (
    Column("username", gettext_lazy("Account"), url=lambda user: reverse("people:user", args=[user.pk])),
    Column("name", gettext_lazy("Name")),
    Column("roles", gettext_lazy("Roles"), value=lambda user: "；".join(_held(user)) or None),
    Column(
        "is_active",
        gettext_lazy("State"),
        filtered=True,
        statuses={
            True: Status("good", gettext_lazy("open")),
            False: Status("none", gettext_lazy("closed")),
        },
    ),
    Column("last_login", gettext_lazy("Last sign-in"), kind=Kind.TIME, css="fixed"),
)
ORGANISATIONS = (
    Column(
        "name",
        gettext_lazy("Chinese name"),
        url=lambda one: reverse("people:organisation", args=[one.pk]),
        css=lambda one: f"tree-{min(one.depth - 1, 5)}",
    ),
    Column("name_en", gettext_lazy("English name")),
    Column("code", gettext_lazy("Code")),
    Column("kind", gettext_lazy("Kind"), choices=dict(OrganisationKind.choices), filtered=True),
    Column("active", gettext_lazy("State"), statuses=USERS[3].statuses),
)


def _held(user: User) -> list[str]:
    return [f"{m.organisation.label} {m.get_role_display()}" for m in user.memberships.all() if m.holds]


@require_safe
@administers
def users(request: HttpRequest) -> HttpResponse:
    people = selectors.administered(request.user)
    table = Table(
        request, USERS, people, name=_("Accounts"), search=("username", "name", "memberships__organisation__name")
    )
    return table.export() or render(request, "people/users.html", {"table": table})


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def user_add(request: HttpRequest) -> HttpResponse:
    """A new account; the temporary password is on the page that answers, and nowhere else."""
    form = NewUserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, password = services.create_user(form.cleaned_data["username"], form.cleaned_data["name"])
        except GaodiError as error:
            form.add_error("username", said(error))
        else:
            return _user_page(request, user, password=password)
    return render(request, "people/user_add.html", {"form": form})


@require_safe
@administers
def user(request: HttpRequest, pk: int) -> HttpResponse:
    return _user_page(request, _administered(request, pk))


def _administered(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(selectors.administered(request.user), pk=pk)


def _user_page(request: HttpRequest, person: User, form: GrantForm | None = None, password: str = "") -> HttpResponse:
    places = policy.places_of(request.user, Action.ADMINISTER_PEOPLE)
    context: dict[str, Any] = {
        "person": person,
        "memberships": Membership.objects.filter(user=person).select_related("organisation"),
        "form": form or GrantForm(places=places),
        "password": password,
        "second_factor": selectors.has_second_factor(person),
    }
    return render(request, "people/user.html", context)


@require_POST
@administers
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    person = _administered(request, pk)
    form = GrantForm(request.POST, places=policy.places_of(request.user, Action.ADMINISTER_PEOPLE))
    if not form.is_valid():
        return _user_page(request, person, form)
    _try(request, services.grant, person, form.cleaned_data["organisation"], form.cleaned_data["role"], by=request.user)
    return redirect("people:user", pk)


@require_POST
@administers
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.select_related("organisation", "user"), pk=pk)
    policy.require(request.user, Action.ADMINISTER_PEOPLE, membership)
    services.withdraw(membership)
    return redirect("people:user", membership.user_id)


@require_POST
@administers
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    person = _administered(request, pk)
    return _user_page(request, person, password=services.reset_password(person, request.user))


@require_POST
@administers
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    person = _administered(request, pk)
    _try(request, services.set_active, person, request.POST.get("active") == "1", by=request.user)
    return redirect("people:user", pk)


@require_POST
@administers
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    services.unlock(_administered(request, pk), request.user)
    messages.success(request, _("The person can try to sign in again."))
    return redirect("people:user", pk)


@require_POST
@administers
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    services.remove_second_factor(_administered(request, pk), request.user)
    messages.success(request, _("The second factor was removed; the password alone opens the account now."))
    return redirect("people:user", pk)


@require_safe
@administers
def organisations(request: HttpRequest) -> HttpResponse:
    tree = policy.visible(request.user, selectors.organisations(), Action.ADMINISTER_PEOPLE)
    table = Table(request, ORGANISATIONS, tree, name=_("Organisations"), search=("name", "name_en", "code"))
    return table.export() or render(request, "people/organisations.html", {"table": table})


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def organisation_add(request: HttpRequest) -> HttpResponse:
    places = policy.places_of(request.user, Action.ADMINISTER_PEOPLE)
    form = NewOrganisationForm(request.POST or None, places=places, initial={"parent": request.GET.get("under")})
    if request.method == "POST" and form.is_valid():
        try:
            services.create_organisation(**form.cleaned_data)
        except GaodiError as error:
            form.add_error("code", said(error))
        else:
            return redirect("people:organisations")
    return render(request, "people/organisation_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    place = get_object_or_404(Organisation, pk=pk)
    policy.require(request.user, Action.ADMINISTER_PEOPLE, place)
    initial = {"name": place.name, "name_en": place.name_en, "kind": place.kind, "active": place.active}
    form = OrganisationForm(request.POST or None, initial=initial | {"seen": version_of(place)})
    if request.method == "POST" and form.is_valid():
        try:
            services.change_organisation(place, **form.cleaned_data)
        except GaodiError as error:
            form.add_error(None, said(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("people:organisations")
    members = Membership.objects.current().filter(organisation=place).select_related("user")
    return render(request, "people/organisation_form.html", {"form": form, "organisation": place, "members": members})


def _try(request: HttpRequest, service: Any, *args: Any, **kwargs: Any) -> None:
    """Call a service; what it refuses is said on the next page."""
    try:
        service(*args, **kwargs)
    except GaodiError as error:
        messages.error(request, said(error))
    else:
        messages.success(request, _("Saved."))
