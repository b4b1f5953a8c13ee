"""The `gaodi` command: everything that the library can do, from the shell.

Each module beside this one holds the commands of one noun and is put together here. A command translates arguments
into a call of the library and prints what comes back; it never computes. What is wrong is said in sentences on
standard error, with exit code 2: the reader of a command line is not to be shown a traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from gaodi.cli import examples, output
from gaodi.errors import GaodiError

FAULTY = 2
STYLE: dict[str, Any] = {"pretty_exceptions_enable": False, "rich_markup_mode": None}
COMMANDS = {
    "plan": "plan:app",
    "metrics": "registry:metrics",
    "observations": "registry:observations",
    "lists": "registry:lists",
    "bindings": "bindings:app",
    "sources": "sources:app",
    "forms": "forms:app",
    "enterprises": "enterprises:app",
    "link": "link:app",
    "rulebook": "rulebook:app",
    "evaluate": "evaluate:evaluate",
    "explain": "evaluate:explain",
    "gap": "questioning:gap",
    "compare": "comparing:compare",
    "simulate": "comparing:simulate",
    "match": "matching:match",
    "unknowns": "questioning:unknowns",
    "runs": "evaluate:listed",
    "recompute": "evaluate:recompute",
    "process": "process:app",
    "demo": "demo:demo",
    "init": "workspace:init",
    "lake": "lake:app",
    "audit": "serve:audit",
    "start": "start:start",
    "serve": "serve:serve",
    "manage": "serve:manage",
}
"""Where each command is: the module beside this one, and the name in it of a group of commands or of a function."""
UNDER = {"plan": ("library", "attainment", "opinion"), "rulebook": ("drafting",)}
"""The modules that put commands of their own under a group."""
AS_GIVEN = {"manage"}
"""Commands that hand options on which they do not know."""


@cache
def _read(name: str) -> Any:
    module, _, noun = COMMANDS[name].partition(":")
    found = getattr(import_module(f"{__name__}.{module}"), noun)
    for one in UNDER.get(name, ()):
        import_module(f"{__name__}.{one}").add_to(found)
    around = typer.Typer(**STYLE)
    if isinstance(found, typer.Typer):
        around.add_typer(found, name=name)
    else:
        around.command(name, context_settings={"ignore_unknown_options": name in AS_GIVEN})(found)
    command = get_group(around).commands[name]
    examples.shown(name, command)
    return command


class Commands(Mapping[str, Any]):
    """The commands by name, each read when it is asked for: what one of them needs is not waited for by the others."""

    def __getitem__(self, name: str) -> Any:
        return _read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Group(TyperGroup):
    """`gaodi` itself."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands: Any = Commands()


app = typer.Typer(
    name="gaodi",
    cls=Group,
    help="Runs a region's manufacturing action plan, from its text to targets that are tracked.",
    no_args_is_help=True,
    **STYLE,
)


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
