"""What writes to the audit trail by itself: changes to records, sign-ins, sign-outs, failures, lock-outs."""

from __future__ import annotations

from typing import Any

from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from simple_history.signals import post_create_historical_record

from gaodi.web.audit.services import record

_HIDDEN = {"password"}
_VERBS = {"+": "create", "~": "change", "-": "delete"}


@receiver(post_create_historical_record)
def record_change(sender: Any, instance: Any, history_instance: Any, history_user: Any = None, **_: Any) -> None:
    """A record was created, changed or deleted: from what, to what."""
    model = instance._meta.model_name
    details = _changes(history_instance)
    if details is None:
        return
    record(f"{model}.{_VERBS[history_instance.history_type]}", actor=history_user, thing=instance, details=details)


def _changes(row: Any) -> dict[str, Any] | None:
    """Field by field, old and new; None where nothing changed."""
    fields = [field.attname for field in row.tracked_fields]
    new = {name: _plain(name, getattr(row, name)) for name in fields}
    if row.history_type == "-":
        return {"was": new}
    before = row.prev_record if row.history_type == "~" else None
    if before is None:
        return {"is": new}
    changed = {
        name: [_plain(name, getattr(before, name)), new[name]]
        for name in fields
        if getattr(before, name) != getattr(row, name)
    }
    return changed or None


def _plain(name: str, value: Any) -> Any:
    return "…" if name in _HIDDEN else value


@receiver(user_logged_in)
def record_sign_in(sender: Any, request: Any, user: Any, **_: Any) -> None:
    record("sign-in", actor=user, thing=user)


@receiver(user_logged_out)
def record_sign_out(sender: Any, request: Any, user: Any, **_: Any) -> None:
    if user is not None:
        record("sign-out", actor=user, thing=user)


@receiver(user_login_failed)
def record_failure(sender: Any, credentials: dict[str, Any], request: Any = None, **_: Any) -> None:
    record("sign-in.failed", kind="user", label=str(credentials.get("username", "")))


@receiver(user_locked_out)
def record_lock_out(sender: Any, request: Any, username: str, ip_address: str = "", **_: Any) -> None:
    record("sign-in.locked", kind="user", label=str(username), address=str(ip_address or ""))


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def record_second_factor(sender: Any, request: Any, user: Any, authenticator: Any, signal: Any, **_: Any) -> None:
    verb = {authenticator_added: "added", authenticator_removed: "removed"}.get(signal, "reset")
    record(f"second-factor.{verb}", actor=user, thing=user, details={"type": authenticator.type})


@receiver(authentication_failed)
def record_wrong_code(sender: Any, request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    record("second-factor.failed", actor=user, thing=user, details={"type": authenticator.type})
