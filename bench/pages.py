"""The site under people: how long pages take while fifty of them work at once.

    python bench/pages.py [enterprises] [people] [seconds]      # 100 000, 50 and 60 unless told

Every person opens a page, reads for about five seconds, opens the next: list and filters, a dossier, the map, imports,
data quality, targets. The site is that of `gaodi start`, with its worker, on this machine; what is measured is the time
to the last byte of the page, and beside it the same pages with nobody else there.
"""

from __future__ import annotations

import http.cookiejar
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

import gaodi

FIRMS = 63_733
"""Enterprises of the demonstration city at scale 1."""

PAUSE = 5.0
WHO = ("leader", "officer", "reviewer", "statistician", "auditor")
PAGES = {
    "cockpit": "/",
    "list": "/enterprises/",
    "search": "/enterprises/?q={text}",
    "filters": "/enterprises/?scale=medium&status=active",
    "dossier": "/enterprises/e/{id}/",
    "map": "/enterprises/map/",
    "imports": "/imports/",
    "data quality": "/imports/quality/",
    "targets": "/plan/targets/?plan=demo-2021",
    "metrics": "/definitions/",
}
TEXTS = ("长沙", "机械", "科技", "xcl", "9143")


def main(firms: int, people: int, seconds: int) -> None:
    """Starts the site, lets people work, prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        log = Path(folder) / "log"
        command = [sys.executable, "-c", "from gaodi.cli import main; main()", "start", f"{folder}/ws"]
        command += ["--port", str(port), "--scale", f"{firms / FIRMS:.3f}"]
        with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as server:
            try:
                wait(f"http://127.0.0.1:{port}", server, log)
                measure(f"http://127.0.0.1:{port}", Path(folder), log, people, seconds)
            finally:
                server.terminate()


def measure(base: str, folder: Path, log: Path, people: int, seconds: int) -> None:
    """One person alone, then all at once."""
    ws = gaodi.open(folder / "ws")
    ids = ws.enterprises.search("", {"above_scale": "yes"}, size=200)["id"].to_list()
    sessions = [signed_in(base, log, who) for who in WHO]
    alone: dict[str, list[float]] = {}
    for _ in range(4):
        for name in PAGES:
            visit(base, sessions[0], name, ids, alone)
    alone = {name: times[1:] for name, times in alone.items()}
    together: dict[str, list[float]] = {}
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(people) as pool:
        list(pool.map(lambda n: work(base, sessions[n % len(sessions)], ids, until, together, n), range(people)))
    show(alone, together, people, ws.enterprises.current().height)


def work(base: str, opener: urllib.request.OpenerDirector, ids: list[str], until: float, into: dict, seed: int) -> None:
    """What one person does until the end."""
    draws = random.Random(seed)
    time.sleep(draws.uniform(0, PAUSE))
    while time.monotonic() < until:
        visit(base, opener, draws.choice(list(PAGES)), ids, into, draws)
        time.sleep(draws.uniform(0.5, 1.5) * PAUSE)


def visit(
    base: str,
    opener: urllib.request.OpenerDirector,
    name: str,
    ids: list[str],
    into: dict,
    draws: random.Random | None = None,
) -> None:
    """Open a page and note the time to its last byte."""
    draws = draws or random.Random(len(into))
    path = PAGES[name].format(id=draws.choice(ids), text=urllib.parse.quote(draws.choice(TEXTS)))
    begun = time.perf_counter()
    with opener.open(base + path) as answer:
        answer.read()
    into.setdefault(name, []).append(time.perf_counter() - begun)


def signed_in(base: str, log: Path, who: str) -> urllib.request.OpenerDirector:
    """Somebody with a session."""
    password = re.search(rf"^\s+{who}\s+(\S+)\s", log.read_text("utf-8"), re.MULTILINE)[1]
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = opener.open(f"{base}/account/sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    asked = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "login": who, "password": password}).encode()
    request = urllib.request.Request(f"{base}/account/sign-in/", asked, {"Referer": f"{base}/account/sign-in/"})
    opener.open(request).read()
    return opener


def wait(base: str, server: subprocess.Popen, log: Path) -> None:
    """Until the site answers."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"{base}/account/sign-in/", timeout=5).read()
            return
        except OSError:
            time.sleep(1)
    raise SystemExit(f"the site did not start: {log.read_text('utf-8')}")


def show(alone: dict, together: dict, people: int, firms: int) -> None:
    """A line for each page, in milliseconds."""
    table = Table(
        "page",
        "opened",
        "alone, median",
        "median",
        "p95",
        "longest",
        title=f"{firms:,} enterprises, {people} people, ms",
    )
    every = [one for times in together.values() for one in times]
    for name in (*PAGES, "all"):
        times = every if name == "all" else together.get(name, [])
        first = [one for some in alone.values() for one in some] if name == "all" else alone[name]
        cells = [statistics.median(first), *places(times)]
        table.add_row(name, f"{len(times):,}", *(f"{one * 1000:.0f}" for one in cells))
    Console(width=100).print(table)


def places(times: list[float]) -> tuple[float, float, float]:
    """Median, 95th percentile, longest."""
    ordered = sorted(times) or [float("nan")]
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1]


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [100_000, 50, 60][len(given) :]))
