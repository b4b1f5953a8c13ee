"""Forms of imports: the file with its form, period and source; the reason of a withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gaodi import periods
from gaodi.periods import Kind
from gaodi.registry.forms import Form
from gaodi.registry.sources import Sources
from gaodi.web.definitions import words

ENDINGS = (".xlsx", ".xls", ".csv", ".zip", ".parquet")
# How many periods back can be chosen.
BACK = {Kind.YEAR: 15, Kind.HALF: 12, Kind.QUARTER: 24, Kind.MONTH: 72, Kind.CUMULATIVE: 72}


def needs_period(form: Form) -> bool:
    """Whether the period is said once for the whole file."""
    return bool(form.periods) and form.period_column is None


def period_choices(form: Form, today: date | None = None) -> list[tuple[str, str]]:
    """The periods that a form may be of, the present one first."""
    return [(one.code, one.label(words.language())) for one in _periods(form, today or timezone.localdate())]


def _periods(form: Form, today: date) -> Iterator[periods.Period]:
    for kind in form.periods:
        if kind is Kind.CUMULATIVE:
            months = _back(periods.containing(today, Kind.MONTH), BACK[kind])
            yield from (periods.cumulative(one.year, one.start.month) for one in months)
        elif kind in BACK:
            yield from _back(periods.containing(today, kind), BACK[kind])


def _back(now: periods.Period, number: int) -> list[periods.Period]:
    return [now.shift(-steps) for steps in range(number + 1)]


class UploadForm(forms.Form):
    """A filled file. The period is asked for where the form has one, the place where the person has several."""

    period = forms.ChoiceField(label=_("Period"))
    source = forms.ChoiceField(label=_("Source"), help_text=_("Who gave the figures."))
    organisation = forms.ChoiceField(label=_("For"))
    file = forms.FileField(label=_("Filled file"), widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}))

    def __init__(self, *args: Any, form: Form, sources: Sources, places: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        if needs_period(form):
            choices = period_choices(form)
            self.fields["period"].choices = choices
            self.fields["period"].initial = choices[1][0]
        else:
            del self.fields["period"]
        self.fields["source"].choices = _ordered(sources, form.source or "")
        if len(places) > 1:
            self.fields["organisation"].choices = places
        else:
            del self.fields["organisation"]


def _ordered(sources: Sources, first: str) -> list[tuple[str, str]]:
    """The sources, the form's own first."""
    listed = [(one.id, words.name(one)) for one in sources.values()]
    return sorted(listed, key=lambda choice: choice[0] != first)


class TakeBackForm(forms.Form):
    """Why a load is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500)
