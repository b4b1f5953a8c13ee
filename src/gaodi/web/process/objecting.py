"""Objecting to the result of a subject: what is wrong, about which clause, shown by which files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import InputError
from gaodi.web import policy
from gaodi.web.evaluations import one, opened
from gaodi.web.evaluations.opened import Judged
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.process import clauses, said, services, standing, uploads
from gaodi.web.process.forms import ObjectForm


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OBJECT)
def page(request: HttpRequest, run: str, subject: str) -> HttpResponse:
    """The form, and what happens when it is sent."""
    found = opened.judged(request, run, subject)
    policy.require(request.user, Action.OBJECT, found.held)
    stands = standing.read(found.run)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ObjectForm(*sent, clauses=clauses.choices(found.run), initial={"clause": request.GET.get("clause", "")})
    if sent and form.is_valid() and (answer := _lodged(request, found, form)) is not None:
        return answer
    context = {
        "form": form, "name": found.name, "subject": subject, "found": stands,
        "objectable": standing.objectable(stands),
    }  # fmt: skip
    return render(request, "process/object.html", one.about(found.run) | context)


def _lodged(request: HttpRequest, found: Judged, form: ObjectForm) -> HttpResponse | None:
    """The way to the objection; None where something is wrong, which then stands in the form."""
    given: dict[str, Any] = form.cleaned_data
    try:
        with uploads.kept(given["files"]) as paths:
            made = services.lodge(
                found, request.user, statement=given["statement"], clause=given["clause"], files=paths
            )
    except InputError as error:
        for fault in error.faults:
            form.add_error(None, said.files(fault))
        return None
    messages.success(request, _("The objection is made. Its number is %(number)s.") % {"number": made.id})
    return redirect("process:objection", made.id)
