"""`gaodi demo`: a workspace with a city whose enterprises do not exist, to try everything on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gaodi.cli import output
from gaodi.cli.output import Format, FormatOption

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FICTIONAL = (
    "Everything in it is fictional: no such enterprise, person or figure exists, and every row is marked as synthetic."
)


def demo(
    folder: Annotated[Path, typer.Argument(help="The folder of the demonstration workspace; made if it is not there.")],
    scale: Annotated[
        float, typer.Option(help="1 is about 3,300 firms above scale and 60,000 smaller ones.", min=0.001, max=200)
    ] = 1.0,
    seed: Annotated[int, typer.Option(help="Another number is another city.", min=0)] = 2023,
    form: FormatOption = Format.TABLE,
) -> None:
    """Fill a demonstration workspace with a fictional city, in the real districts of Changsha.

    A run that was stopped goes on; a second one changes nothing.
    """
    from gaodi import demo as city

    ws = _workspace(folder)
    with _bar(hidden=form is Format.JSON) as progress:
        filled = city.fill(ws, scale, seed=seed, progress=progress)
    if form is Format.JSON:
        found = {"pieces_written": filled.written, "pieces_there": filled.there, "rows": filled.rows}
        output.write_json({"workspace": str(folder), "scale": scale, "seed": seed, "synthetic": True} | found)
        return
    rows = [{"table": table, "rows": f"{count:,}"} for table, count in filled.rows.items()]
    if rows:
        output.show(rows, ("table", "rows"), form, f"Written into {folder}")
    else:
        print(f"The city stands in {folder} already; nothing was written.")
    print(FICTIONAL)


def _workspace(folder: Path) -> Workspace:
    """The demonstration workspace in a folder. Raises InputError for one that people made for themselves."""
    import gaodi
    from gaodi.cli import demonstration
    from gaodi.errors import Fault, InputError

    if not (folder / "gaodi.yaml").exists():
        return demonstration.create(folder)
    ws = gaodi.open(folder)
    if not ws.settings.demonstration:
        do = "Name another folder; fictional firms do not belong among real ones"
        raise InputError(Fault("This workspace is not a demonstration", str(folder), do=do))
    return ws


@contextmanager
def _bar(*, hidden: bool) -> Iterator[Callable[[float, str], None]]:
    """A progress bar on standard error, so that what is printed stays clean."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=sys.stderr), disable=hidden, transient=True) as bar:
        task = bar.add_task("Fictional city", total=1.0)

        def progress(share: float, what: str) -> None:
            bar.update(task, completed=share, description=what or "Fictional city")

        yield progress
