"""`gaodi init`: a workspace is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaodi.cli.output import console

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


def init(
    folder: Annotated[Path, typer.Argument(help="Where to make it; other files there stay as they are.")],
    region: Annotated[
        str | None, typer.Option(help="The region: its code (GB/T 2260) or its name, 430100 or 长沙市.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="What to call the workspace; by default as the region.")] = None,
) -> None:
    """Make a workspace: one region's folder with its settings and its data."""
    from gaodi.workspace import Workspace

    ws = Workspace.create(folder, region=region, name=name)
    out = console()
    for line in _said(ws, folder):
        out.print(line, soft_wrap=True)


def _said(ws: Workspace, folder: Path) -> list[str]:
    known = ws.settings.region
    about = " ".join(word for word in (known.code, known.name, known.name_en) if word)
    lines = [f"Made the workspace {ws.settings.name} in {folder}" + (f" for {about}." if about else ".")]
    if not (known.code and known.name):
        lines.append(f"Say in {folder / 'gaodi.yaml'} which region it is for: its code and its name.")
    return [
        *lines,
        "",
        "Next:",
        f"  its settings        {folder / 'gaodi.yaml'}",
        f"  add its plan        gaodi plan add PLAN.docx -w {folder}",
        f"  make its site       export GAODI_WORKSPACE={folder.resolve()}",
        "                      gaodi manage migrate",
        "                      gaodi manage first_administrator NAME FULL-NAME --organisation ORGANISATION",
        f"  serve it            gaodi serve {folder}",
    ]
