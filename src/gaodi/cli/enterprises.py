"""`gaodi enterprises …`: search, count and export enterprises, and show all that is known of one.

Tables are in the language of the workspace, JSON keeps names and codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gaodi.cli.options import HERE, WorkspaceOption, opened
from gaodi.cli.output import Format, FormatOption, console, show, write_json
from gaodi.errors import Fault, InputError, NotFound

if TYPE_CHECKING:
    from gaodi.registry.dossier import Dossier
    from gaodi.workspace import Workspace

app = typer.Typer(help="Enterprises: search, show, count, export.", no_args_is_help=True)

TextArgument = Annotated[
    str, typer.Argument(help="Any part of a name; or how a code, or a name in pinyin or its initials, begins.")
]
DistrictOption = Annotated[list[str] | None, typer.Option("--district", "-d", help="Its code or name.")]
ParkOption = Annotated[list[str] | None, typer.Option("--park", help="Its id or name.")]
IndustryOption = Annotated[list[str] | None, typer.Option("--industry", "-i", help="A code of GB/T 4754, or a name.")]
ScaleOption = Annotated[list[str] | None, typer.Option("--scale", help="large, medium, small, micro.")]
ListOption = Annotated[list[str] | None, typer.Option("--list", "-l", help="On this named list today: id or name.")]
OtherOption = Annotated[
    list[str] | None, typer.Option("--filter", help="Any other facet: status=active, above_scale=yes, tag=…")
]
SortOption = Annotated[str, typer.Option("--sort", help="A column; -column for falling.")]

SHOWN = ("id", "name", "matched", "region", "industry", "scale", "above_scale", "status", "synthetic")
WORDED = ("region", "industry", "scale", "above_scale", "status", "synthetic")
EXPORTED = (
    "id", "name", "aliases", "status", "founded", "industry", "region", "street", "park", "address", "scale",
    "above_scale", "ownership", "capital", "products", "sources", "synthetic",
)  # fmt: skip


@app.command()
def search(
    text: TextArgument = "",
    district: DistrictOption = None,
    park: ParkOption = None,
    industry: IndustryOption = None,
    scale: ScaleOption = None,
    on_list: ListOption = None,
    other: OtherOption = None,
    sort: SortOption = "",
    page: Annotated[int, typer.Option("--page", min=1, help="Which page.")] = 1,
    size: Annotated[int, typer.Option("--size", "-n", min=1, max=1000, help="How many on a page.")] = 20,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the enterprises that match, the most important first."""
    from gaodi.registry import enterprises

    ws = opened(workspace)
    filters = _filters(ws, district=district, park=park, industry=industry, scale=scale, list=on_list, other=other)
    found = enterprises.search(ws, text, filters, sort=sort, page=page, size=size, facets=False)
    rows = found.rows.iter_rows(named=True)
    if form is Format.JSON:
        write_json({"total": found.total, "page": found.page, "pages": found.pages, "rows": list(rows)})
        return
    language = ws.settings.language.value
    headings = [enterprises.heading(name, language) for name in SHOWN]
    show(_shown(ws, rows), SHOWN, form, headings=headings)
    console().print(f"{found.total:,} · {found.page}/{found.pages} · {found.took * 1e3:.0f} ms")


@app.command()
def facets(
    text: TextArgument = "",
    district: DistrictOption = None,
    park: ParkOption = None,
    industry: IndustryOption = None,
    scale: ScaleOption = None,
    on_list: ListOption = None,
    other: OtherOption = None,
    only: Annotated[list[str] | None, typer.Option("--facet", help="Only these facets.")] = None,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Count the enterprises that match by district, park, industry, size and all the rest."""
    from gaodi.registry import enterprises

    ws = opened(workspace)
    filters = _filters(ws, district=district, park=park, industry=industry, scale=scale, list=on_list, other=other)
    found = enterprises.search(ws, text, filters, size=1, facets=only or True)
    language = ws.settings.language.value
    rows = [
        {"facet": facet, "value": one.value, "called": called, "count": one.count, "chosen": one.chosen}
        for facet, values in found.facets.items()
        for one in values
        for called in enterprises.labels(ws, facet, [one.value], language).values()
    ]
    if form is Format.JSON:
        write_json({"total": found.total, "facets": rows})
        return
    named = [row | {"facet": enterprises.heading(str(row["facet"]), language)} for row in rows]
    columns = ("facet", "called", "count")
    show(named, columns, form, headings=[enterprises.heading(name, language) for name in columns])


@app.command("export")
def export_file(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file: .csv, .xlsx or .parquet.")],
    text: TextArgument = "",
    district: DistrictOption = None,
    park: ParkOption = None,
    industry: IndustryOption = None,
    scale: ScaleOption = None,
    on_list: ListOption = None,
    other: OtherOption = None,
    sort: SortOption = "",
    columns: Annotated[str, typer.Option("--columns", help="Which, parted by commas.")] = ",".join(EXPORTED),
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Write all enterprises that match into a file. It says where they are made up."""
    from gaodi.registry import enterprises

    ws = opened(workspace)
    filters = _filters(ws, district=district, park=park, industry=industry, scale=scale, list=on_list, other=other)
    rows = enterprises.export_file(ws, output, text, filters, sort=sort, columns=columns.split(","))
    if form is Format.JSON:
        write_json({"file": str(output), "rows": rows})
        return
    console().print(f"{rows:,} → {output}")


@app.command("show")
def show_one(
    enterprise: Annotated[str, typer.Argument(help="Its code, another number of it, or its name.")],
    known_at: Annotated[
        datetime | None, typer.Option("--known-at", formats=["%Y-%m-%d"], help="As it was known on a day: 2023-06-30.")
    ] = None,
    workspace: WorkspaceOption = HERE,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show all that is known of one enterprise."""
    from gaodi.cli import dossier

    ws = opened(workspace)
    told = _meant(ws, enterprise, known_at.date() if known_at else None)
    if form is Format.JSON:
        write_json(dossier.content(told))
        return
    dossier.tell(ws, told)


def _meant(ws: Workspace, words: str, known_at: date | None) -> Dossier:
    """The dossier of the enterprise that has the id or number, or else of the one that is called so."""
    from gaodi.registry import dossier as dossiers
    from gaodi.registry import enterprises

    try:
        return dossiers.of(ws, words, known_at)
    except NotFound:
        found = enterprises.search(ws, words, size=10, facets=False)
        if found.total == 1 or words in found.rows.head(1)["name"]:
            return dossiers.of(ws, found.rows["id"][0], known_at)
        if not found.total:
            raise
        several = ", ".join(f"{row['id']} {row['name']}" for row in found.rows.iter_rows(named=True))
        raise InputError(Fault(f"{found.total} enterprises match {words!r}", expected=f"one of: {several}")) from None


def _filters(
    ws: Workspace, industry: list[str] | None, other: list[str] | None, **facets: list[str] | None
) -> dict[str, list[str]]:
    """What the options say, in the codes of the library."""
    from gaodi.registry import enterprises, industries

    asked = {name: words for name, words in facets.items() if words}
    for pair in other or ():
        name, sign, word = pair.partition("=")
        if not sign:
            raise InputError(Fault(f"{pair!r} has no value", "--filter", "facet=value, such as status=active"))
        asked.setdefault(name, []).append(word)
    found = {name: [enterprises.value_of(ws, name, word) for word in words] for name, words in asked.items()}
    if industry:
        found["industry"] = [industries.find(word).written for word in industry]
    return found


def _shown(ws: Workspace, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows in words."""
    from gaodi.registry import enterprises

    language = ws.settings.language.value
    for row in rows:
        for name in WORDED:
            if row[name] is not None:
                word = {"True": "yes", "False": "no"}.get(str(row[name]), str(row[name]))
                row[name] = enterprises.labels(ws, name, [word], language)[word]
        yield row
