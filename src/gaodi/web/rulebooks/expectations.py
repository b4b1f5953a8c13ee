"""The tests beside a rulebook, in words: what is given, what is expected, and what came out where they were run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from gaodi.rules.program import Program
from gaodi.rules.saying.quantities import plain, quantity
from gaodi.rules.trying import File, Outcome, Tried
from gaodi.web.rulebooks import words
from gaodi.web.rulebooks.telling.labels import PageLabels
from gaodi.web.site.templatetags.figures import grouped

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

STANDINGS = {
    "judged": pgettext_lazy("standing", "judged"),
    "exempt": pgettext_lazy("standing", "exempt"),
    "outside": pgettext_lazy("standing", "not within the scope"),
    "to-check": pgettext_lazy("standing", "to be checked"),
}
NAMES = {"standing": gettext_lazy("Standing")}
_DIFFERS = re.compile(r"(?:(?P<of>.*?): )?(?P<name>\S+) is (?P<got>.*), expected (?P<wanted>.*)")


@dataclass(frozen=True, slots=True)
class Difference:
    """What came out in place of what was expected. of: of which subject, where there are several."""

    of: str
    name: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class Check:
    """A test. passed: None while it was not run. number: how many checks it is made of."""

    name: str
    source: str
    given: tuple[tuple[str, str], ...]
    expected: tuple[tuple[str, str], ...]
    number: int
    passed: bool | None
    differs: tuple[Difference, ...]


class Teller:
    """Says the tests of one file."""

    def __init__(self, program: Program | None, ws: Workspace | None, outcome: Outcome | None) -> None:
        self._labels = PageLabels(program, ws, words.language()) if program else None
        self._columns = {column.input.column: column for column in program.columns} if program else {}
        self._tried: dict[str, list[Tried]] = {}
        for one in outcome.tried if outcome else ():
            self._tried.setdefault(one.name, []).append(one)

    def checks(self, file: File) -> Iterator[Check]:
        """Every test of the file: cases, then tables, then counts."""
        for case in file.cases:
            expected = [(one.id, one.expect) for one in case.subjects] or [("", case.expect)]
            given = [*case.settled.items(), *self._inputs(case.inputs)]
            yield self._check(case.name, case.source, given, self._several(expected), len(case.subjects) or 1)
        for table in file.tables:
            name = self._called(table.vary)
            rows = [(f"{name} = {self._given(table.vary, given)}", self._value(wanted)) for given, wanted in table.rows]
            what = [(_("What is asked"), self._called(table.expect))]
            yield self._check(table.name, "", [*what, *self._inputs(table.inputs)], rows, len(table.rows))
        for count in file.counts:
            who = ngettext("%(n)s subject", "%(n)s subjects", count.subjects) % {"n": count.subjects}
            given = [
                (pgettext("of subjects", "Number"), who),
                (_("Told apart by"), self._called(count.vary)),
                *self._inputs(count.inputs),
            ]
            yield self._check(count.name, count.source, given, self._counted(count.expect, count.reproduces), 1)

    def common(self, file: File) -> list[tuple[str, str]]:
        """What is given in all tests that do not say otherwise."""
        return [*file.settled.items(), *self._inputs(file.inputs)]

    def _check(self, name: Any, source: str, given: Any, expected: Any, number: int) -> Check:
        tried = self._tried.get(name.zh, [])
        differs = tuple(self._difference(text) for one in tried for text in one.differs)
        passed = all(one.passed for one in tried) if tried else None
        return Check(words.said(name), source, tuple(given), tuple(expected), number, passed, differs)

    def _several(self, expected: list[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, str]]:
        for of, each in expected:
            for name, value in each.items():
                called = self._called(name)
                yield (f"{of} · {called}" if of else called), self._value(value)

    def _counted(self, expected: Mapping[str, int], reproduces: bool) -> Iterator[tuple[str, str]]:
        for grade, number in expected.items():
            yield grade, str(number)
        if not reproduces:
            yield _("Note"), _("published, but the published rule does not give it")

    def _inputs(self, given: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [(self._called(name), self._given(name, value)) for name, value in given.items()]

    def _given(self, name: str, value: Any) -> str:
        """What is given of an input: figures with their unit."""
        if name not in self._columns or isinstance(value, bool) or not isinstance(value, int | float):
            return self._value(value)
        return grouped(quantity(value, self._columns[name].type.measure, words.language()))

    def _called(self, name: str) -> str:
        if name in NAMES:
            return str(NAMES[name])
        if self._labels is None:
            return name
        if name in self._columns:
            return self._labels.input(self._columns[name].input)
        return self._labels.step(name)

    def _value(self, value: Any) -> str:
        if isinstance(value, tuple):
            return _("%(low)s to %(high)s") % {"low": self._value(value[0]), "high": self._value(value[1])}
        if value is None or value == "unknown":
            return _("unknown")
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, int | float):
            return plain(value)
        if isinstance(value, date):
            return value.isoformat()
        return str(STANDINGS.get(value, value))

    def _difference(self, text: str) -> Difference:
        found = _DIFFERS.fullmatch(text)
        if found is None:
            return Difference("", "", "", text)
        worded = {"True": _("yes"), "False": _("no"), "unknown": _("unknown")} | {
            k: str(v) for k, v in STANDINGS.items()
        }
        wanted, got = (worded.get(found[key], found[key]) for key in ("wanted", "got"))
        return Difference(found["of"] or "", self._called(found["name"]), wanted, got)
