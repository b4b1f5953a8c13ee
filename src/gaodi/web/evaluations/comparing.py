"""Two runs beside one another: who moved and why; and the answer to one subject as a letter."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from gaodi.errors import GaodiError
from gaodi.rules import comparing
from gaodi.rules.comparing import Comparison
from gaodi.rules.program import Program
from gaodi.rules.runs import Run
from gaodi.web import policy
from gaodi.web.evaluations import explaining, listing, one, opened, reach, results, said, words
from gaodi.web.plans.workspace import workspace
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.site.tables import Column, Kind, Table


@lru_cache(maxsize=8)
def _kept(path: Path, before: str, after: str) -> Comparison:
    """Neither of the two ever changes."""
    return comparing.compare(opened.kept(path, after).ws, before, after)


def compared(before: Run, after: Run) -> Comparison:
    """The comparison, computed once."""
    return _kept(after.ws.path, before.id, after.id)


@require_safe
@requires(Action.READ_RUNS)
def page(request: HttpRequest) -> HttpResponse:
    """Choose two runs, see who moved."""
    ws = workspace()
    known = listing.rows(ws)
    choices = [
        (row["run"], f"{row['year']} · {row['day']} · {row['run'][-4:]} · {row['title']}") for row in known.to_dicts()
    ]
    before, after = (request.GET.get(name, "") for name in ("before", "after"))
    context: dict[str, Any] = {"choices": choices, "before": before, "after": after}
    if not (before and after):
        return render(request, "evaluations/compare.html", context)
    found = compared(opened.run(before), opened.run(after))
    rows = _visible(request, found)
    table = _table(request, found, rows)
    context |= {
        "found": found,
        "table": table,
        "moved": rows.height,
        "whole": policy.everywhere(request.user, Action.READ_RUNS),
    }
    return table.export() or render(
        request, "evaluations/compare.html", context | square(list(found.grades.iter_rows()), found.after.program)
    )


def _visible(request: HttpRequest, found: Comparison) -> pl.DataFrame:
    moved = found.moved.with_columns(pl.col(name).cast(pl.Float64) for name in ("by_inputs", "by_rules", "change"))
    return reach.visible(request.user, found.after, moved.lazy()).collect()


def _table(request: HttpRequest, found: Comparison, rows: pl.DataFrame) -> Table:
    query = urlencode({"before": found.before.id, "after": found.after.id})

    digits = results.digits(found.after)

    def letter(row: dict[str, Any]) -> str:
        return f"{reverse('evaluations:letter', args=[row['subject']])}?{query}"

    columns = [Column("name", pgettext_lazy("enterprise", "Name"), url=letter, css="firm")]
    if "score_before" in rows and "score_after" in rows:
        columns += [
            Column("score_before", gettext_lazy("Score before"), kind=Kind.NUMBER, decimals=digits),
            Column("score_after", gettext_lazy("Score after"), kind=Kind.NUMBER, decimals=digits),
            Column("change", pgettext_lazy("score", "Change"), kind=Kind.NUMBER, decimals=digits),
            Column("by_inputs", gettext_lazy("By changed figures"), kind=Kind.NUMBER, decimals=digits),
            Column("by_rules", gettext_lazy("By changed rules"), kind=Kind.NUMBER, decimals=digits),
        ]
    columns += _pair(rows, "grade", gettext_lazy("Grade before"), gettext_lazy("Grade after"))
    verdicts = {True: words.QUALIFIED["yes"], False: words.QUALIFIED["no"]}
    columns += _pair(rows, "qualified", gettext_lazy("Conditions before"), gettext_lazy("Conditions after"), verdicts)
    hidden = {"score_before", "qualified_before"} & set(rows.columns)
    columns += _pair(
        rows, "standing", gettext_lazy("Standing before"), gettext_lazy("Standing after"), words.STANDINGS, bool(hidden)
    )
    columns.append(Column("subject", gettext_lazy("Code"), css="fixed code", hidden=True))
    empty = {
        "what": _("Nobody moved"),
        "do": _("Score, grade and qualification of everybody are the same in both evaluations."),
    }
    return Table(request, columns, rows, name=_("Who moved"), search=("name", "subject"), empty=empty)


def _pair(
    rows: pl.DataFrame, name: str, before: Any, after: Any, statuses: Any = None, hidden: bool = False
) -> list[Column]:
    return [
        Column(f"{name}_{when}", label, statuses=statuses, css="fixed", hidden=hidden)
        for when, label in (("before", before), ("after", after))
        if f"{name}_{when}" in rows
    ]


def square(rows: list[tuple[Any, Any, int]], program: Program) -> dict[str, Any]:
    """How many went from which grade (or verdict) to which, as a square. rows: before, after, how many."""
    order = program.grade.names if program.grade else ("true", "false")
    there = {value for before, after, _n in rows for value in (before, after)}
    names = [
        *(name for name in order if name in there),
        *sorted(x for x in there if x not in order and x is not None),
        *([None] if None in there else []),
    ]
    by = {(before, after): n for before, after, n in rows}
    made = [(_grade(x), [(by.get((x, y), 0), x == y) for y in names]) for x in names]
    return {"grades": [_grade(name) for name in names], "square": made if len(names) > 1 else []}


def _grade(name: str | None) -> str:
    told = {"true": words.QUALIFIED["yes"].label, "false": words.QUALIFIED["no"].label, None: _("none or open")}
    return str(told.get(name, name))


@require_safe
@requires(Action.READ_RUNS)
def letter(request: HttpRequest, subject: str) -> HttpResponse:
    """Why the grade of one subject changed, to be printed and sent."""
    before, after = (opened.run(request.GET.get(name, "")) for name in ("before", "after"))
    found = opened.judged(request, after.id, subject)
    both = compared(before, after)
    moves = both.moves
    row = moves.filter(moves["subject"] == subject)
    if row.is_empty():
        raise Http404
    lines: list[str] = []
    if found.may:
        opened.look(request, found)
        try:
            lines = comparing.written(both, subject, words.language()).split("\n")
        except GaodiError as error:
            raise Http404(said.words(error)) from error
    context = one.about(after) | explaining.subject_of(request, found)
    return render(
        request,
        "evaluations/letter.html",
        context | {"lines": lines[1:], "row": row.row(0, named=True), "first": before},
    )
