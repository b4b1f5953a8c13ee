"""`gaodi start`: one command from nothing to the demonstration on a page. `make run` calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gaodi.cli import serve


def start(
    workspace: Annotated[Path, typer.Argument(help="The folder of the demonstration; made if it is not there.")] = Path(
        "var/demo"
    ),
    host: Annotated[str, typer.Option(help="The address to listen at; by default this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8000,
    scale: Annotated[
        float, typer.Option(help="How large the fictional city is; 1 is about 63,000 enterprises.", min=0.001, max=200)
    ] = 1.0,
) -> None:
    """Make the demonstration workspace if there is none, compute what is missing, and serve it.

    A workspace that was made with `gaodi init` is served as it is.
    """
    serve.expect_free(host, port)
    prepare(workspace, scale)
    serve.serve(workspace, host, port)


def prepare(workspace: Path, scale: float = 1.0) -> None:
    """The demonstration, whole: workspace, plans, figures, city, accounts. What is there already stays as it is."""
    import gaodi
    from gaodi.cli import demonstration

    if not (workspace / "gaodi.yaml").exists():
        demonstration.create(workspace)
    ws = gaodi.open(workspace)
    if not ws.settings.demonstration:
        return
    demonstration.fill(ws, _say)
    demonstration.people_the_city(ws, scale, _say)
    serve.environment(workspace)
    serve.django("migrate", "--verbosity", "0", "--no-input")
    serve.django("demo_people")


def _say(sentence: str) -> None:
    print(sentence, flush=True)
