"""What the environment says about this server: the workspace, its keys, the database, how it is reached.

Read once by `settings`. Every variable is listed in docs/deploy.md.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def workspace() -> Path:
    """The folder of the region that this server serves (GAODI_WORKSPACE, by default var/demo)."""
    return Path(os.environ.get("GAODI_WORKSPACE") or "var/demo").expanduser().resolve()


def flag(name: str, default: bool = False) -> bool:
    """A yes-or-no variable."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "0", "no", "false", "off"}:
        return default if value == "" else False
    if value in {"1", "yes", "true", "on"}:
        return True
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no: set it to 1 or 0.")


def words(name: str, default: str = "") -> list[str]:
    """A variable that is a list, separated by commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, "")
    if not value:
        return default
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number.")
    return int(value)


def kept_key(path: Path) -> str:
    """A random key that is made once, in a file that only the owner of the server can read.

    Two processes that start together agree on one key: the file is linked into place, and the loser reads it.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def database(folder: Path) -> dict[str, Any]:
    """Where the records are: SQLite in the workspace, or the PostgreSQL database of GAODI_DATABASE."""
    url = os.environ.get("GAODI_DATABASE", "")
    if not url:
        return _sqlite(folder / "records.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"GAODI_DATABASE begins with {parts.scheme or 'nothing'}://; expected "
            "postgresql://user:password@host:5432/name, or leave it empty for SQLite in the workspace."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            # A reader that turns writer deadlocks under deferred transactions; immediate ones queue for 20 s.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
