"""`gaodi serve`: two processes that are looked after, on this machine only unless told."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gaodi.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(tmp_path) -> Iterator[tuple[subprocess.Popen, int]]:
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "GAODI_DATABASE"},
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "gaodi.web.config.settings",
    }
    Workspace.create(tmp_path / "w")
    command = [sys.executable, "-c", "from gaodi.cli import main; main()", "serve", str(tmp_path / "w")]
    process = subprocess.Popen([*command, "--port", str(port)], env=environment, cwd=tmp_path)
    try:
        wait(lambda: status(port) == 200)
        yield process, port
    finally:
        process.terminate()
        process.wait(30)


def status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/account/sign-in/")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def wait(condition, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def children(pid: int) -> dict[int, str]:
    """The processes that another one started, with their command lines."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                command = (folder / "cmdline").read_text().replace("\0", " ")
            except (OSError, IndexError):
                continue
            if parent == pid:
                found[int(folder.name)] = command
    return found


def worker_of(server: subprocess.Popen) -> int | None:
    return next((pid for pid, command in children(server.pid).items() if "django worker" in command), None)


def test_the_site_answers_and_its_worker_is_started_again_when_it_is_killed(served):
    server, port = served
    first = worker_of(server)
    os.kill(first, signal.SIGKILL)
    wait(lambda: worker_of(server) not in {None, first})
    assert status(port) == 200


def test_it_listens_on_this_machine_only(served):
    _server, port = served
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    listening = {line.split()[1] for line in lines if line.split()[3] == "0A"}
    addresses = {address.split(":")[0] for address in listening if int(address.split(":")[1], 16) == port}
    assert addresses == {"0100007F"}


def test_everything_ends_with_the_server(served):
    server, port = served
    running = list(children(server.pid))
    server.terminate()
    assert server.wait(30) == 0
    wait(lambda: not any(Path(f"/proc/{pid}").exists() for pid in running))
    assert status(port) == 0


def test_everything_ends_when_the_server_is_killed(served):
    server, port = served
    running = list(children(server.pid))
    assert len(running) == 2
    running += [below for pid in running for below in children(pid)]
    server.kill()
    server.wait()
    wait(lambda: not any(alive(pid) for pid in running))
    assert status(port) == 0


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-c", "from gaodi.cli import main; main()", "serve", str(tmp_path)]
        done = subprocess.run(
            [*command, "--port", str(taken.getsockname()[1])],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "cannot be listened at" in done.stderr
    assert "Traceback" not in done.stderr
