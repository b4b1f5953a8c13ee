"""The blank workbook of a form, as a file to fill in: in Chinese, in English, or with both in every heading."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from gaodi import periods
from gaodi.errors import InputError
from gaodi.registry import forms
from gaodi.registry.enterprises import directory
from gaodi.registry.forms import Form
from gaodi.registry.forms.model import Table, Type
from gaodi.web import policy
from gaodi.web.definitions import words as definitions
from gaodi.web.people.models import User
from gaodi.web.policy import Action

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

MOST = 100_000
LANGUAGES = {"zh": _("Chinese"), "both": _("Chinese and English"), "en": _("English")}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def blank_response(request: HttpRequest, ws: Workspace, form: Form) -> HttpResponse:
    """The workbook for the period and in the language that the address names."""
    period, language = request.GET.get("period", ""), request.GET.get("language", "")
    language = language if language in LANGUAGES else definitions.language()
    try:
        content = written(
            ws, form, period, language, prefilled="prefilled" in request.GET and may_prefill(request.user, ws, form)
        )
    except InputError as error:
        raise Http404(str(error)) from error
    name = f"{_name(form, period, language)}.xlsx"
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)


def may_prefill(user: User, ws: Workspace, form: Form) -> bool:
    """Whether those that the register knows can be written into the rows: for who enters figures of everybody, and
    where they are not so many that one would wait."""
    asked = form.subject is not None and form.column(form.subject).type in {Type.USCC, Type.PARK}
    few = directory.current(ws, fresh=False).size <= MOST
    return asked and form.table is Table.OBSERVATIONS and few and policy.everywhere(user, Action.ENTER_FIGURES)


def written(ws: Workspace, form: Form, period: str, language: str, *, prefilled: bool = False) -> bytes:
    """The workbook itself. Raises InputError for a period that the form is not returned for."""
    with tempfile.TemporaryDirectory() as folder:
        made = forms.blank(
            form, Path(folder) / "blank.xlsx", ws=ws, period=period or None, language=language, prefilled=prefilled
        )
        return made.read_bytes()


def _name(form: Form, period: str, language: str) -> str:
    """What the file is called: the form and its period."""
    said = periods.parse(period).label("en" if language == "en" else "zh") if period else ""
    return f"{form.name_en if language == 'en' else form.name} {said}".strip()
