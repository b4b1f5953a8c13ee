"""The check of a rulebook's text: every fault with its line, or the rulebook as people will read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gaodi.errors import Fault
from gaodi.rules import library
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import highlighting, texts
from gaodi.web.rulebooks.texts import LIMIT


class TextForm(forms.Form):
    """The text, pasted or as a file."""

    text = forms.CharField(
        label=gettext_lazy("Text of the rulebook"),
        required=False,
        max_length=LIMIT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "class": "form-control code-field"}),
    )
    file = forms.FileField(label=gettext_lazy("Or a file (.yaml)"), required=False)

    def clean_file(self) -> Any:
        """A file of text that is not too long."""
        file = self.cleaned_data["file"]
        if file and file.size > LIMIT:
            raise forms.ValidationError(_("The file is too long for a rulebook."))
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned = super().clean()
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError(_("Paste a text, or choose a file."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.EVALUATE)
def check(request: HttpRequest) -> HttpResponse:
    """The form; after it is sent, the faults of the text or its reading view. Nothing is kept."""
    sent = request.method == "POST"
    form = TextForm(request.POST, request.FILES) if sent else TextForm(initial={"text": _start(request)})
    context: dict[str, Any] = {"form": form}
    if sent and form.is_valid():
        context |= _checked(*_given(form))
    return render(request, "rulebooks/check.html", context)


def _start(request: HttpRequest) -> str:
    """The text of a rulebook that there is, to begin with."""
    key = request.GET.get("from", "")
    ws = workspace()
    return library.source(ws, key).written if key in library.load(ws) else ""


def _given(form: TextForm) -> tuple[str, bytes]:
    """What to call the text, and the text."""
    file = form.cleaned_data["file"]
    if file:
        return Path(file.name.replace("\\", "/")).name, file.read()
    return "", form.cleaned_data["text"].replace("\r\n", "\n").encode()


def _checked(name: str, content: bytes) -> dict[str, Any]:
    ws = workspace()
    text = content.decode("utf-8-sig", errors="replace")
    if _is_text(content):
        faults = texts.faults(text, ws, name or texts.NAME)
    else:
        faults = texts.placed([Fault("The file is not UTF-8 text", do="Save it as UTF-8")], name)
    marked = {one.line for one in faults}
    lines = [(number, line, number in marked) for number, line in enumerate(highlighting.lines(text), 1)]
    context = {"name": name, "checked": True, "found": faults, "lines": lines}
    return context | ({} if faults else texts.reading(text, ws))


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
