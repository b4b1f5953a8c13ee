"""Two people at one record: the second is told, instead of undoing what the first did.

A form carries the version that was read (`version_of`), the service asks `unchanged` inside its transaction.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from gaodi.errors import Refused


def version_of(record: Any) -> int:
    """The number of the record's last change (the records keep their history)."""
    return record.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def unchanged(record: Any, seen: int | None) -> None:
    """Refuse when somebody changed the record after it was read; `None` asks nothing."""
    if seen is None or version_of(record) == seen:
        return
    last = record.history.order_by("-history_id").select_related("history_user").first()
    words = _(
        "%(who)s changed this after you opened it. Load the page again and make your change to what stands there."
    )
    raise Refused(words % {"who": last.history_user or _("Somebody")})
