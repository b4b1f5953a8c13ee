"""The arithmetic of the chain: a row's digest is a keyed hash of its content and of the digest before it.

The key is kept in the workspace, apart from the database: who can write to the database only cannot make a chain that
fits. The head (last number and digest) is kept in a file of the workspace: rows cut off the end are missed by it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from gaodi.web.audit.models import Entry

START = "0" * 64
# Transaction-scoped lock of PostgreSQL under which rows are added one after the other ("gaodi" in ASCII).
LOCK = 0x67616F6469


def digest(entry: Entry) -> str:
    """The digest that the entry should have: HMAC-SHA256 over its fields as canonical JSON."""
    content = json.dumps(
        [
            entry.sequence,
            entry.at.isoformat(timespec="microseconds"),
            entry.actor_id,
            entry.actor,
            entry.action,
            entry.kind,
            entry.key,
            entry.label,
            entry.details,
            entry.address,
            entry.previous,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hmac.new(settings.AUDIT_KEY.encode(), content.encode(), hashlib.sha256).hexdigest()


def head_file() -> Path:
    """Where the number and digest of the last row are kept beside the database."""
    return Path(settings.GAODI_WORKSPACE) / "audit.head"


def keep_head(sequence: int, value: str) -> None:
    """Remember the head; a writer that comes late never moves it back."""
    kept = read_head()
    if kept and kept[0] >= sequence:
        return
    draft = head_file().with_name(f"audit.head.{uuid4().hex}")
    draft.write_text(f"{sequence} {value}\n")
    draft.replace(head_file())


def read_head() -> tuple[int, str] | None:
    """The head last remembered, if any."""
    try:
        number, value = head_file().read_text().split()
    except (FileNotFoundError, ValueError):
        return None
    return int(number), value
