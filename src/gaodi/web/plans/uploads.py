"""A plan's document comes in: what can be refused at once is refused with a sentence, the rest is a job."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import InputError
from gaodi.plan.readers import archive, guards
from gaodi.web import jobs
from gaodi.web.audit.services import record
from gaodi.web.jobs.models import Job
from gaodi.web.people.models import User
from gaodi.web.plans import said, staging
from gaodi.web.plans.forms import UploadForm
from gaodi.web.plans.selectors import entries
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

ENDINGS = (".docx", ".pdf", ".txt", ".md")


def refusal(upload: UploadedFile) -> str:
    """Why a file is not even looked at; empty when it may be. The content is checked by the job."""
    name, limit = upload.name or "", settings.UPLOAD_LIMIT_BYTES
    if Path(name).suffix.lower() not in ENDINGS:
        return _("“%(name)s” is not a plan's document. Give a .docx, .pdf (with text), .txt or .md file.") % {
            "name": name[:80]
        }
    if (upload.size or 0) > limit:
        return _("The file has %(size)s MB; at most %(limit)s MB are taken. Leave out the pictures and try again.") % {
            "size": round((upload.size or 0) / 1024 / 1024),
            "limit": limit // 1024 // 1024,
        }
    try:
        _check(Path(name.replace("\\", "/")).name, upload.read(), limit)
    except InputError as error:
        return said.words(error)
    finally:
        upload.seek(0)
    return ""


def _check(name: str, data: bytes, limit: int) -> None:
    if guards.check_content(name, data, limit) == "docx":
        archive.check(name, data)


def take(user: User, upload: UploadedFile, plan: str = "") -> Job:
    """Keep the file and start its compilation. plan: the plan of which it is a newer edition, or nothing."""
    name = Path((upload.name or "").replace("\\", "/")).name
    with staging.held():
        path = staging.keep(upload)
        record("plan.upload", actor=user, kind="plan", key=plan, label=name, details={"bytes": upload.size})
        return jobs.start("plan.compile", owner=user, title=name, path=str(path), called=name, plan=plan)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.COMPILE_PLAN)
def upload(request: HttpRequest) -> HttpResponse:
    """The form, and what happens when it is sent."""
    known = [(entry.id, entry.title) for entry in entries(request)]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, known=known, initial={"plan": request.GET.get("plan")})
    if form.is_valid():
        if why := refusal(form.cleaned_data["file"]):
            form.add_error("file", why)
        else:
            job = take(request.user, form.cleaned_data["file"], form.cleaned_data["plan"])
            return redirect(f"{reverse('jobs:progress', args=[job.pk])}?follow=1")
    limit = settings.UPLOAD_LIMIT_BYTES // 1024 // 1024
    return render(request, "plans/upload.html", {"form": form, "limit": limit, "ready": workspace()})
