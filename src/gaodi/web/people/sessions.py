"""How long a session lasts, and what comes before the work: an own password, and a second factor where it is due."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from gaodi.web.people import selectors

SEEN = "seen"
# A session is written at most this often, so that reading pages costs no write each.
WRITE_EVERY = 120


class Sessions:
    """Ends idle sessions; sends a person to choose an own password, or to set up the second factor the role needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            detour = self._touch(request) or self._force_password(request) or self._force_second_factor(request)
            return detour or self.get_response(request)
        return self.get_response(request)

    def _touch(self, request: HttpRequest) -> HttpResponse | None:
        now, seen = int(time.time()), request.session.get(SEEN)
        if seen is not None and now - seen > settings.SESSION_IDLE_SECONDS:
            logout(request)
            messages.info(request, _("You were signed out because the session was not used. Sign in again."))
            return redirect(f"{reverse('account_login')}?next={request.path}")
        if seen is None or now - seen > WRITE_EVERY:
            request.session[SEEN] = now
        return None

    def _force_password(self, request: HttpRequest) -> HttpResponse | None:
        allowed = {reverse("account_change_password"), reverse("account_logout"), reverse("account_reauthenticate")}
        if request.user.must_change_password and request.path not in allowed:
            messages.info(request, _("Your password is temporary: choose your own before you go on."))
            return redirect("account_change_password")
        return None

    def _force_second_factor(self, request: HttpRequest) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_ROLES or request.path.startswith(reverse("account")):
            return None
        if not selectors.needs_second_factor(request.user) or selectors.has_second_factor(request.user):
            return None
        messages.info(request, _("Your role needs a second factor: set it up before you go on."))
        return redirect("mfa_activate_totp")
