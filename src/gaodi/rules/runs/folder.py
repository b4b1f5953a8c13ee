"""The folder of a run: inputs and results as Parquet, statistics, cut-offs and budgets as JSON, the rulebook's text.

runs/<id>/run.json · inputs/*.parquet · results/*.parquet · rulebook/*.yaml
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, InputError
from gaodi.rules import files
from gaodi.rules.files import Source
from gaodi.rules.query import Cutoff, Spent
from gaodi.rules.query.statistics import Groups

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

FOLDER = "runs"
ABOUT, INPUTS, RESULTS, TEXTS = "run.json", "inputs", "results", "rulebook"


def place(ws: Workspace, id_: str) -> Path:
    """The folder of a run."""
    return ws.path / FOLDER / id_


def write_about(folder: Path, about: Mapping[str, Any]) -> None:
    """Write what is known of the run besides its rows."""
    text = json.dumps(about, ensure_ascii=False, indent=1, default=str)
    (folder / ABOUT).write_text(text, encoding="utf-8")


def read_about(folder: Path) -> dict[str, Any]:
    """What `write_about` wrote. Raises InputError where that is gone or cannot be read."""
    try:
        found: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
    except (OSError, ValueError) as error:
        what = f"What is known of the run cannot be read ({error})"
        raise InputError(Fault(what, str(folder / ABOUT), "the file that the run kept")) from None
    return found


def write_source(folder: Path, source: Source) -> None:
    """Keep the text of the rulebook and of those that it extends."""
    target = folder / TEXTS
    target.mkdir()
    index: dict[str, str] = {}
    for number, (where, lines) in enumerate(source.places.texts.items()):
        name = f"{number}.yaml"
        (target / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        index[name] = where
    ids = {"0.yaml": source.rulebook.id}
    (target / "index.json").write_text(json.dumps({"files": list(index), "ids": ids}), encoding="utf-8")


def read_source(folder: Path) -> Source:
    """The rulebook as it was."""
    texts = sorted((folder / TEXTS).glob("*.yaml"), key=lambda path: int(path.stem))
    ids = {_id_of(path): path for path in texts}
    return files.read(texts[0], ids.get)


def _id_of(path: Path) -> str:
    from gaodi import catalog

    return str(catalog.parsed(path.read_text("utf-8"), str(path)).get("id"))


def groups(found: Mapping[str, Groups]) -> dict[str, list[list[Any]]]:
    """Statistics as JSON can say them."""
    return {name: [[list(key), value] for key, value in each.items()] for name, each in found.items()}


def as_groups(found: Mapping[str, list[list[Any]]]) -> dict[str, Groups]:
    """Statistics from JSON."""
    return {name: {tuple(key): value for key, value in each} for name, each in found.items()}


def cutoffs(found: list[Cutoff]) -> list[dict[str, Any]]:
    """Cut-offs as JSON can say them."""
    return [asdict(one) for one in found]


def as_cutoffs(found: list[dict[str, Any]]) -> list[Cutoff]:
    """Cut-offs from JSON."""
    return [Cutoff(**{**one, "group": tuple(one["group"])}) for one in found]


def as_spent(found: list[dict[str, Any]]) -> list[Spent]:
    """Budgets from JSON."""
    return [Spent(**one) for one in found]
