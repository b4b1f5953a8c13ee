"""The forms: which there are, the blank workbook of each, and the place where a filled one is handed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gaodi.registry import forms, metrics, sources
from gaodi.registry.forms import Form
from gaodi.registry.forms.job import period_of_form
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.imports import outside, services
from gaodi.web.imports.blanks import LANGUAGES, blank_response, may_prefill
from gaodi.web.imports.forms import ENDINGS, UploadForm, needs_period, period_choices
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.selectors import memberships_of
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@require_safe
@requires(Action.ENTER_FIGURES)
def choose(request: HttpRequest) -> HttpResponse:
    """Every form, with what it is for."""
    ws = workspace()
    given = sources.load(ws)
    listed = [_listed(form, given, outside.may_bring(request.user, form)) for form in forms.load(ws).values()]
    return render(request, "imports/forms.html", {"forms": listed, "ready": ws})


def _listed(form: Form, given: sources.Sources, may: bool) -> dict[str, Any]:
    english = definitions.language() == "en"
    return {
        "id": form.id,
        "name": definitions.name(form),
        "about": (form.about_en if english else form.about) or form.about,
        "periods": _(", ").join(str(definitions.FREQUENCIES[kind]) for kind in form.periods),
        "source": definitions.name(given[form.source]) if form.source in given else "",
        "columns": len(form.columns),
        "may": may,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.ENTER_FIGURES)
def form(request: HttpRequest, key: str) -> HttpResponse:
    """One form: its blank workbook, its columns, and the upload."""
    ws = workspace()
    known = forms.load(ws)
    if ws is None or key not in known:
        raise Http404
    asked = known[key]
    places = places_for(request.user)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    upload = UploadForm(*sent, form=asked, sources=sources.load(ws), places=[(p.code, p.label) for p in places])
    if upload.is_valid():
        if why := refusal(upload.cleaned_data["file"]) or not_mine(request.user, asked):
            upload.add_error("file", why)
        else:
            return redirect("imports:one", _taken(request, asked, upload, places).pk)
    prefills = may_prefill(request.user, ws, asked)
    return render(request, "imports/form.html", {"form": upload, "prefills": prefills} | _page(ws, asked))


def _page(ws: Workspace, asked: Form) -> dict[str, Any]:
    english = definitions.language() == "en"
    return {
        "asked": asked,
        "name": definitions.name(asked),
        "about": (asked.about_en if english else asked.about) or asked.about,
        "columns": [_column(column, metrics.load(ws)) for column in asked.columns],
        "periods": period_choices(asked) if needs_period(asked) else [],
        "languages": [(key, label, key == definitions.language()) for key, label in LANGUAGES.items()],
        "limit": settings.UPLOAD_LIMIT_BYTES // 1024 // 1024,
        "endings": "、".join(ENDINGS),
    }


def _column(column: forms.Column, known: metrics.Metrics) -> dict[str, Any]:
    english = definitions.language() == "en"
    return {
        "heading": column.heading,
        "other": column.heading_en,
        "unit": column.unit,
        "type": definitions.CELLS[column.type],
        "required": column.required,
        "note": (column.note_en if english else column.note) or column.note,
        "metric": column.metric if column.metric in known else "",
        "choices": "、".join((choice.name_en if english else choice.name) or choice.name for choice in column.choices),
    }


def refusal(upload: UploadedFile) -> str:
    """Why a file is not even looked at; empty when it may be. What is in it is looked at by the job."""
    name, size, limit = upload.name or "", upload.size or 0, settings.UPLOAD_LIMIT_BYTES
    if Path(name).suffix.lower() not in ENDINGS:
        words = _("“%(name)s” is not a table. Give a workbook (.xlsx, .xls), .csv, a .zip of .csv, or .parquet.")
        return words % {"name": name[:80]}
    if not size:
        return _("The file is empty. Send it again.")
    if size > limit:
        words = _(
            "The file has %(size)s MB; at most %(limit)s MB are taken. Divide it, or load it by `gaodi forms load`."
        )
        return words % {"size": round(size / 1024 / 1024), "limit": limit // 1024 // 1024}
    return ""


def not_mine(user: User, asked: Form) -> str:
    """Why this person may not bring this form; empty where nothing stands against it."""
    if outside.may_bring(user, asked):
        return ""
    return _("The rows of this form have no place of their own: the city's statisticians load it.")


def period_code(asked: Form, period: str) -> str:
    """The code of a period as it is kept; empty where the form has none. Raises InputError where it does not fit."""
    found = period_of_form(asked, period or None)
    return found.code if found else ""


def places_for(user: User) -> list[Organisation]:
    """The person's own organisations for which figures may be entered."""
    held = {one.organisation_id: one.organisation for one in memberships_of(user)}
    return [place for place in held.values() if policy.allows(user, Action.ENTER_FIGURES, place)]


def _taken(request: HttpRequest, asked: Form, upload: UploadForm, places: list[Organisation]) -> Any:
    given = upload.cleaned_data
    place = next((one for one in places if one.code == given.get("organisation")), places[0])
    return services.take(
        request.user, place, given["file"], form=asked.id, period=given.get("period", ""), source=given["source"]
    )


@require_safe
@requires(Action.ENTER_FIGURES)
def blank(request: HttpRequest, key: str) -> HttpResponse:
    """The workbook to be filled in, for a period where the form has one, in the language asked for."""
    ws = workspace()
    known = forms.load(ws)
    if ws is None or key not in known:
        raise Http404
    return blank_response(request, ws, known[key])
