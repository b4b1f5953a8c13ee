"""`gaodi match`: what the documents in force offer one enterprise, or all."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from gaodi.cli import words as said
from gaodi.cli.evaluate import LanguageOption, OnOption, YearOption, day, language_of
from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.cli.tables import OutOption, write

if TYPE_CHECKING:
    from gaodi.rules.matching import Everybody, Matched
    from gaodi.rules.model import Opening


def match(
    subject: Annotated[str, typer.Argument(help="The code of an enterprise; all unless told.")] = "",
    on: OnOption = "",
    year: YearOption = None,
    rulebooks: Annotated[list[str] | None, typer.Option("--rulebook", help="Only these documents.")] = None,
    out: OutOption = None,
    workspace: WorkspaceOption = HERE,
    language: LanguageOption = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Match an enterprise, or all, against every document in force: what it qualifies for, and for how much."""
    from gaodi.rules import matching

    ws = opened(workspace)
    say = language_of(ws, language)
    if not subject:
        every = matching.match_all(ws, on=day(on), year=year, ids=rulebooks)
        if out is not None:
            write(every.rows, out)
        _everybody(every, say, form)
        return
    found = matching.match(ws, subject, on=day(on), year=year, ids=rulebooks, language=say)
    if form is Format.JSON:
        write_json(asdict(found))
        return
    _one(found, say)


def _everybody(found: Everybody, language: str, form: Format) -> None:
    names = ("rulebook", "benefit", "qualified", "open", "paid", "kept")
    headings = said.headings(("rulebook", "benefit", "qualifies", "open", "paid", "kept"), language)
    show(found.documents.to_dicts(), names, form, headings=headings)


def _one(found: Matched, language: str) -> None:
    """A line for each document."""
    names = ("document", "qualifies", "amount", "apply", "lacks")
    rows = [
        {
            "document": one.title + (f" · {one.label}" if one.label else ""),
            "qualifies": said.truth(one.qualified, language),
            "amount": "" if one.kept is None else _amount(one.kept.low, one.kept.high),
            "apply": _opening(one.opening, language),
            "lacks": ("; " if language.startswith("en") else "；").join(one.short or one.needs),
        }
        for one in found.matches
    ]
    console().print(f"{found.name} · {found.subject}", soft_wrap=True)
    show(rows, names, Format.TABLE, headings=said.headings(names, language))
    for refused in found.refused:
        console().print(refused, soft_wrap=True)


def _opening(one: Opening | None, language: str) -> str:
    """When one can apply."""
    if one is None:
        return ""
    name = {"open": "until", "coming": "from", "closed": "closed"}[one.state.value]
    return said.sentence(name, language, day=one.first if name == "from" else one.last)


def _amount(low: float | None, high: float | None) -> str:
    """In 万元."""
    if low is not None and low == high:
        return f"{low:g}" if low else ""
    return f"{low or 0:g} … {'?' if high is None else f'{high:g}'}"
