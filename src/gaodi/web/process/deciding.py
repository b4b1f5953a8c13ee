"""Deciding about an objection: upheld or rejected, with a reason, and what is to be put right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import InputError
from gaodi.rules.process import Verdict
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import corrections, one, said, services
from gaodi.web.process.corrections import DecideForm
from gaodi.web.process.one import Opened


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.DECIDE_OBJECTION)
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The objection with the form of its decision."""
    seen = one.found(request, key)
    if request.method != "POST" and seen.one.verdict is not Verdict.OPEN:
        return redirect("process:objection", key)
    form = DecideForm(request.POST if request.method == "POST" else None, run=seen.about.run)
    if request.method == "POST" and form.is_valid() and (answer := _decided(request, seen, form)) is not None:
        return answer
    context = one.context(request, seen)
    told = corrections.explained(seen.about.run, seen.one.subject)
    return render(
        request, "process/decide.html", context | {"form": form, "inputs": form.inputs(told, may=seen.about.may)}
    )


def _decided(request: HttpRequest, seen: Opened, form: DecideForm) -> HttpResponse | None:
    """The way back to the objection; None where something is wrong, which then stands in the form."""
    given = form.cleaned_data
    try:
        services.decide(
            seen.about, seen.one.id, request.user,
            upheld=given["verdict"] == "upheld", reason=given["reason"], corrections=form.values,
        )  # fmt: skip
    except InputError as error:
        for fault in error.faults:
            form.add_error(None, said.sentence(fault))
        return None
    messages.success(request, _("The decision is recorded. The objector can read it with its reason."))
    return redirect("process:objection", seen.one.id)
