"""Which process runs a job, and whether it still lives.

A worker is named host:pid:start, so that a number given to a new process is not mistaken for the old one.
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone

HEARTBEAT = timedelta(seconds=5)
# A worker on another machine is given up when it has been silent this long.
SILENCE = timedelta(seconds=60)


@cache
def _name(pid: int) -> str:
    return f"{socket.gethostname()}:{pid}:{_started(pid)}"


def this_worker() -> str:
    """The name of the process that asks."""
    return _name(os.getpid())


def _started(pid: int) -> str:
    """When the kernel started the process (clock ticks since boot); empty where the system does not tell."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def alive(worker: str, heartbeat: datetime | None) -> bool:
    """Whether the worker of that name can still finish its job."""
    host, _, rest = worker.rpartition(":")[0].rpartition(":")
    started = worker.rpartition(":")[2]
    if host != socket.gethostname():
        return heartbeat is not None and timezone.now() - heartbeat < SILENCE
    return rest.isdecimal() and _running(int(rest)) and _started(int(rest)) == started


def _running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
