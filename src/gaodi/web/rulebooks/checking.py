"""The check of a rulebook's text: every fault with its line, or the rulebook as people will read it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gaodi.errors import Fault, GaodiError
from gaodi.rules import checking, files, library
from gaodi.rules.files import Source
from gaodi.rules.program import compiled
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import highlighting, reader, selectors, words
from gaodi.web.rulebooks.selectors import Opened
from gaodi.web.rulebooks.telling import tell

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LIMIT = 500_000
"""Characters; the longest rulebook that comes with Gaodi has a tenth."""
_PLACE = re.compile(r", line (\d+)(?:, column (\d+))?$")


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


@dataclass(frozen=True, slots=True)
class Found:
    """A fault with its place in the text: line and column from 1, 0 where it is of the whole."""

    fault: Fault
    line: int
    column: int


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
    with tempfile.TemporaryDirectory(prefix="gaodi-check-") as folder:
        path = Path(folder) / "rulebook.yaml"
        path.write_bytes(content)
        faults = [_named(fault, path, name) for fault in _careful(lambda: checking.faults(path, ws))]
        text = content.decode("utf-8-sig", errors="replace")
        marked = {one.line for one in faults}
        lines = [(number, line, number in marked) for number, line in enumerate(highlighting.lines(text), 1)]
        context = {"name": name, "checked": True, "found": faults, "lines": lines}
        return context | ({} if faults else _read(path, ws))


def _careful(check_: Callable[[], list[Fault]]) -> list[Fault]:
    """The faults; a text that nests beyond all measure is one too."""
    try:
        return check_()
    except RecursionError:
        return [Fault("It nests too deeply to be read")]


def _named(fault: Fault, path: Path, name: str) -> Found:
    """The fault with the name of the text in place of the file it was read from."""
    place = _PLACE.search(fault.where) if fault.where.startswith(str(path)) else None
    if fault.where.startswith(str(path)):
        shown = Fault(fault.what, name + fault.where.removeprefix(str(path)), fault.expected, fault.do)
    else:
        shown = selectors.place_hidden(fault)
    return Found(shown, int(place[1]) if place else 0, int(place[2] or 0) if place else 0)


def _read(path: Path, ws: Workspace | None) -> dict[str, Any]:
    """The reading view of a text without fault."""
    source: Source = files.read(path, lambda key: _file_of(ws, key))
    try:
        program = compiled(source, ws)
    except GaodiError:  # it was without fault a moment ago
        return {}
    told = tell(program, ws, words.language())
    found = Opened(ws, source, program, (), (source.rulebook,))
    known = source.rulebook.id in library.load(ws)
    return reader.facts(found) | {"told": told, "contents": reader.contents(told), "known": known}


def _file_of(ws: Workspace | None, key: str) -> Path | None:
    return library.source(ws, key).path if key in library.load(ws) else None
