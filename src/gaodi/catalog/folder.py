"""Where the catalogue is: `catalog/` of the checkout, or `gaodi/_catalog` of an installed package."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

from gaodi.errors import Fault, NotFound

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "_catalog", _PACKAGE.parents[1] / "catalog")


@cache
def root() -> Path:
    """The folder of the catalogue."""
    for place in _PLACES:
        if place.is_dir():
            return place.resolve()
    raise NotFound(Fault("The catalogue is not there", str(_PLACES[0]), do="Install Gaodi anew"))


def path(name: str) -> Path:
    """A file or folder of the catalogue, by its name from the catalogue's root: `plans/changsha-2021.yaml`.

    Raises NotFound with the nearest names where there is no such thing.
    """
    base = root()
    found = (base / name).resolve()
    if found.is_relative_to(base) and found.exists():
        return found
    names = sorted(str(p.relative_to(base)) for p in base.rglob("*") if p.is_file())
    near = difflib.get_close_matches(name, names, n=3)
    do = (
        f"Did you mean {' or '.join(near)}?"
        if near
        else f"There are {', '.join(sorted(p.name for p in base.iterdir()))}"
    )
    raise NotFound(Fault(f"The catalogue has no {name!r}", do=do))
