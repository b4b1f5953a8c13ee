"""Files as they come in, to try imports with: a return that loads, one that does not, a ledger of an office, a list of
suppliers that nobody keeps well.

They are about the months after the city's years and about one park, and like everything in the city they are made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gaodi.demo.city import City
from gaodi.demo.incoming.faulty import faulty
from gaodi.demo.incoming.ledger import ledger
from gaodi.demo.incoming.monthly import MONTH, following, monthly
from gaodi.demo.incoming.suppliers import suppliers
from gaodi.registry import forms
from gaodi.registry.forms import Form
from gaodi.workspace import Workspace

__all__ = ["FOLDER", "write"]

FOLDER = "incoming"


def write(ws: Workspace, city: City) -> list[Path]:
    """Write the files into the folder `incoming` of a workspace, those that are not there; the paths of all."""
    folder = ws.path / FOLDER
    folder.mkdir(exist_ok=True)
    until = f"{city.years[-1] + 1}-{MONTH:02}"
    files = {
        name: folder / f"{name}-{city.years[-1] if name == 'suppliers' else until}.{ending}"
        for name, ending in (("monthly", "xlsx"), ("faulty", "xlsx"), ("ledger", "xlsx"), ("suppliers", "csv"))
    }
    if missing := {name: path for name, path in files.items() if not path.exists()}:
        _make(missing, forms.load(ws), city)
    return list(files.values())


def _make(missing: Mapping[str, Path], known: Mapping[str, Form], city: City) -> None:
    park = following(city)
    make: dict[str, Callable[[Path], None]] = {
        "monthly": lambda path: monthly(path, known["monthly-industry"], park),
        "faulty": lambda path: faulty(path, known["monthly-industry"], park),
        "ledger": lambda path: ledger(path, park),
        "suppliers": lambda path: suppliers(path, known["purchases"], city),
    }
    for name, path in missing.items():
        make[name](path)
