"""Reads the files of rulebooks; one that extends another takes over what it does not say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from gaodi import catalog


def yaml(path: Path) -> Any:
    """The content of a YAML 1.2 file."""
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


@cache
def places() -> dict[str, Path]:
    """Where the rulebooks of the catalogue are, by id."""
    files = sorted((catalog.root() / "rulebooks").rglob("*.yaml"))
    ids = ((re.search(r"^id: (\S+)", path.read_text("utf-8"), re.MULTILINE), path) for path in files)
    return {found[1]: path for found, path in ids if found}


def rulebook(path: Path) -> dict[str, Any]:
    """A rulebook with what it takes over."""
    said = yaml(path)
    if "extends" not in said:
        return said
    return _upon(rulebook(places()[said["extends"]]), said)


def _upon(base: Any, said: Any) -> Any:
    if isinstance(base, dict) and isinstance(said, dict):
        merged = {key: _upon(base[key], said[key]) if key in said else base[key] for key in base}
        return merged | {key: value for key, value in said.items() if key not in base}
    if _have_ids(base) and _have_ids(said):
        own = {one["id"]: one for one in said}
        kept = [_upon(one, own.pop(one["id"])) if one["id"] in own else one for one in base]
        return kept + list(own.values())
    return said


def _have_ids(entries: Any) -> bool:
    return isinstance(entries, list) and all(isinstance(one, dict) and "id" in one for one in entries)


def expression(said: Any) -> str:
    """The text of an expression: YAML reads numbers and yes or no as what they are."""
    return str(said).lower() if isinstance(said, bool) else str(said)


def listed(said: Any) -> list[Any]:
    """One or several."""
    return [] if said is None else list(said) if isinstance(said, list | tuple) else [said]
