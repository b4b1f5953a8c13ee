"""The `gaodi` command: everything that the library can do, from the shell.

Each module beside this one holds the commands of one noun and is put together here. A command translates arguments
into a call of the library and prints what comes back; it never computes. What is wrong is said in sentences on
standard error, with exit code 2: the reader of a command line is not to be shown a traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from gaodi.cli import (
    attainment,
    bindings,
    demo,
    enterprises,
    forms,
    lake,
    library,
    link,
    opinion,
    output,
    plan,
    registry,
    serve,
    sources,
    start,
    workspace,
)
from gaodi.errors import GaodiError

FAULTY = 2

app = typer.Typer(
    name="gaodi",
    help="Runs a region's manufacturing action plan, from its text to targets that are tracked.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
library.add_to(plan.app)
attainment.add_to(plan.app)
opinion.add_to(plan.app)
app.add_typer(plan.app, name="plan")
app.command()(registry.metrics)
app.add_typer(registry.observations, name="observations")
app.add_typer(registry.lists, name="lists")
app.add_typer(bindings.app, name="bindings")
app.add_typer(sources.app, name="sources")
app.add_typer(forms.app, name="forms")
app.add_typer(enterprises.app, name="enterprises")
app.add_typer(link.app, name="link")
app.command()(demo.demo)
app.command()(workspace.init)
app.add_typer(lake.app, name="lake")
app.add_typer(serve.audit, name="audit")
app.command()(start.start)
app.command()(serve.serve)
app.command(context_settings={"ignore_unknown_options": True})(serve.manage)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"gaodi {version('gaodi')}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command given by the arguments (those of the process, unless told); ends in SystemExit."""
    output.bear_any_encoding()
    try:
        app(None if arguments is None else list(arguments))
    except GaodiError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}." if error.filename else f"{error}.")


def _fail(sentences: str) -> None:
    print(sentences, file=sys.stderr)
    raise SystemExit(FAULTY)
