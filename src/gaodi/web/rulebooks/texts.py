"""A text of a rulebook that stands in no catalogue: its faults with their places, or what it says in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, GaodiError
from gaodi.rules import checking, files, library
from gaodi.rules.files import Source
from gaodi.rules.program import compiled
from gaodi.web.rulebooks import reader, selectors, words
from gaodi.web.rulebooks.selectors import Opened
from gaodi.web.rulebooks.telling import tell

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

LIMIT = 500_000
"""Characters; the longest rulebook that comes with Gaodi has a tenth."""
NAME = "rulebook"
"""What a text without a name is called where a fault says its place."""
_PLACE = re.compile(r", line (\d+)(?:, column (\d+))?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault with its place in the text: line and column from 1, 0 where it is of the whole. elsewhere: it is in
    another file, which its fault names."""

    fault: Fault
    line: int
    column: int
    elsewhere: bool


def faults(text: str, ws: Workspace | None, name: str = NAME) -> list[Found]:
    """Every fault of a text; a text that nests beyond all measure has one too."""
    return placed(_careful(lambda: checking.faults_of(text, name, ws)), name)


def placed(found: Sequence[Fault], name: str) -> list[Found]:
    """Faults with their places in the text that is called so, without the folders of this server."""
    return [_placed(fault, name) for fault in found]


def _careful(check: Callable[[], list[Fault]]) -> list[Fault]:
    try:
        return check()
    except RecursionError:
        return [Fault("It nests too deeply to be read")]


def _placed(fault: Fault, name: str) -> Found:
    if fault.where and not fault.where.startswith(name):
        return Found(selectors.place_hidden(fault), 0, 0, elsewhere=True)
    place = _PLACE.search(fault.where)
    return Found(fault, int(place[1]) if place else 0, int(place[2] or 0) if place else 0, elsewhere=False)


def source(text: str, ws: Workspace | None, name: str = NAME) -> Source:
    """The text as a rulebook. Raises InputError with its faults of form."""
    return files.loads(text, name, find=lambda key: library.place(ws, key))


def reading(text: str, ws: Workspace | None) -> dict[str, Any]:
    """What the reading view of a text shows; nothing of one that is at fault."""
    try:
        found = source(text, ws)
        program = compiled(found, ws)
    except (GaodiError, RecursionError):
        return {}
    told = tell(program, ws, words.language())
    facts = reader.facts(Opened(ws, found, program, (), (found.rulebook,)))
    known = found.rulebook.id in library.load(ws)
    return facts | {"told": told, "contents": reader.contents(told), "known": known}
