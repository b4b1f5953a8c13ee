"""How sign-in is done here: accounts are made by an administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
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


class MfaAdapter(DefaultMFAAdapter):
    """Names the second factor by account, so that an authenticator app with several accounts tells them apart."""

    def get_totp_label(self, user) -> str:
        return user.username
