"""`gaodi audit verify`: reads the whole trail and says what is not as it was written."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from gaodi.web.audit.models import Entry
from gaodi.web.audit.services import verify


class Command(BaseCommand):
    help = "Checks the chain of the audit trail."

    def handle(self, **options: Any) -> None:
        faults = list(verify())
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            sys.exit(1)
        last = Entry.objects.order_by("-sequence").first()
        if last is None:
            self.stdout.write("The audit trail is empty.")
            return
        self.stdout.write(f"The audit trail is whole: {last.sequence} rows, the last {last.digest[:16]}….")
