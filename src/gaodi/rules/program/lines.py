"""Tables of lines, of which the first true one counts: bands of points, cases of criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.rules.language.nodes import Node
from gaodi.rules.model.criteria import Case
from gaodi.rules.model.scoring import Band
from gaodi.rules.program import methods
from gaodi.rules.program.model import Line

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path


def table(builder: Builder, lines: tuple[Band | Case, ...], path: Path, then: str) -> tuple[Line, ...] | None:
    """The lines with their meaning; None where one is faulty, which is then said. then: `points` or `test`."""
    found = [_line(builder, line, (*path, number), then) for number, line in enumerate(lines)]
    if not _ends_well(builder, lines, path):
        return None
    return tuple(line for line in found if line is not None) if all(found) else None


def _line(builder: Builder, line: Band | Case, path: Path, then: str) -> Line | None:
    when = None if line.when is None else builder.truth(line.when, (*path, "when"))
    node = _then(builder, line, path, then)
    if node is None or (when is None and line.when is not None):
        return None
    return Line(when, node, line.when or "", line.label)


def _then(builder: Builder, line: Band | Case, path: Path, then: str) -> Node | None:
    text = line.points if isinstance(line, Band) else line.test
    if then == "points":
        return methods.constant_points(builder, text, (*path, "points"))
    return builder.truth(text, (*path, "test"))


def _ends_well(builder: Builder, lines: tuple[Band | Case, ...], path: Path) -> bool:
    """Each line but the last has a condition, and the last is for all the rest."""
    well = True
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        if line.when is not None and line.otherwise:
            builder.fault("The line has both `when` and `otherwise`", (*path, number), "one of the two")
            well = False
        elif last and not line.otherwise:
            builder.fault("The last line is not for all the rest", (*path, number), "a last line `otherwise: true`")
            well = False
        elif not last and line.when is None:
            builder.fault("The line has no condition, and others follow it", (*path, number), "`when: …`")
            well = False
    return well
