"""The page on which a rulebook is written: its text and its tests, checked, tried and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gaodi.errors import InputError
from gaodi.rules import drafting
from gaodi.rules.drafting import Draft
from gaodi.web.drafting import beginning, faults, looking, selectors, services, words
from gaodi.web.drafting.looking import Looked
from gaodi.web.drafting.selectors import Texts
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks.texts import LIMIT

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def _area(label: Any, rows: int, *, required: bool) -> forms.CharField:
    attrs = {"rows": rows, "spellcheck": "false", "class": "form-control written"}
    return forms.CharField(
        label=label, required=required, max_length=LIMIT, strip=False, widget=forms.Textarea(attrs=attrs)
    )


class WriteForm(forms.Form):
    """opened, after: the rulebook and the version that it was written upon; empty and 0 for a new one."""

    text = _area(gettext_lazy("Text of the rulebook"), 24, required=True)
    tests = _area(gettext_lazy("Tests"), 10, required=False)
    note = forms.CharField(label=gettext_lazy("What was changed"), required=False, max_length=200)
    opened = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    after = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The text with the line ends of files, which browsers send otherwise."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_tests(self) -> str:
        """The same of the tests."""
        return str(self.cleaned_data["tests"]).replace("\r\n", "\n")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.DRAFT_RULEBOOK)
def write(request: HttpRequest) -> HttpResponse:
    """The texts of a rulebook (?from=, ?as=next, extends or same), or those to begin with; what is sent is checked,
    tried or saved."""
    ws = selectors.ready()
    if request.method != "POST":
        return page(request, form_of(_begun(ws, request.GET.get("from", ""), request.GET.get("as", ""))))
    form = WriteForm(request.POST)
    if not form.is_valid():
        return page(request, form)
    do = request.POST.get("do", "check")
    if do == "save":
        return _save(request, ws, form)
    given = form.cleaned_data
    return page(request, form, looking.look(ws, given["text"], given["tests"], run=do == "run"))


def _begun(ws: Workspace, key: str, way: str) -> Texts:
    return beginning.WAYS.get(way, beginning.same)(ws, key) if key else beginning.empty()


def form_of(found: Texts) -> WriteForm:
    """The form with texts to begin with."""
    return WriteForm(initial=asdict(found))


def page(
    request: HttpRequest,
    form: WriteForm,
    looked: Looked | None = None,
    refused: Sequence[str] = (),
    meanwhile: Draft | None = None,
) -> HttpResponse:
    """The page. looked: what was found, where it was looked at; refused: why it was not saved; meanwhile: the version
    that somebody else saved."""
    opened, text = form["opened"].value() or "", str(form["text"].value() or "")
    context = {
        "form": form,
        "fields": [form["text"], form["tests"]],
        "title": words.title(text, opened) if opened else _("New rulebook"),
        "opened": opened,
        "after": int(form["after"].value() or 0),
        "looked": looked,
        "wrong": faults.told(looked) if looked else [],
        "reminders": faults.reminders(selectors.ready(), text.replace("\r\n", "\n")),
        "refused": refused,
        "meanwhile": meanwhile,
    }
    return render(request, "drafting/write.html", context)


def _save(request: HttpRequest, ws: Workspace, form: WriteForm) -> HttpResponse:
    given = form.cleaned_data
    upon = {"opened": given["opened"], "after": given["after"] or 0}
    try:
        one = services.save(ws, given["text"], given["tests"], by=request.user, note=given["note"], **upon)
    except InputError as error:
        last = drafting.latest(ws, drafting.said_id(given["text"]))
        other = last if last and last.version != upon["after"] else None
        return page(request, form, refused=words.refusals(error.faults), meanwhile=other)
    messages.success(request, _("Version %(version)s is saved.") % {"version": one.version})
    return redirect("drafting:version", key=one.rulebook, number=one.version)
