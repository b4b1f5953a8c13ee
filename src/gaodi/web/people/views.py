"""One's own account, and the sentence for somebody who is locked out."""

from __future__ import annotations

from typing import Any

from allauth.account.views import PasswordChangeView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET

from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_GET
@requires(Action.USE_ACCOUNT)
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles, password, second factor, tokens."""
    return render(request, "people/account.html")


class PasswordChange(PasswordChangeView):
    """Choosing one's own password ends its being temporary."""

    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        user = self.request.user
        if user.must_change_password:
            user.must_change_password = False
            user.save(update_fields=["must_change_password"])
        return response


password_change = method_decorator(requires(Action.USE_ACCOUNT), name="dispatch")(PasswordChange).as_view()
password_change.action = Action.USE_ACCOUNT


def locked_out(request: HttpRequest, response: Any = None, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """Too many wrong passwords: says so, and for how long."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "people/locked_out.html", {"minutes": minutes}, status=429)
