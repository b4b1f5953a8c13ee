"""Where a rulebook begins: with an empty text that explains its parts, with one that there is, or with a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gaodi.web.drafting import beginning, selectors, writing
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import comparing
from gaodi.web.rulebooks import selectors as rulebooks
from gaodi.web.rulebooks.texts import LIMIT


class FileForm(forms.Form):
    """A file of a rulebook, and one of its tests."""

    file = forms.FileField(label=gettext_lazy("File of the rulebook (.yaml)"))
    tests = forms.FileField(label=gettext_lazy("File of its tests (.tests.yaml)"), required=False)

    def clean_file(self) -> str:
        """The text of the rulebook."""
        return _text(self.cleaned_data["file"])

    def clean_tests(self) -> str:
        """The text of the tests."""
        return _text(self.cleaned_data["tests"])


def _text(file: Any) -> str:
    if not file:
        return ""
    if file.size > LIMIT:
        raise forms.ValidationError(_("The file is too long for a rulebook."))
    try:
        return file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise forms.ValidationError(_("The file is not UTF-8 text")) from error


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.DRAFT_RULEBOOK)
def new(request: HttpRequest) -> HttpResponse:
    """What to begin with; a file that is sent is opened for writing, and nothing of it is kept yet."""
    ws = selectors.ready()
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        return writing.page(
            request, writing.form_of(beginning.given(ws, form.cleaned_data["file"], form.cleaned_data["tests"]))
        )
    choices = comparing.choices(rulebooks.shelf())
    return render(request, "drafting/new.html", {"form": form, "choices": choices})
