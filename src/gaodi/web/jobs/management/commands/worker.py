"""`gaodi manage worker`: runs background work, one piece at a time, and takes care of work that was interrupted."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from gaodi.web.jobs.kinds import started
from gaodi.web.jobs.models import Job, State
from gaodi.web.jobs.services import recover
from gaodi.web.jobs.workers import HEARTBEAT, this_worker

logger = logging.getLogger("gaodi.jobs")
RECOVER_EVERY = 30.0


def keep(parent: int) -> None:
    """Beside the work: a heartbeat for the job that runs, care for interrupted ones, an end when the server ends."""
    recovered = time.monotonic()
    while True:
        time.sleep(HEARTBEAT.total_seconds())
        if parent and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        try:
            Job.objects.filter(state=State.RUNNING, worker=this_worker()).update(heartbeat=timezone.now())
            if time.monotonic() - recovered > RECOVER_EVERY:
                recover()
                recovered = time.monotonic()
        except DatabaseError as error:
            logger.warning("heartbeat not written: %s", error)
            connection.close()
        close_old_connections()


class Command(BaseCommand):
    help = "Runs background work until stopped."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing waits")
        parser.add_argument("--with-parent", action="store_true", help="stop when the process that started it ends")

    def handle(self, *, until_empty: bool, with_parent: bool, **options: Any) -> None:
        recover()
        started()
        for chore in ("clearsessions", "prune_db_task_results"):
            call_command(chore, verbosity=0)
        parent = os.getppid() if with_parent else 0
        threading.Thread(target=keep, args=(parent,), daemon=True).start()
        worker = Worker(
            queue_names=["default"],
            interval=0.5,
            batch=until_empty,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
