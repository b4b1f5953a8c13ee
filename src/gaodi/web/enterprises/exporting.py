"""What may leave the site: as many rows as a file takes, for a purpose that the sources of its figures allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from gaodi.errors import Fault, InputError, Refused
from gaodi.registry import sources
from gaodi.registry.metrics import Metric
from gaodi.registry.sources import Purpose
from gaodi.web.enterprises import recipients, words, yearly
from gaodi.web.people.models import User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

MOST = 200_000


def purpose(request: HttpRequest) -> Purpose:
    """For what the person says the file is."""
    asked = request.GET.get("purpose", "")
    return Purpose(asked) if asked in set(Purpose) else Purpose.PLANNING


def purposes() -> list[tuple[str, str]]:
    """Those that can be said; a demonstration needs none."""
    return [
        (one.value, one.label(words.language()))
        for one in Purpose
        if one not in (Purpose.PUBLIC, Purpose.DEMONSTRATION)
    ]


def permit(ws: Workspace, user: User, asked: tuple[Metric, ...], year: int | None, purpose: Purpose) -> None:
    """Do nothing if the figures may go to this person for this purpose. Raises Refused with a sentence for each source
    that does not allow it."""
    if not asked or year is None:
        return
    found = yearly.sources_of(ws, asked, year)
    refused = [list(sources.refusals(ws, found, purpose=purpose, recipient=one)) for one in recipients.of(user)]
    if not all(refused):
        return
    raise Refused.of(Fault(one.sentence(words.language())) for one in min(refused, key=len))


def limit(rows: int) -> None:
    """Raises InputError where a workbook or text would become too large to be opened."""
    if rows > MOST:
        what = _("%(rows)s enterprises are too many for one file: at most %(most)s.")
        do = _("Narrow the list, or take all of them as Parquet from the API.")
        raise InputError(f"{what % {'rows': rows, 'most': MOST}} {do}")
