"""The file of a rulebook: its text with line numbers, and as a file to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks import highlighting, selectors
from gaodi.web.rulebooks.reader import head


@require_safe
@requires(Action.READ_RULEBOOKS)
def source(request: HttpRequest, key: str) -> HttpResponse:
    """The text as it is written, without what it takes over from another rulebook."""
    found = selectors.opened(key)
    if request.GET.get("download"):
        return _file(found.source.written, found.source.path.name)
    context = head(request, found, "source") | {
        "lines": highlighting.lines(found.source.written),
        "file": found.source.path.name,
    }
    return render(request, "rulebooks/source.html", context)


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text.encode(), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
