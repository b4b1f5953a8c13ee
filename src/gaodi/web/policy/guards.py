"""How pages ask: a decorator for views, which also keeps the action on the view for the access matrix of the tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from gaodi.web.policy.actions import Action
from gaodi.web.policy.decisions import require

View = Callable[..., HttpResponse]


def requires(action: Action) -> Callable[[View], View]:
    """Only for people who are signed in and may do the action somewhere; the view asks again about the thing."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request.user, action)
            return view(request, *args, **kwargs)

        guarded = login_required(guarded)
        guarded.action = action
        return guarded

    return decorate
