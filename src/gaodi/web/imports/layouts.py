"""An office's own layout: a person says which of its columns is which of the form's; every file like it is read so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gaodi.errors import GaodiError, Refused
from gaodi.registry import forms
from gaodi.registry.forms import Form, Layout, layouts
from gaodi.registry.forms.faults import letter
from gaodi.registry.forms.matching import Suggestion
from gaodi.web.definitions import words as definitions
from gaodi.web.imports import said, selectors, services, staging, words
from gaodi.web.imports.models import Import
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Laid:
    """A column of a sheet: its field on the page, its letter, its first values, and what it is taken for."""

    name: str
    letter: str
    suggestion: Suggestion
    samples: tuple[str, ...]

    @property
    def how(self) -> Any:
        """How sure that is."""
        return words.HOW[self.suggestion.how]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a header."""

    number: int
    layout: Layout
    columns: tuple[Laid, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.ENTER_FIGURES)
def layout(request: HttpRequest, key: UUID) -> HttpResponse:
    """The columns of the file, each with a choice; and what happens when they have been chosen."""
    found = selectors.found(request.user, key, Action.ENTER_FIGURES)
    selectors.require_content(request.user, found)
    ws = workspace()
    if ws is None or not found.open or not staging.file(found).is_file():
        raise Http404
    form = forms.load(ws)[found.form]
    try:
        sheets = read(ws, form, found)
    except GaodiError as error:
        messages.error(request, said.words(error))
        sheets = []
    if request.method == "POST" and _remembered(request, ws, form, found, sheets):
        return redirect("imports:one", found.pk)
    context = {"import": found, "sheets": sheets, "choices": _choices(form), "form_name": definitions.name(form)}
    return render(request, "imports/layout.html", context | {"sent": request.POST})


def read(ws: Workspace, form: Form, one: Import) -> list[Sheet]:
    """Every sheet of the file that has a header, whether or not it is the form's. Raises InputError."""
    found = forms.layouts_of(ws, form, staging.file(one), name=one.file)
    return [Sheet(number, layout, tuple(_columns(number, layout))) for number, layout in enumerate(found)]


def _columns(number: int, layout: Layout) -> Iterator[Laid]:
    for one in layout.suggestions:
        if one.heading.strip():
            cells = (row[one.index] for row in layout.sample[:SAMPLES] if one.index < len(row))
            yield Laid(f"c{number}-{one.index}", letter(one.index), one, tuple(cell[:40] for cell in cells if cell))


def _choices(form: Form) -> list[tuple[str, str]]:
    english = definitions.language() == "en"
    listed = [
        (column.key, f"{column.heading_en if english else column.heading}{' *' if column.required else ''}")
        for column in form.columns
    ]
    return [("", _("not loaded")), *listed]


def _remembered(request: HttpRequest, ws: Workspace, form: Form, one: Import, sheets: list[Sheet]) -> bool:
    """Remember the layouts of the sheets that have a column of the form, and look at the file again."""
    chosen = [(sheet.layout.headings, *_said(request, sheet)) for sheet in sheets]
    used = [(headings, keys, units) for headings, keys, units in chosen if any(keys.values())]
    if not used:
        messages.error(request, _("Say for at least one column which it is."))
        return False
    try:
        for headings, keys, units in used:
            user = request.user.username
            layouts.remember(ws, form, headings, keys, units=units, user=user, source=one.source)
        services.mapped(one, request.user, len(used))
    except Refused as error:
        messages.error(request, str(error))
    except GaodiError as error:
        messages.error(request, said.words(error))
        return False
    return True


def _said(request: HttpRequest, sheet: Sheet) -> tuple[dict[str | int, str | None], dict[str | int, str]]:
    """What the person chose for each column, and the units that were written in."""
    keys: dict[str | int, str | None] = {}
    units: dict[str | int, str] = {}
    for column in sheet.columns:
        index = column.suggestion.index
        keys[index] = request.POST.get(column.name, "") or None
        if unit := request.POST.get(f"{column.name}-unit", "").strip()[:20]:
            units[index] = unit
    return keys, units
