"""Adding to the audit trail, and checking it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from gaodi.errors import Fault
from gaodi.web.audit import chain
from gaodi.web.audit.models import Entry
from gaodi.web.audit.requests import current_actor, current_address


def record(
    action: str,
    *,
    actor: Any = None,
    thing: Any = None,
    kind: str = "",
    key: str = "",
    label: str = "",
    details: Mapping[str, Any] | None = None,
    address: str = "",
) -> Entry:
    """Add one row: `actor` did `action` to `thing` (a model instance) or to the `kind` and `key` of a lake row.

    Without an actor the person of the request is taken. The row is part of the caller's transaction: what is rolled
    back did not happen. Writers wait for one another, so numbers have no gap and digests no fork.
    """
    if isinstance(thing, models.Model):
        kind, key, label = kind or thing._meta.model_name or "", key or str(thing.pk), label or str(thing)
    actor = actor if actor is not None else current_actor()
    with transaction.atomic():
        _queue()
        last = Entry.objects.order_by("-sequence").values_list("sequence", "digest").first()
        entry = Entry(
            sequence=last[0] + 1 if last else 1,
            at=timezone.now().astimezone(UTC),
            actor_id=getattr(actor, "pk", None),
            actor=_cut(getattr(actor, "username", actor or ""), 150),
            action=_cut(action, 60),
            kind=_cut(kind, 60),
            key=_cut(key, 200),
            label=_cut(label, 300),
            details=_text(details),
            address=_cut(address or current_address(), 64),
            previous=last[1] if last else chain.START,
        )
        entry.digest = chain.digest(entry)
        entry.save()
        transaction.on_commit(lambda: chain.keep_head(entry.sequence, entry.digest))
    return entry


def _queue() -> None:
    """One writer at a time: SQLite's immediate transaction does it, PostgreSQL is asked for a lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chain.LOCK])


def _cut(text: Any, length: int) -> str:
    return str(text).replace("\x00", "")[:length]


def _text(details: Mapping[str, Any] | None) -> str:
    return json.dumps(details, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True) if details else ""


def verify() -> Iterator[Fault]:
    """Every place where the trail is not what was written: changed, missing, out of order, cut off."""
    previous, number = chain.START, 0
    kept = chain.read_head()
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=2000):
        number += 1
        if entry.sequence != number:
            yield Fault(f"rows {number} to {entry.sequence - 1} are missing", where="audit trail")
            number = entry.sequence
        elif entry.previous != previous:
            yield Fault(f"row {number} does not follow the row before it", where="audit trail")
        if entry.digest != chain.digest(entry):
            yield Fault(f"row {number} was changed after it was written", where="audit trail")
        if kept and kept[0] == number and kept[1] != entry.digest:
            yield Fault(f"row {number} is not the row that was last remembered", where=str(chain.head_file()))
        previous = entry.digest
    if kept and kept[0] > number:
        yield Fault(f"rows {number + 1} to {kept[0]} were cut off the end", where="audit trail")
