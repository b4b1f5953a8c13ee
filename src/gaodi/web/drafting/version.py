"""The pages of one version: as people read it, as it is written, and what its tests give."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.web.drafting import looking, one, selectors
from gaodi.web.drafting.faults import reminders, told
from gaodi.web.drafting.looking import Looked
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import highlighting, texts


@require_safe
@requires(Action.DRAFT_RULEBOOK)
def page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The version as people read it; what is at fault in it, where it cannot be read."""
    ws, draft = selectors.ready(), selectors.version(key, number)
    looked = looking.look(ws, draft.text, draft.tests)
    read = {} if looked.faults else texts.reading(draft.text, ws)
    context = read | one.about(request, ws, draft, "read") | {"looked": looked}
    wrong, again = told(looked), reminders(ws, draft.text)
    return render(request, "drafting/version.html", context | {"wrong": wrong, "reminders": again})


@require_safe
@requires(Action.DRAFT_RULEBOOK)
def source(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The text and its tests with line numbers; ?download=text or tests: as a file."""
    ws, draft = selectors.ready(), selectors.version(key, number)
    wanted = request.GET.get("download", "")
    if wanted in ("text", "tests"):
        return _file(draft.text if wanted == "text" else draft.tests, f"{_name(key)}-{number}", wanted)
    looked = looking.look(ws, draft.text, draft.tests)
    context = one.about(request, ws, draft, "source") | {"wrong": told(looked)}
    return render(request, "drafting/source.html", context | {"texts": _lines(draft.text, draft.tests, looked)})


@require_safe
@requires(Action.DRAFT_RULEBOOK)
def tests(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What the tests of the version expect and give: they are run for the page."""
    ws, draft = selectors.ready(), selectors.version(key, number)
    looked = looking.look(ws, draft.text, draft.tests, run=True)
    context = one.about(request, ws, draft, "tests") | {"looked": looked, "wrong": told(looked)}
    return render(request, "drafting/tests.html", context)


def _lines(text: str, tests: str, looked: Looked) -> list[dict[str, Any]]:
    """Both texts as lines, those at fault marked."""
    both = (("text", text, looked.faults), ("tests", tests, looked.wrong))
    return [
        {"of": of, "lines": [(at, line, at in {fault.line for fault in found})
                             for at, line in enumerate(highlighting.lines(written), 1)]}
        for of, written, found in both if written.strip()
    ]  # fmt: skip


def _name(key: str) -> str:
    return key.replace("/", "-")


def _file(text: str, name: str, of: str) -> HttpResponse:
    ending = ".tests.yaml" if of == "tests" else ".yaml"
    answer = HttpResponse(text.encode(), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}{ending}"'
    return answer
