"""Taking back what was loaded: the page asks for the reason. And loads that came by another way than these pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gaodi.errors import GaodiError, NotFound
from gaodi.registry import forms
from gaodi.web import policy
from gaodi.web.audit.services import record
from gaodi.web.imports import said, selectors, services
from gaodi.web.imports.forms import TakeBackForm
from gaodi.web.imports.models import State
from gaodi.web.plans.workspace import ready, workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.TAKE_BACK_IMPORT)
def take_back(request: HttpRequest, key: UUID) -> HttpResponse:
    """Of an import of these pages."""
    found = selectors.found(request.user, key, Action.TAKE_BACK_IMPORT)
    ws = workspace()
    if ws is None or found.state != State.LOADED or found.batch is None:
        raise Http404
    load = selectors.loads(ws).get(found.batch)
    about = {"label": found.file, "back": found.get_absolute_url(), "load": load, "rows": found.rows}
    return _asked(request, about, lambda reason: services.take_back(ws, found.batch, request.user, reason, one=found))


@require_safe
@requires(Action.READ_IMPORTS)
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """A load that came by a command: what it was, and the way to take it back."""
    ws = ready()
    load = selectors.load_of(ws, request.user, number)
    called = selectors.Called(ws)
    context = {
        "load": load,
        "form_name": called.form(load["form"]),
        "period": called.period(load["period"]),
        "source": called.source(load["source"]),
        "who": called.person(load["user"]),
        "taken_back_by": called.person(load["taken_back_by"] or ""),
        "may_take_back": policy.everywhere(request.user, Action.TAKE_BACK_IMPORT),
    }
    return render(request, "imports/batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.TAKE_BACK_IMPORT)
def take_back_batch(request: HttpRequest, number: int) -> HttpResponse:
    """Of a load that came by a command."""
    ws = workspace()
    if ws is None or not policy.everywhere(request.user, Action.TAKE_BACK_IMPORT):
        raise Http404
    load = selectors.load_of(ws, request.user, number)
    about = {"label": load["file"], "back": _address(number), "load": load, "rows": load["rows"]}
    return _asked(
        request, about, lambda reason: services.take_back(ws, number, request.user, reason, label=load["file"])
    )


@require_safe
@requires(Action.EXPORT)
def batch_original(request: HttpRequest, number: int) -> HttpResponse:
    """The file of a load that came by a command, for who may see figures of every enterprise."""
    ws = ready()
    load = selectors.load_of(ws, request.user, number)
    policy.require(request.user, Action.READ_CONFIDENTIAL)
    try:
        path = forms.original(ws, number)
    except NotFound as error:
        raise Http404(str(error)) from error
    record("imports.original", actor=request.user, kind="batch", key=str(number), label=load["file"])
    return FileResponse(path.open("rb"), as_attachment=True, filename=load["file"])


def _address(number: int) -> str:
    from django.urls import reverse

    return reverse("imports:batch", args=[number])


def _asked(request: HttpRequest, about: dict[str, Any], act: Any) -> HttpResponse:
    """The question, and what happens when it is answered."""
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except GaodiError as error:
            form.add_error(None, said.words(error))
        else:
            messages.success(
                request, _("“%(file)s” is taken back: nobody sees its rows any more.") % {"file": about["label"]}
            )
            return redirect(about["back"])
    return render(request, "imports/take_back.html", about | {"form": form})
