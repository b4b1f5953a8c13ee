"""Forms of administration."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from gaodi.registry import subjects
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Kind, Role
from gaodi.web.plans.workspace import workspace


class PlaceField(forms.ModelChoiceField):
    """A choice of organisations, set in by their depth in the tree."""

    def label_from_instance(self, organisation: Organisation) -> str:
        return "\u3000" * (organisation.depth - 1) + organisation.label


class NewUserForm(forms.Form):
    """A new account; the password is made by the server."""

    username = forms.CharField(
        label=_("Account"),
        max_length=150,
        validators=[User.username_validator],
        help_text=_("Letters, digits and @ . + - _; never changes."),
    )
    name = forms.CharField(label=_("Name"), max_length=100)


class GrantForm(forms.Form):
    """A role for a person."""

    organisation = PlaceField(Organisation.objects.none(), label=_("Organisation"), empty_label=_("choose"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def __init__(self, *args, places, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = places.filter(active=True).order_by("path")


class OrganisationForm(forms.Form):
    """What can be changed of an organisation."""

    name = forms.CharField(label=_("Chinese name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    active = forms.BooleanField(
        label=_("Active"),
        required=False,
        initial=True,
        help_text=_("Roles held in a closed organisation do not count."),
    )


def tied(code: str) -> bool:
    """Whether the code is that of something in the registry: an enterprise, a district, a park."""
    if re.fullmatch(r"[1-8]\d{5}|[0-9A-Za-z]{18}", code):
        return True
    ws = workspace()
    return ws is not None and code in subjects.load(ws)


class NewOrganisationForm(OrganisationForm):
    """A new organisation and its place in the tree."""

    parent = PlaceField(Organisation.objects.none(), label=_("Under"), empty_label=_("choose"))
    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("Letters, digits, hyphens; never changes: facts name it.")
    )
    field_order = ("parent", "code", "name", "name_en", "kind")

    def __init__(self, *args, places, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = places.order_by("path")
        self._whole = places.filter(depth=1).exists()
        del self.fields["active"], self.fields["seen"]

    def clean_code(self) -> str:
        """Who is of the organisation reaches what the code names, so that an administrator of a part of the tree could
        otherwise take the figures of any enterprise, park or district."""
        code = self.cleaned_data["code"]
        if not self._whole and tied(code):
            raise forms.ValidationError(
                _("This code is that of an enterprise, park or district: ask an administrator of the whole region.")
            )
        return code
