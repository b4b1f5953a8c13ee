"""Criteria: each clause a step of its own, so that results say which of them is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.rules.language.nodes import AtLeast, Lines, Logic, Node, Not
from gaodi.rules.language.types import TRUTH
from gaodi.rules.model import Clause
from gaodi.rules.program.lines import table
from gaodi.rules.program.model import QUALIFIED, ClausePart, Line

if TYPE_CHECKING:
    from gaodi.rules.program.building import Builder, Path

_KINDS = ("test", "case", "all", "any", "at_least", "not")


def build(builder: Builder) -> ClausePart | None:
    """The clauses of the rulebook; the root is the step `qualified`."""
    criteria = builder.rulebook.criteria
    if criteria is None:
        return None
    root = _Maker(builder).clause(criteria, ("criteria",), "")
    if root is not None:
        builder.step(QUALIFIED, root.step)
    return root


class _Maker:
    """Builds clauses."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._keys: set[str] = set()

    def clause(self, clause: Clause, path: Path, number: str) -> ClausePart | None:
        """A clause with those under it; None where it is faulty, which is then said. number: its place, `1.2`."""
        kinds = [kind for kind in _KINDS if _said(clause, kind)]
        if len(kinds) != 1:
            what = f"The clause says {'nothing' if not kinds else ' and '.join(kinds)}"
            self.builder.fault(what, path, f"one of: {', '.join(_KINDS)}")
            return None
        key = clause.id or number or "all"
        if key in self._keys:
            self.builder.fault(f"There are two clauses {key!r}", (*path, "id"), "an id of its own")
        self._keys.add(key)
        return self._made(kinds[0], clause, path, key, number)

    def _made(self, kind: str, clause: Clause, path: Path, key: str, number: str) -> ClausePart | None:
        if kind == "test":
            test = self.builder.truth(clause.test or "", (*path, "test"))
            return None if test is None else self._part(kind, key, clause, test, test=test)
        if kind == "case":
            lines = table(self.builder, clause.case, (*path, "case"), "test")
            return None if lines is None else self._part(kind, key, clause, _chosen(lines), lines=lines)
        parts = self._parts(kind, clause, path, number)
        if parts is None or not self._enough(clause, path):
            return None
        return self._part(kind, key, clause, self._joined(kind, clause, parts), parts=parts)

    def _parts(self, kind: str, clause: Clause, path: Path, number: str) -> tuple[ClausePart, ...] | None:
        under, at = _under(clause, kind), _path(path, kind)
        found = [
            self.clause(one, (*at, place) if kind != "not" else at, f"{number}.{place + 1}".lstrip("."))
            for place, one in enumerate(under)
        ]
        return tuple(part for part in found if part is not None) if all(found) else None

    def _enough(self, clause: Clause, path: Path) -> bool:
        """Whether so many clauses are there as are asked for."""
        wanted = clause.at_least
        if wanted is None or wanted.count <= len(wanted.of):
            return True
        what = f"{wanted.count} clauses are asked for, and there are {len(wanted.of)}"
        self.builder.fault(what, (*path, "at_least", "count"), f"at most {len(wanted.of)}")
        return False

    def _joined(self, kind: str, clause: Clause, parts: tuple[ClausePart, ...]) -> Node:
        steps = tuple(part.step for part in parts)
        if kind == "not":
            return Not(TRUTH, steps[0])
        if kind == "at_least" and clause.at_least:
            return AtLeast(TRUTH, clause.at_least.count, steps)
        return Logic(TRUTH, "and" if kind == "all" else "or", steps)

    def _part(
        self,
        kind: str,
        key: str,
        clause: Clause,
        node: Node,
        *,
        test: Node | None = None,
        lines: tuple[Line, ...] = (),
        parts: tuple[ClausePart, ...] = (),
    ) -> ClausePart:
        step = self.builder.step(f"clause.{key}", node)
        count = clause.at_least.count if clause.at_least else 0
        return ClausePart(kind, key, step, clause.label, clause.cite, clause.test or "", test, lines, parts, count)


def _said(clause: Clause, kind: str) -> bool:
    return bool(getattr(clause, "not_" if kind == "not" else kind))


def _under(clause: Clause, kind: str) -> tuple[Clause, ...]:
    if kind == "not":
        return (clause.not_,) if clause.not_ else ()
    if kind == "at_least":
        return clause.at_least.of if clause.at_least else ()
    return clause.all or clause.any


def _path(path: Path, kind: str) -> Path:
    return (*path, "at_least", "of") if kind == "at_least" else (*path, kind)


def _chosen(lines: tuple[Line, ...]) -> Node:
    """The test of the line that applies."""
    *before, last = lines
    return Lines(TRUTH, tuple((line.when, line.then) for line in before if line.when is not None), last.then)
