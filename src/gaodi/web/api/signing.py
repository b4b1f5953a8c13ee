"""How programs sign in to the API: by personal token or by session; an operation may ask for its permission there.

Asked so early, somebody without the permission is refused before what was sent is read.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from gaodi.web.api import tokens
from gaodi.web.policy import Action, require


class PersonalToken(HttpBearer):
    """`Authorization: Bearer gaodi_…`"""

    def __init__(self, action: Action | None = None) -> None:
        super().__init__()
        self.action = action

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        user = tokens.person(token)
        if user is not None:
            request.user = user
            require(user, Action.USE_API)
            _ask(user, self.action)
        return user


class Session(SessionAuth):
    """The session of a browser, with the CSRF token."""

    def __init__(self, action: Action | None = None) -> None:
        super().__init__()
        self.action = action

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        user = super().authenticate(request, key)
        if user is not None:
            _ask(user, self.action)
        return user


def _ask(user: Any, action: Action | None) -> None:
    if action is not None:
        require(user, action)


def signed_in(action: Action | None = None) -> list[Any]:
    """Both ways of signing in; with an action only for those who may do it."""
    return [PersonalToken(action), Session(action)]
