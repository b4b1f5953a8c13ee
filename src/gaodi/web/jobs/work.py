"""Work in progress, as the running code sees it: it reports how far it is, and learns that it should stop."""

from __future__ import annotations

import time

from django.utils import timezone

from gaodi.web.jobs.kinds import Cancelled
from gaodi.web.jobs.models import Job, State

WRITE_EVERY = 1.0


class Work:
    """Handed to the function of a kind as its first argument."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._written = 0.0

    def progress(self, share: float, message: str = "") -> None:
        """Say how far the work is (0 to 1). Writes at most once a second; raises Cancelled when asked to stop."""
        self.job.progress = min(max(share, self.job.progress), 1.0)
        self.job.message = str(message) or self.job.message
        if time.monotonic() - self._written >= WRITE_EVERY:
            self._written = time.monotonic()
            self._write()

    def check(self) -> None:
        """Stop here if the owner asked for it."""
        if Job.objects.filter(pk=self.job.pk, cancel_requested=True).exists():
            raise Cancelled

    def _write(self) -> None:
        Job.objects.filter(pk=self.job.pk, state=State.RUNNING).update(
            progress=self.job.progress, message=self.job.message, heartbeat=timezone.now()
        )
        self.check()
