"""The form: one section on a screen, saved as it is filled in, with or without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gaodi.web.answers import merging, said, services
from gaodi.web.answers.asked import Asked, Section
from gaodi.web.answers.opened import Opened, opened
from gaodi.web.answers.said import Said
from gaodi.web.answers.services import Saved
from gaodi.web.evaluations import words
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks.words import STATUS

FINISH = "finish"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.ANSWER_QUESTIONNAIRE)
def page(request: HttpRequest, enterprise: str, year: int, rulebook: str) -> HttpResponse:
    """One section; what was sent of it is saved, then the way goes on to where the button says."""
    one = opened(request, enterprise, year, rulebook)
    asked = request.POST if request.method == "POST" else request.GET
    section = _section(one, asked.get("section", ""))
    if request.method != "POST":
        return render(request, "answers/sheet.html", _context(one, section, one.said, one.said))
    mine = said.given(request.POST, section.asked)
    seen = merging.unpacked(request.POST.get("seen", ""))
    saved = services.save(one, section, mine, seen, set(request.POST.getlist("over")), request.user)
    if request.htmx:
        return _told(request, one, section, mine, seen, saved)
    if saved.faults or saved.merged.clashes:
        return render(request, "answers/sheet.html", _after(one, section, mine, seen, saved))
    if saved.merged.theirs:
        messages.info(request, _meanwhile(saved))
    go = request.POST.get("go", "")
    if saved.merged.write or go != FINISH:
        messages.success(request, _("Saved.") if saved.merged.write else _("Nothing was changed."))
    return redirect(_onwards(one, section, go))


def _section(one: Opened, key: str) -> Section:
    return next((section for section in one.sections if section.id == key), one.sections[0])


def _onwards(one: Opened, section: Section, go: str) -> str:
    if go == FINISH:
        return reverse("answers:result", args=one.address)
    return f"{reverse('answers:sheet', args=one.address)}?section={_section(one, go or section.id).id}"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked with what the form holds."""

    asked: Asked
    said: Said
    choices: tuple[tuple[str, str], ...]
    fault: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What two people said of one thing."""

    key: str
    label: str
    mine: str
    theirs: str


def _context(
    one: Opened,
    section: Section,
    shown: Mapping[str, Said],
    seen: Mapping[str, Said],
    faults: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """shown: what the form holds; seen: what stood there when it was opened."""
    at = one.sections.index(section)
    return {
        "one": one,
        "section": section,
        "groups": [(g.heading, [_field(x, shown, faults or {}) for x in g.asked]) for g in section.groups],
        "seen": merging.packed({x.key: seen[x.key] for x in section.asked if x.key in seen}),
        "following": one.sections[at + 1] if at + 1 < len(one.sections) else None,
        "sure": STATUS[one.rulebook.status.value],
        "rulebook_address": words.rulebook_address(one.rulebook.id),
    } | _progress(one)


def _progress(one: Opened) -> dict[str, Any]:
    parts = [(section, one.answered(section), len(section.asked)) for section in one.sections]
    return {"parts": parts, "answered": sum(n for _s, n, _m in parts), "all": sum(m for _s, _n, m in parts)}


def _field(one: Asked, shown: Mapping[str, Said], faults: Mapping[str, str]) -> Field:
    now = shown.get(one.key, said.NOTHING)
    choices = one.choices
    if choices and now.answer and now.answer not in dict(choices):
        choices = (*choices, (now.answer, now.answer))
    return Field(one, now, choices, faults.get(one.key, ""))


def _clashes(section: Section, mine: Mapping[str, Said], saved: Saved) -> Iterator[Clash]:
    for one in section.asked:
        if one.key in saved.merged.clashes:
            yield Clash(one.key, one.label, _both(one, mine[one.key]), _both(one, saved.now[one.key]))


def _both(one: Asked, given: Said) -> str:
    return " · ".join(filter(None, [said.words(one, given.answer), given.evidence]))


def _meanwhile(saved: Saved) -> str:
    n = len(saved.merged.theirs)
    return ngettext(
        "Somebody else changed %(n)s answer of this section meanwhile; it is shown as it is now.",
        "Somebody else changed %(n)s answers of this section meanwhile; they are shown as they are now.",
        n,
    ) % {"n": n}


def _after(
    one: Opened,
    section: Section,
    mine: Mapping[str, Said],
    seen: Mapping[str, Said],
    saved: Saved,
    stays: Iterable[str] = (),
) -> dict[str, Any]:
    """The form again: what this person gave, where it was not taken, and what stands elsewhere. What stays in the form
    as it is, is remembered as it was first seen: a clash stays one until somebody has decided."""
    kept = {*saved.merged.clashes, *saved.faults}
    then = replace(one, said={**one.said, **saved.now})
    shown = {**saved.now, **{key: mine[key] for key in kept if key in mine}}
    known = {**saved.now, **{key: seen.get(key, said.NOTHING) for key in (*kept, *stays)}}
    context = _context(then, section, shown, known, saved.faults)
    return context | {"clashes": list(_clashes(section, mine, saved)), "faults": saved.faults}


def _told(
    request: HttpRequest,
    one: Opened,
    section: Section,
    mine: Mapping[str, Said],
    seen: Mapping[str, Said],
    saved: Saved,
) -> HttpResponse:
    """What the page takes in after saving by itself: a sentence, the counts, what it has to remember. Its fields stay,
    also those that somebody else changed."""
    context = _after(one, section, mine, seen, saved, saved.merged.theirs)
    labels = {asked.key: asked.label for asked in section.asked}
    context |= {
        "at": timezone.localtime(),
        "wrong": [(labels[key], sentence) for key, sentence in saved.faults.items()],
        "meanwhile": _meanwhile(saved) if saved.merged.theirs else "",
        "wrote": bool(saved.merged.write),
        "partial": True,
    }
    return render(request, "answers/_saved.html", context)
