"""`gaodi serve`, `gaodi manage`, `gaodi audit`: the site from the command line.

`serve` runs two processes and looks after them: the web server, and a worker for background work.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from gaodi import orphans
from gaodi.errors import Fault, InputError
from gaodi.workspace import Workspace

SETTINGS = "gaodi.web.config.settings"
# A worker that dies again and again is started again more and more slowly.
SLOWEST_RESTART = 30.0
# Each process holds what it has read of the registry: some hundred megabytes for a large city.
MOST = 4

audit = typer.Typer(help="The audit trail of the site.", no_args_is_help=True)


def environment(workspace: Path | None) -> None:
    """Tell Django which workspace it serves."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if workspace is not None:
        os.environ["GAODI_WORKSPACE"] = str(workspace.resolve())


def expect_workspace(workspace: Path | None) -> None:
    """Raise WorkspaceError for a folder that is no workspace, before keys and a database are put into it."""
    Workspace.open(workspace or os.environ.get("GAODI_WORKSPACE") or "var/demo")


def django(*words: str) -> None:
    """Run a management command in this process. Raises InputError where the database cannot do what it needs."""
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(["gaodi manage", *words])
    except DatabaseError as error:
        what = f"The database of the site cannot do this: {str(error).splitlines()[0]}"
        raise InputError(Fault(what, do="Bring it up to date with `gaodi manage migrate`")) from error


def serve(
    workspace: Annotated[
        Path | None, typer.Argument(help="The workspace; by default GAODI_WORKSPACE or var/demo.")
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen at; by default this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8000,
    processes: Annotated[
        int | None,
        typer.Option(help=f"How many answer pages; by default one for each processor, at most {MOST}.", min=1, max=64),
    ] = None,
) -> None:
    """Serve the site of a workspace, with a worker for background work, until stopped."""
    expect_free(host, port)
    expect_workspace(workspace)
    environment(workspace)
    django("migrate", "--verbosity", "0", "--no-input")
    raise typer.Exit(Server(host, port, processes or min(MOST, os.cpu_count() or 1)).run())


def expect_free(host: str, port: int) -> None:
    """Say at once that an address cannot be listened at, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            what = f"{host}:{port} cannot be listened at: {error.strerror or error}"
            raise InputError(Fault(what, do="Choose another port with --port, or end what runs there")) from error


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def manage(words: list[str]) -> None:
    """Pass a command to Django: `gaodi manage demo_people`, `gaodi manage check --deploy` …"""
    environment(None)
    django(*words)


@audit.command()
def verify(
    workspace: Annotated[
        Path | None, typer.Argument(help="The workspace; by default GAODI_WORKSPACE or var/demo.")
    ] = None,
) -> None:
    """Check that no row of the audit trail was changed, taken out or cut off."""
    expect_workspace(workspace)
    environment(workspace)
    django("verify_audit")


class Server:
    """The web server and the worker, each a process of its own, ended together. processes: that answer pages."""

    def __init__(self, host: str, port: int, processes: int = 1) -> None:
        self.web = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
            *("--workers", str(processes), "--blocking-threads", "4", "--backlog", "128"),
            *("--no-ws", "--log-level", "warning"),
            "gaodi.web.config.wsgi:application",
        ]
        self.worker = [sys.executable, "-m", "django", "worker", "--with-parent"]
        self.stopping = False
        self.place = (host, port)

    def run(self) -> int:
        """Start both, start the worker again when it dies, end both when the web server ends or a signal comes."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        # It is killed with us: one that is asked to end while its processes begin may never do so.
        web = _start(self.web, signal.SIGKILL)
        worker, pause = _start(self.worker), 1.0
        self._await(web)
        while web.poll() is None and not self.stopping:
            time.sleep(0.2)
            if worker.poll() is not None:
                time.sleep(pause)
                worker, pause = _start(self.worker), min(pause * 2, SLOWEST_RESTART)
        _end(web)
        _end(worker)
        return 0 if self.stopping else web.returncode or 0

    def _await(self, web: subprocess.Popen[bytes]) -> None:
        """Say where the site is as soon as it answers."""
        while web.poll() is None and not self.stopping:
            if answers(*self.place):
                print("Gaodi is served at http://{}:{} (Ctrl+C ends it).".format(*self.place), flush=True)
                return
            time.sleep(0.1)

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True


def _start(command: list[str], orphaned: signal.Signals = signal.SIGTERM) -> subprocess.Popen[bytes]:
    """A process in a session of its own, so that a signal from the keyboard reaches it through us only. orphaned: the
    signal that it gets when we are gone."""
    return subprocess.Popen(command, start_new_session=True, preexec_fn=lambda: orphans.end_with_parent(orphaned))


def _end(process: subprocess.Popen[bytes], patience: float = 10.0) -> None:
    """Ask a process to end; insist when it does not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
