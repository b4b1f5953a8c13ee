"""Files as they come in, to try imports with: a return that loads, one that does not, a ledger of an office, a list of
suppliers that nobody keeps well.

They are about the months after the city's years and about one park, and like everything in the city they are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gaodi.demo.city import City
from gaodi.demo.incoming.faulty import faulty
from gaodi.demo.incoming.ledger import ledger
from gaodi.demo.incoming.monthly import following, monthly
from gaodi.demo.incoming.suppliers import suppliers
from gaodi.registry import forms
from gaodi.workspace import Workspace

__all__ = ["FOLDER", "write"]

FOLDER = "incoming"


def write(ws: Workspace, city: City) -> list[Path]:
    """Write the files into the folder `incoming` of a workspace, those that are not there; the paths of all."""
    folder = ws.path / FOLDER
    folder.mkdir(exist_ok=True)
    known = forms.load(ws)
    park = following(city)
    until = f"{park.year}-{park.month:02}"
    made: dict[str, Callable[[Path], None]] = {
        f"monthly-{until}.xlsx": lambda path: monthly(path, known["monthly-industry"], park),
        f"faulty-{until}.xlsx": lambda path: faulty(path, known["monthly-industry"], park),
        f"ledger-{until}.xlsx": lambda path: ledger(path, park),
        f"suppliers-{city.years[-1]}.csv": lambda path: suppliers(path, known["purchases"], city),
    }
    for name, make in made.items():
        if not (folder / name).exists():
            make(folder / name)
    return [folder / name for name in made]
