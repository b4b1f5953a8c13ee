"""Who is asking, from where: kept for the length of a request, so that a record's change knows its author."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

_request: ContextVar[HttpRequest | None] = ContextVar("audit_request", default=None)
_actor: ContextVar[Any] = ContextVar("audit_actor", default=None)


class AuditRequests:
    """Keeps the request at hand for the audit trail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


@contextmanager
def acting(user: Any) -> Iterator[None]:
    """Within it, changes are this person's: for jobs and commands, which have no request."""
    token = _actor.set(user)
    try:
        yield
    finally:
        _actor.reset(token)


def current_actor() -> Any:
    """The person on whose behalf the code runs, or None (the system)."""
    if (actor := _actor.get()) is not None:
        return actor
    request = _request.get()
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def current_address() -> str:
    """The network address of the request, or an empty string."""
    request = _request.get()
    return request.META.get("REMOTE_ADDR", "") if request else ""
