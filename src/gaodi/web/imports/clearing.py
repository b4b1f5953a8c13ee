"""Clears the staging place: folders without an import, and files that nobody has come back to for a month."""

from __future__ import annotations

import shutil
from datetime import timedelta

from django.utils import timezone

from gaodi.web.audit.services import record
from gaodi.web.imports import staging
from gaodi.web.imports.models import Import, State

MONTH = timedelta(days=30)
# An upload that is being written has no record yet.
HOUR = 3600


def clear() -> int:
    """Remove what nothing speaks of; how many folders."""
    for one in Import.objects.filter(changed__lt=timezone.now() - MONTH).select_related("job"):
        if one.open:
            Import.objects.filter(pk=one.pk).update(state=State.DISCARDED)
            record("imports.discard", actor="system", thing=one, details={"reason": "30 days"})
            staging.drop(one)
    known = {pk.hex for pk in Import.objects.values_list("pk", flat=True)}
    old = timezone.now().timestamp() - HOUR
    left = [path for path in staging.root().glob("*") if path.name not in known and path.stat().st_mtime < old]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)
