"""One's own account, and the sentence for somebody who is locked out."""

from __future__ import annotations

from typing import Any

from allauth.account.views import PasswordChangeView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gaodi.web import policy
from gaodi.web.api import tokens
from gaodi.web.api.models import Token
from gaodi.web.people.selectors import has_second_factor
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_safe
@requires(Action.USE_ACCOUNT)
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles, password, second factor, tokens."""
    return _account_page(request)


def _account_page(request: HttpRequest, secret: str = "") -> HttpResponse:
    context = {
        "tokens": policy.visible(request.user, Token.objects.all()),
        "secret": secret,
        "second_factor": has_second_factor(request.user),
    }
    return render(request, "people/account.html", context)


@require_POST
@requires(Action.USE_API)
def token_add(request: HttpRequest) -> HttpResponse:
    """A new token for scripts; its text is on the page that answers, and nowhere else."""
    name = request.POST.get("name", "").strip()[:100] or _("Script")
    return _account_page(request, secret=tokens.make(request.user, name)[1])


@require_POST
@requires(Action.USE_ACCOUNT)
def token_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """A token stops opening anything."""
    token = get_object_or_404(Token, pk=pk)
    policy.require(request.user, Action.USE_ACCOUNT, token)
    token.delete()
    return redirect("account")


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
