"""Where definitions are used: the targets of plans that are bound to a metric or a list.

Only of plans that the person may see, each in the version that the person may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from gaodi.plan.attainment import bindings
from gaodi.plan.attainment.bindings import Binding
from gaodi.plan.model import Target
from gaodi.web.plans.selectors import Shown, entries, shown


@dataclass(frozen=True, slots=True)
class Use:
    """A target of a plan, and by what it is measured."""

    shown: Shown
    target: Target
    binding: Binding


def uses(request: HttpRequest) -> list[Use]:
    """Every bound target that the person may see; looked up once for a page."""
    if not hasattr(request, "_definition_uses"):
        request._definition_uses = list(_uses(request))
    return request._definition_uses


def _uses(request: HttpRequest) -> Iterator[Use]:
    for found in plans(request):
        bound = bindings.of(found.ws, found.plan)
        yield from (Use(found, target, bound[target.id]) for target in found.plan.targets if target.id in bound)


def plans(request: HttpRequest) -> Iterator[Shown]:
    """The plans that the person may see."""
    for entry in entries(request):
        if (found := shown(request, entry.id)) is not None:
            yield found


def of_metric(request: HttpRequest, key: str) -> list[Use]:
    """The targets that are measured by a metric."""
    return [use for use in uses(request) if use.binding.metric == key]


def of_list(request: HttpRequest, key: str) -> list[Use]:
    """The targets that are counted by a named list."""
    return [use for use in uses(request) if use.binding.list == key]
