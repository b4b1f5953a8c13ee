"""Rulebook → program: every expression gets its meaning, every part its steps; all faults are said at once."""

from __future__ import annotations

from dataclasses import replace

from gaodi.errors import Fault
from gaodi.registry.lists import Lists
from gaodi.registry.metrics import Metrics
from gaodi.rules import language
from gaodi.rules.files import Source
from gaodi.rules.language import ExpressionFault, ExpressionFaults
from gaodi.rules.language.faults import SaidElsewhere
from gaodi.rules.language.nodes import Group, Logic, Node, Not, Rank, Step, exact, parts, rebuilt, shifted, walk
from gaodi.rules.language.syntax import Span
from gaodi.rules.language.types import TRUTH, Kind
from gaodi.rules.program import naming
from gaodi.rules.program.model import GRADE, LEVEL, REQUIRE
from gaodi.rules.program.scope import RulebookScope
from gaodi.rules.program.scoring import Scored

Path = tuple[str | int, ...]

AFTER = ("benefit", "measures")
"""What follows from grades and levels."""

DEEPEST = 60
"""How many names may be made of one another: whoever explains a subject goes down all of them."""


class Builder:
    """Collects steps and faults. steps: by name, each behind those that it needs."""

    def __init__(self, source: Source, metrics: Metrics, lists: Lists, settled: dict[str, Node] | None = None) -> None:
        self.source, self.rulebook = source, source.rulebook
        self.settled = settled or {}
        self.steps: dict[str, Node] = {}
        self.faults: list[Fault] = []
        self.late: dict[str, Node] = {}  # steps that are known only once grades are given
        self.opened: list[str] = []
        self.scored: Scored | None = None
        self._broken: set[str] = set()
        self._depths: dict[str, int] = {}
        self.scope = RulebookScope(self.rulebook, metrics, lists, self._named, lambda: naming.names(self))

    def fault(self, what: str, path: Path, expected: str = "", do: str = "") -> None:
        """Something is wrong at a place of the file."""
        self.faults.append(Fault(what, self.source.places.start(path), expected, do))

    def expression(self, text: str, path: Path, kind: Kind | None = None, what: str = "") -> Node | None:
        """The meaning of an expression, in which everything over groups or of earlier years is a step of its own; None
        where it is faulty, which is then said."""
        try:
            node = language.check(text, self.scope)
        except (ExpressionFault, ExpressionFaults) as error:
            faults = self.source.places.faults(error, path, text)
            self.faults += [fault for fault in faults if fault not in self.faults]
            return None
        if kind is not None and node.type.kind is not kind:
            self.fault(f"{what or 'This'} is {node.type}", path, _EXPECTED[kind])
            return None
        if not self._in_time(node, path[0] in AFTER):
            expected = "it in `benefit` or `measures`, for the subject itself and its own year"
            self.fault("Grades and levels are known only when all is scored", path, expected)
            return None
        return self.settle(node)

    def _in_time(self, node: Node, after: bool) -> bool:
        """Whether what is asked of grades and levels is known where it stands."""
        if isinstance(node, Step) and node.name in (GRADE, LEVEL) and node.name not in self.steps:
            return after and not node.lag
        return all(self._in_time(part, after and not isinstance(node, Group | Rank)) for part in parts(node))

    def truth(self, text: str, path: Path) -> Node | None:
        """The meaning of a condition."""
        return self.expression(text, path, Kind.TRUTH)

    def number(self, text: str, path: Path) -> Node | None:
        """The meaning of a number."""
        return self.expression(text, path, Kind.NUMBER)

    def settle(self, node: Node) -> Node:
        """The node with what is over groups, and steps of earlier years, made steps of their own."""
        if isinstance(node, Group | Rank):
            return self._over_group(node)
        if isinstance(node, Step) and node.lag:
            return self._earlier(node)
        return rebuilt(node, self.settle)

    def step(self, name: str, node: Node) -> Step:
        """Give a name to what is computed; the same name again is the same step."""
        self.steps.setdefault(name, node)
        return Step(node.type, name, decimal=exact(node))

    def _over_group(self, node: Group | Rank) -> Step:
        inner = rebuilt(node, self.settle)
        assert isinstance(inner, Group | Rank)  # noqa: S101 - rebuilding keeps the kind
        if isinstance(inner, Group) and not inner.everybody:
            inner = replace(inner, where=self._judged(inner.lag))
        same = next((name for name, there in self.steps.items() if there == inner), None)
        if same is not None:
            return Step(inner.type, same)
        number = sum(1 for there in self.steps.values() if isinstance(there, Group | Rank)) + 1
        return self.step(f"group.{number}", inner)

    def _judged(self, lag: int) -> Node | None:
        """Who is judged, for statistics of a year before: those that met the requirement then and no exemption. In the
        same year the evaluator knows who is judged."""
        if not lag or REQUIRE not in self.steps:
            return None
        exempt = [name for name in self.steps if name.startswith("exempt.") and "@" not in name]
        required = self.settle(Step(TRUTH, REQUIRE, lag))
        others = tuple(Not(TRUTH, self.settle(Step(TRUTH, name, lag))) for name in exempt)
        return Logic(TRUTH, "and", (required, *others)) if others else required

    def _earlier(self, step: Step) -> Node:
        name = f"{step.name}@-{step.lag}"
        if name not in self.steps:
            before = self.settle(shifted(self.steps[step.name], step.lag))
            self.steps[name] = before
        return Step(step.type, name, decimal=step.decimal)

    def _named(self, name: str) -> Node | None:
        return naming.find(self, name)

    def let(self, name: str) -> Node:
        """The step of a `let`, whose expression is read when it is first asked for. Raises ExpressionFault for a
        circle, and for one that is faulty."""
        if name in self.steps:
            return Step(self.steps[name].type, name, decimal=exact(self.steps[name]))
        span = Span(0, 0)
        if name in self.opened:
            circle = " → ".join([*self.opened[self.opened.index(name) :], name])
            raise ExpressionFault(f"{name!r} is defined by itself: {circle}", span, do="Break the circle")
        if name in self._broken:
            raise SaidElsewhere(span)
        if len(self.opened) > DEEPEST:
            raise self._too_deep(name)
        self.opened.append(name)
        node = self.expression(self.rulebook.let[name], ("let", name))
        self.opened.pop()
        if node is None:
            self._broken.add(name)
            raise SaidElsewhere(span)
        below = [self._depths.get(part.name, 0) for part in walk(node) if isinstance(part, Step)]
        self._depths[name] = 1 + max(below, default=0)
        if self._depths[name] > DEEPEST:
            self._broken.add(name)
            raise self._too_deep(name)
        return self.step(name, node)

    def _too_deep(self, name: str) -> ExpressionFault:
        what = f"More than {DEEPEST} names stand upon one another under {name!r}"
        return ExpressionFault(what, Span(0, 0), do="Put some of them together")


_EXPECTED: dict[Kind, str] = {
    Kind.NUMBER: "a number",
    Kind.TRUTH: "something that is true or false, such as revenue >= 1 亿元",
    Kind.TEXT: "a text",
}
