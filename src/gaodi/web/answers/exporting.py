"""The answers and what they come to as a workbook: result, answers with evidence, what is lacking."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from gaodi.web.answers import finishing, judging, said
from gaodi.web.answers.opened import Opened, opened
from gaodi.web.audit.services import record
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires

BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Rows = Iterable[Sequence[Any]]


@require_safe
@requires(Action.ANSWER_QUESTIONNAIRE)
def book(request: HttpRequest, enterprise: str, year: int, rulebook: str) -> HttpResponse:
    """The workbook of one enterprise."""
    one = opened(request, enterprise, year, rulebook)
    found = finishing.result(one, judging.evaluation(one), request.GET.get("to", ""))
    content = _written(request, one, found)
    details = {"rulebook": one.rulebook.id, "year": one.year}
    record("answers.export", actor=request.user, kind="enterprise", key=one.id, label=one.name, details=details)
    name = f"{one.rulebook.id.replace('/', '-')}-{one.id}-{one.year}.xlsx"
    return FileResponse(content, as_attachment=True, filename=name, content_type=BOOK)


def _written(request: HttpRequest, one: Opened, found: dict[str, Any]) -> io.BytesIO:
    content = io.BytesIO()
    made = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"title": one.title, "author": request.user.username})
    bold = made.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    wrap = made.add_format({"text_wrap": True, "valign": "top"})
    sheets = (
        (_("Result"), _result(request, one, found)),
        (_("Answers"), _answers(one)),
        (pgettext("questionnaire", "Lacking"), _gaps(found)),
    )
    for name, (widths, rows, head) in sheets:
        sheet = made.add_worksheet(name)
        for x, width in enumerate(widths):
            sheet.set_column(x, x, width)
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                _write(sheet, y, x, value, bold if y == head else wrap)
        if not head:
            sheet.freeze_panes(1, 0)
    made.close()
    content.seek(0)
    return content


def _write(sheet: Any, y: int, x: int, value: Any, form: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(y, x, value, form)
    elif value:
        sheet.write_string(y, x, str(value), form)


def _result(request: HttpRequest, one: Opened, found: dict[str, Any]) -> tuple[Sequence[int], list[Sequence[Any]], int]:
    verdict = found["verdict"]
    rows: list[Sequence[Any]] = [
        (_("Enterprise"), one.name),
        (_("Code"), one.id),
        (_("Rulebook"), f"{one.title} ({one.rulebook.id})"),
        (_("Data year"), one.year),
    ]
    rows += [(pgettext("questionnaire", "Level"), verdict.level)] if verdict.level else []
    rows += [(_("Score"), verdict.score)] if verdict.score else []
    rows += [(_("Conditions"), str(verdict.qualified.label))] if verdict.qualified else []
    rows += [(_("Note"), _("Made-up data, for demonstration only"))] if one.made_up else []
    now = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    rows += [(_("Written"), _("%(name)s, %(time)s") % {"name": request.user.username, "time": now}), ()]
    head = len(rows)
    if found["rows"]:
        rows.append(
            (
                pgettext("questionnaire", "Section"),
                pgettext("questionnaire", "Answered"),
                pgettext("questionnaire", "Asked"),
                *(label for _id, label in found["levels"]),
            )
        )
        rows += [(row.label, row.answered, row.asked, *row.said) for row in found["rows"]]
        rows.append((_("All sections"), "", "", *found["whole"]))
    return (24, 30, 10, *(14 for _level in found["levels"])), rows, head


def _answers(one: Opened) -> tuple[Sequence[int], Rows, int]:
    rows: list[Sequence[Any]] = [
        (
            pgettext("questionnaire", "Section"),
            pgettext("questionnaire", "Group"),
            pgettext("questionnaire", "Asked for"),
            _("Answer"),
            _("Unit"),
            _("Evidence"),
            _("What shows it"),
        )
    ]
    for section in one.sections:
        for group in section.groups:
            for asked in group.asked:
                given = one.said[asked.key]
                answer: Any = said.words(asked, given.answer)
                if asked.number and given.answer:
                    answer = float(given.answer)
                rows.append((section.label, group.heading, asked.label, answer, asked.unit, given.evidence, asked.hint))
    return (16, 16, 60, 14, 10, 36, 30), rows, 0


def _gaps(found: dict[str, Any]) -> tuple[Sequence[int], Rows, int]:
    rows: list[Sequence[Any]] = [
        (
            pgettext("questionnaire", "Level"),
            _("One of the fewest"),
            pgettext("questionnaire", "Section"),
            pgettext("questionnaire", "Item"),
            _("Answer"),
            _("Adds to the score"),
        )
    ]
    for lacking in found["stages"]:
        for item, _adds in lacking.items:
            mark = _("Yes") if item.needed else ""
            rows.append((lacking.stage.label, mark, item.label, item.text, item.said, round(item.lacking, 6)))
    return (18, 12, 16, 60, 14, 12), rows, 0
