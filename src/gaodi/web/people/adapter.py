"""How sign-in is done here: accounts are made by an administrator, nobody signs up."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed to sign-up, and silent: the page that follows says what happened."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args, **kwargs):
        if message_template and message_template.endswith(("logged_in.txt", "logged_out.txt")):
            return
        super().add_message(request, level, message_template, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Nothing is mailed: an intranet server has no way out, and the audit trail keeps what happened."""


def account_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account somebody tries to open, in one spelling: allauth signs in whatever the case of the letters."""
    tried = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(tried).strip().lower()


class MfaAdapter(DefaultMFAAdapter):
    """Keeps the secrets of the second factor encrypted, and names them by account in the authenticator app."""

    def get_totp_label(self, user) -> str:
        return user.username

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    """Under a key made from the server's own, which is not in the database."""
    digest = hashlib.sha256(b"second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
