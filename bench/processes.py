"""What the benchmarks share: a process of its own for each runner, the time of a piece of work, the memory it took."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any


def alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """What the work gives in a process of its own, so that memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def timed(work: Callable[[], Any], repeats: int = 1) -> tuple[Any, float]:
    """What came out, and the shortest time in seconds."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - begun)
    return answer, min(times)


def peak() -> float:
    """The most memory that this process has held, in MiB.

    What `getrusage` says of a process on Linux begins with the memory of the one that started it.
    """
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")
