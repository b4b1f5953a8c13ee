"""The page that withdraws a plan: it says what goes and what stays, and asks before anything is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import InputError
from gaodi.plan import library
from gaodi.plan.library import DRAFT
from gaodi.web.plans import said, withdrawing
from gaodi.web.plans.forms import WithdrawForm
from gaodi.web.plans.selectors import Shown, shown
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.REVIEW_PLAN)
def withdraw(request: HttpRequest, plan: str) -> HttpResponse:
    """The question, and what happens when it is answered."""
    found = shown(request, plan, DRAFT)
    if found is None:
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _withdrawn(request, found, form.cleaned_data["reason"])
    decided = len(library.history(found.ws, plan))
    return render(request, "plans/withdraw.html", {"shown": found, "form": form, "decided": decided})


def _withdrawn(request: HttpRequest, found: Shown, reason: str) -> HttpResponse:
    try:
        withdrawing.withdraw(found, request.user, reason)
    except InputError as error:
        messages.error(request, said.words(error))
        return redirect("plans:plan", found.entry.id)
    words = _("“%(title)s” is withdrawn. The same document can be uploaded again.")
    messages.success(request, words % {"title": found.entry.title})
    return redirect("plans:index")
