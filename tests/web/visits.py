"""A real server and a real browser for tests: pages are visited as a person would, and what goes wrong is noticed."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

KEPT = ("records.sqlite3", "audit.head", "audit.key", "secret.key")
"""What a site keeps in its workspace beside the lake."""
LOGINS = "logins.json"

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src/gaodi/web/static/build/site.js"


@dataclass
class Site:
    """A server on a workspace of its own, with the demonstration accounts."""

    workspace: Path
    port: int
    spare: ClassVar[Path]
    """Where the files of the first site and its passwords by account are kept for all others (conftest.py)."""
    logins: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None
    sessions: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name != "GAODI_DATABASE"}
        return inherited | {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "gaodi.web.config.settings",
            "GAODI_WORKSPACE": str(self.workspace),
        }

    def gaodi(self, *words: str) -> str:
        """Run a gaodi command on the workspace; what it prints."""
        command = [sys.executable, "-c", "from gaodi.cli import main; main()", *words]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Make the records and the accounts, and serve."""
        self._records()
        command = [sys.executable, "-c", "from gaodi.cli import main; main()", "serve"]
        command += ["--port", str(self.port), "--processes", "1"]
        self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT)
        deadline = time.monotonic() + 300
        while not self._answers():
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.2)

    def _records(self) -> None:
        """Records with the accounts: made once for all sites of all workers, for it takes longer than serving."""
        self.spare.mkdir(exist_ok=True)
        with (self.spare / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.spare / LOGINS).exists():
                self._first()
        for name in KEPT:
            shutil.copy(self.spare / name, self.workspace)
        self.logins = json.loads((self.spare / LOGINS).read_text())

    def _first(self) -> None:
        self.gaodi("manage", "migrate", "-v0")
        said = self.gaodi("manage", "demo_people")
        for name in KEPT:
            shutil.copy(self.workspace / name, self.spare)
        made = dict(re.findall(r"^\s+(\w+)\s+(\S{16})\s", said, re.MULTILINE))
        (self.spare / LOGINS).write_text(json.dumps(made))

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/account/sign-in/", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def sign_in(self, page: Any, who: str) -> None:
        """Through the form the first time, by the session of that time afterwards."""
        if who in self.sessions:
            page.context.add_cookies(self.sessions[who])
            return
        page.goto("/account/sign-in/")
        page.fill("#id_login", who)
        page.fill("#id_password", self.logins[who])
        page.click("main button.btn-primary")
        page.wait_for_url(lambda address: "sign-in" not in address)
        self.sessions[who] = [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"]

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Watch:
    """What a browser complained about, and whom it asked besides our server."""

    address: str
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Any) -> None:
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")
