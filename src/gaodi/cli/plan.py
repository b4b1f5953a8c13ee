"""`gaodi plan …`: compile a plan's document, look at a compiled plan."""

from __future__ import annotations

import typer

app = typer.Typer(help="Plans: compile a document, look at what came out.", no_args_is_help=True)


@app.callback()
def plans() -> None:
    """Plans: compile a document, look at what came out."""
