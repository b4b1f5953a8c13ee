"""Saved views: the list of them, and keeping, sharing and removing one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gaodi.errors import GaodiError
from gaodi.web import policy
from gaodi.web.enterprises import services
from gaodi.web.enterprises.models import SavedView
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.selectors import memberships_of
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.sentences import said


def seen(user: User) -> QuerySet[SavedView]:
    """The person's own views, and those shared within an own organisation."""
    return (
        SavedView.objects.filter(Q(owner=user) | Q(organisation__in=organisations(user)))
        .select_related("owner", "organisation")
        .order_by("name", "pk")
    )


def organisations(user: User) -> list[Organisation]:
    """The organisations within which a person may share, each once."""
    return list({membership.organisation.pk: membership.organisation for membership in memberships_of(user)}.values())


@require_safe
@requires(Action.SAVE_VIEW)
def views(request: HttpRequest) -> HttpResponse:
    """The person's views, and what can be done with them."""
    return render(
        request,
        "enterprises/views.html",
        {"views": seen(request.user), "organisations": organisations(request.user)},
    )


@require_POST
@requires(Action.SAVE_VIEW)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the view; the list is shown again as it was."""
    query = request.POST.get("query", "")
    try:
        view = services.save_view(request.user, request.POST.get("name", ""), query, request.POST.get("shared", ""))
    except GaodiError as error:
        messages.error(request, said(error))
        return redirect("enterprises:index")
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
    return redirect(f"{reverse('enterprises:index')}?{view.query}")


@require_POST
@requires(Action.SAVE_VIEW)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share one's own view within an own organisation, or keep it to oneself."""
    view = _own(request, pk)
    try:
        services.share_view(view, request.user, request.POST.get("shared", ""))
    except GaodiError as error:
        messages.error(request, said(error))
    return redirect("enterprises:views")


@require_POST
@requires(Action.SAVE_VIEW)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own view away; its history stays."""
    view = _own(request, pk)
    view.delete()
    messages.success(request, _("The view “%(name)s” is removed.") % {"name": view.name})
    return redirect("enterprises:views")


def _own(request: HttpRequest, pk: int) -> SavedView:
    view = get_object_or_404(seen(request.user), pk=pk)
    policy.require(request.user, Action.SAVE_VIEW, view)
    return view
