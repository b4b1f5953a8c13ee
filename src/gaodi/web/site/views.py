"""The cockpit, the help, the switches of language and theme, and the pages that say what went wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gaodi.web import policy
from gaodi.web.people.services import keep_preference
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site import cockpit as board
from gaodi.web.site import help as guide
from gaodi.web.site import preferences, tour


@require_safe
@login_required
def cockpit(request: HttpRequest) -> HttpResponse:
    """The first page; people whose role has no cockpit go to the first place they may enter."""
    if not policy.allows(request.user, Action.READ_COCKPIT):
        return _first_place(request)
    context = {"panels": list(board.panels(request)), "tour": list(tour.steps(request))}
    return render(request, "site/cockpit.html", context)


def _first_place(request: HttpRequest) -> HttpResponse:
    from gaodi.web.site.places import navigation

    entry = next(iter(navigation(request)), None)
    return redirect(entry.url) if entry else render(request, "site/no_role.html")


@require_safe
@requires(Action.READ_HELP)
def help_page(request: HttpRequest, key: str = "start") -> HttpResponse:
    """What each place is for."""
    topic = guide.find(key)
    if topic is None:
        raise Http404
    return render(request, "site/help.html", {"topic": topic, "topics": guide.topics()})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language."""
    chosen = request.POST.get("language", "")
    response = _back(request)
    if chosen in dict(settings.LANGUAGES):
        _keep(request, "language", chosen)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, **_cookie())
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    if chosen in preferences.THEMES:
        _keep(request, "theme", chosen)
        response.set_cookie(preferences.THEME_COOKIE, chosen, **_cookie())
    return response


@require_POST
def tour_seen(request: HttpRequest) -> HttpResponse:
    """Close the tour, or bring it back."""
    response = redirect("cockpit")
    response.set_cookie(tour.COOKIE, "done" if request.POST.get("tour") == "done" else "", **_cookie())
    return response


def _keep(request: HttpRequest, field: str, value: str) -> None:
    if request.user.is_authenticated:
        keep_preference(request.user, field, value)


def _cookie() -> dict[str, Any]:
    return {
        "max_age": preferences.YEAR,
        "httponly": True,
        "samesite": "Lax",
        "secure": settings.SESSION_COOKIE_SECURE,
    }


def _back(request: HttpRequest) -> HttpResponse:
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else "/")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 400, _("The server did not understand this request"), _("Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        403,
        _("You may not do this"),
        str(exception or _("Your role does not allow this.")),
        _("If your work needs it, ask the administrator of your office for the role."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(
        request,
        403,
        _("The form was too old, or came from another page"),
        _("For your safety nothing was changed."),
        _("Reload the page and send the form again. Cookies must be allowed for this site."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    limit = settings.UPLOAD_LIMIT_BYTES // 1024 // 1024
    what = _("At most %(limit)s MB are accepted; nothing of it was kept.") % {"limit": limit}
    do = _("Send a smaller file, for instance without pictures.")
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": f"{what} {do}"}, status=413)
    return error_page(request, 413, _("The file is too large"), what, do)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        404,
        _("There is no such page"),
        _("The address is wrong, or what it named has been taken away."),
        _("Check the address, or start from the navigation."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        500,
        _("Something went wrong on the server"),
        _("Nothing that was not confirmed has been changed. The error has been written to the server's log."),
        _("Try again. If it happens again, tell the administrator the time and what you did."),
    )


def error_page(request: HttpRequest, status: int, title: str, what: str, do: str = "") -> HttpResponse:
    context = {"status": status, "title": title, "what": what, "do": do}
    return render(request, "site/error.html", context, status=status)
