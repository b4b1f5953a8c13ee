"""Making, withdrawing and recognising personal tokens."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from gaodi.web.api.models import Token
from gaodi.web.people.models import User

PREFIX = "gaodi_"
LASTS = timedelta(days=180)
# The time of use is written at most this often.
WRITE_EVERY = timedelta(minutes=10)


def make(owner: User, name: str) -> tuple[Token, str]:
    """A new token and its text, which is shown once."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(owner=owner, name=name, digest=_digest(text), expires=timezone.now() + LASTS)
    return token, text


def person(text: str) -> User | None:
    """The person whose token this is, if it holds."""
    now = timezone.now()
    token = Token.objects.select_related("owner").filter(digest=_digest(text), expires__gt=now).first()
    if token is None or not token.owner.is_active:
        return None
    if token.used is None or now - token.used > WRITE_EVERY:
        Token.objects.filter(pk=token.pk).update(used=now)
    return token.owner


def _digest(text: str) -> str:
    """The token has 256 random bits, so one fast hash keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()
