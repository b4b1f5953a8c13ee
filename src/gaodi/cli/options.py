"""What commands share: the option that names the workspace, the workspace in it, and who runs the command."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

WorkspaceOption = Annotated[
    Path, typer.Option("--workspace", "-w", envvar="GAODI_WORKSPACE", help="The folder of the workspace.")
]
HERE = Path()


def opened(workspace: Path) -> Workspace:
    """The workspace in a folder, with its namespaces. Raises WorkspaceError."""
    import gaodi

    return gaodi.open(workspace)


def user() -> str:
    """Who runs the command, for the record of what was added; empty for a number without a name, as in containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError before Python 3.13
        return ""
