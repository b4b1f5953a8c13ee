"""Triggers by which the database refuses to change the audit trail, for the two databases that are supported."""

from __future__ import annotations

from typing import Any

_SAYS = "the audit trail is only added to"

_SQLITE = [
    f"CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON audit_entry BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    for verb in ("update", "delete")
]
_POSTGRESQL = [
    f"CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION '{_SAYS}'; END$$",
    "CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
]
_REMOVE = {
    "sqlite": ["DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete"],
    "postgresql": ["DROP TRIGGER IF EXISTS audit_refuse ON audit_entry", "DROP FUNCTION IF EXISTS audit_refuse()"],
}


def install(apps: Any, editor: Any) -> None:
    """Make the triggers."""
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def remove(apps: Any, editor: Any) -> None:
    """Take them away."""
    for statement in _REMOVE[editor.connection.vendor]:
        editor.execute(statement)
