"""The forms of the process."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gaodi.rules.process.evidence import ENDINGS, LARGEST, MOST
from gaodi.rules.process.objecting import LONGEST
from gaodi.web.process import uploads

DAYS = 7


class StepForm(forms.Form):
    """A step with a note. seen: how many steps there were when the page was made."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class PublicForm(StepForm):
    """Until when objections can be made."""

    until = forms.DateField(label=_("Last day of publicity"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    field_order = ("until", "note")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["until"].widget.attrs["min"] = timezone.localdate().isoformat()
        self.fields["until"].initial = timezone.localdate() + timedelta(days=DAYS)

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("This day is over: choose today or a later day."))
        return until


class FinalForm(StepForm):
    """By which document."""

    document = forms.CharField(
        label=_("Number of the document"), max_length=100, required=False,
        help_text=_("The document by which the results are made final, as it is cited."),
    )  # fmt: skip
    field_order = ("document", "note")


class WithdrawForm(forms.Form):
    """Why, and that it is meant."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea({"rows": 3}))
    sure = forms.BooleanField(label=_("I have read what goes with it, and mean it"))


class Files(forms.FileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, looked at together."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = [one for one in data if one] if isinstance(data, list | tuple) else [data] if data else []
        if wrong := uploads.refusals(given):
            raise forms.ValidationError(wrong)
        return given


class ObjectForm(forms.Form):
    """What is wrong, about which clause, shown by which files."""

    clause = forms.ChoiceField(label=_("Item or clause"), required=False)
    statement = forms.CharField(label=_("What is wrong"), max_length=LONGEST, widget=forms.Textarea({"rows": 6}))
    files = FilesField(
        label=_("Evidence"), required=False,
        widget=Files({"multiple": True, "accept": ",".join(ENDINGS)}),
    )  # fmt: skip

    def __init__(self, *args: Any, clauses: list[tuple[str, list[tuple[str, str]]]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clause"].choices = [("", _("The result as a whole")), *clauses]
        told = {
            "most": MOST, "size": LARGEST // 1024 // 1024, "whole": settings.UPLOAD_LIMIT_BYTES // 1024 // 1024,
            "endings": " ".join(ENDINGS),
        }  # fmt: skip
        sentence = _("At most %(most)s files of %(size)s MB each, %(whole)s MB together: %(endings)s")
        self.fields["files"].help_text = sentence % told
