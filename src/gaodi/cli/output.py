"""How commands print: a table for people, JSON for programs. Every command that lists something offers both."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table


class Format(StrEnum):
    """The two ways to print."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]


def show(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    form: Format,
    title: str = "",
    headings: Sequence[str] = (),
) -> None:
    """Print the named columns of the rows as a table, or the rows with all they hold as one JSON array.

    headings: of the columns, in their order; by default their names.
    """
    if form is Format.JSON:
        write_json([dict(row) for row in rows])
        return
    table = Table(title=title or None, title_justify="left")
    for heading in headings or columns:  # Chinese has no spaces: what is too long for a cell would be cut off
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*("" if row.get(column) is None else str(row[column]) for column in columns))
    console().print(table)


def write_json(content: Any) -> None:
    """Print as JSON with Chinese as it is."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def tell(form: Format, sentence: str, /, **facts: Any) -> None:
    """Say what was done: as a sentence, or its facts as JSON."""
    if form is Format.JSON:
        write_json(facts)
    else:
        console().print(sentence)


def clock(moment: datetime, *, seconds: bool = False) -> str:
    """A moment as the clock of China showed it, as on the pages."""
    from gaodi.lake.moments import CHINA

    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")


def bear_any_encoding() -> None:
    """A terminal or pipe that cannot show Chinese gets \\u escapes, which JSON reads as they were meant."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def console() -> Console:
    """Standard output as it is now: wide enough for a table when it is not a terminal."""
    found = Console(highlight=False, markup=False)
    return found if found.is_terminal else Console(highlight=False, markup=False, width=160)
