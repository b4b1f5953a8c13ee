"""Files of rulebooks written in a test, and what is found wrong in them."""

from __future__ import annotations

import re
from pathlib import Path

from gaodi.rules import checking
from gaodi.workspace import Workspace
from rules.books import HEAD

FIRST = HEAD.count("\n") + 1
"""The line on which the body of a rulebook begins."""

SCORE = "score: [{id: a, label: 甲, method: formula, points: 3}]\n"
BY_RANK = SCORE + "grade: {by: rank, bands: [%s]}\n"
BY_SCORE = SCORE + "grade: {by: score, bands: [%s]}\n"
GRADED = BY_SCORE % "{A: 90}, {B: rest}"


def faults(folder: Path, body: str, head: str = HEAD) -> list[str]:
    """Everything that is said of a rulebook, without the folder."""
    file = folder / "test.yaml"
    file.write_text(head + body, "utf-8")
    return [str(fault).replace(f"{folder}/", "") for fault in checking.faults(file)]


def places(folder: Path, body: str) -> list[str]:
    """What stands at the place of each fault: the rest of the line from its column on."""
    found = []
    for fault in faults(folder, body):
        place = re.match(r"test\.yaml, line (\d+), column (\d+): ", fault)
        assert place, fault
        line, column = map(int, place.groups())
        found.append((HEAD + body).split("\n")[line - 1][column - 1 :])
    return found


def shelf(ws: Workspace, **texts: str) -> dict[str, Path]:
    """Rulebooks of a workspace: by a short name, what follows the head; its id is `test/name`."""
    folder = ws.path / "catalog" / "rulebooks"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(HEAD.replace("test/2022", f"test/{name}") + text, "utf-8")
    return {name: folder / f"{name}.yaml" for name in texts}


def item(said: str) -> str:
    """A rulebook with one item."""
    return f"score: [{{id: a, label: 甲, {said}}}]\n"


def one(folder: Path, body: str) -> str:
    """The one fault of a rulebook."""
    (fault,) = faults(folder, body)
    return fault
