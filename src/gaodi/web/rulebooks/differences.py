"""What differs between two rulebooks, in words: part by part, line beside line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gaodi.rules.model import Rulebook
from gaodi.web.rulebooks import windows, words
from gaodi.web.rulebooks.telling import Told
from gaodi.web.rulebooks.telling.criteria import Clause
from gaodi.web.rulebooks.telling.items import Item

SHORT = 8
"""Lines of a part that only one of the two has, which are still said whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a rulebook says. key: by which it is found in the other; words: what it says of it."""

    key: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of both, or of one of them (None where the other says nothing of it)."""

    label: str
    left: str | None
    right: str | None

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Part:
    """A part of both rulebooks."""

    title: str
    pairs: tuple[Pair, ...]

    @property
    def differing(self) -> tuple[Pair, ...]:
        """The lines that are not the same in both."""
        return tuple(pair for pair in self.pairs if not pair.same)


def parts(left: Told, right: Told) -> list[Part]:
    """Every part that at least one of the two has."""
    made = (
        (_("Document"), _facts),
        (_("Parameters"), _parameters),
        (_("Who is judged"), _population),
        (pgettext("part of a rulebook", "Conditions"), _criteria),
        (pgettext("part of a rulebook", "Score"), _items),
        (pgettext("part of a rulebook", "Grades"), _grades),
        (pgettext("part of a rulebook", "Levels"), _levels),
        (pgettext("part of a rulebook", "Benefits"), _benefits),
        (pgettext("part of a rulebook", "Measures"), _measures),
        (_("Computed once"), _lets),
    )
    found = [Part(title, tuple(_pairs(title, list(say(left)), list(say(right))))) for title, say in made]
    return [part for part in found if part.pairs]


def _pairs(title: str, left: list[Line], right: list[Line]) -> Iterator[Pair]:
    """The lines beside one another; of a long part that only one of the two has, the names alone."""
    if (left and right) or len(left) + len(right) <= SHORT:
        return paired(left, right)
    names, other = ("\n".join(line.label for line in lines) or None for lines in (left, right))
    return iter([Pair(title, names, other)])


def paired(left: list[Line], right: list[Line]) -> Iterator[Pair]:
    """Lines beside one another: those of one key, then those that are called the same; the rest stand alone."""
    rest = list(right)
    for one in left:
        other = _partner(one, rest)
        if other is not None:
            rest.remove(other)
        yield Pair(one.label, one.words, other.words if other else None)
    yield from (Pair(one.label, None, one.words) for one in rest)


def _partner(one: Line, among: list[Line]) -> Line | None:
    same = [other for other in among if other.key == one.key]
    return next(iter(same or [other for other in among if other.label == one.label]), None)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _facts(told: Told) -> Iterator[Line]:
    book: Rulebook = told.rulebook
    yield Line("title", _("Title"), words.said(book.title))
    yield Line("issuer", _("Issued by"), words.said(book.issuer))
    yield Line("document", _("Document"), book.document or "—")
    yield Line("status", _("Text"), str(words.STATUS[book.status.value].label))
    yield Line("validity", _("Validity"), words.validity(book))
    if book.data_year:
        yield Line("data_year", _("Data year"), str(book.data_year))
    if book.windows:
        yield Line("windows", pgettext("window", "Applications"), windows.days(book))
    yield Line("procedure", _("Procedure"), words.procedures(book))
    if book.sources:
        yield Line("sources", _("Where it was read"), _lines(book.sources))
    yield Line("subject", _("Judges"), words.subject(book.subject))


def _lets(told: Told) -> Iterator[Line]:
    for one in told.lets:
        yield Line(one.name, one.label, one.words)


def _parameters(told: Told) -> Iterator[Line]:
    for one in told.parameters:
        yield Line(one.name, one.label, one.value or _("to be confirmed"))


def _population(told: Told) -> Iterator[Line]:
    scope = _("everybody") if told.everybody else told.require
    yield Line("require", _("Scope"), _lines((told.population, scope)))
    for one in told.exempt:
        grade = _("grade %(grade)s") % {"grade": one.grade} if one.grade else ""
        yield Line(one.label, _("Exempt: %(who)s") % {"who": one.label}, _lines((one.when, grade)))


def _criteria(told: Told) -> Iterator[Line]:
    if told.criteria is not None:
        yield from _clauses(told.criteria)


def _clauses(clause: Clause) -> Iterator[Line]:
    """The clauses that say something themselves, each with what it says."""
    choices = [f"{line.when or _('otherwise')}: {line.test}" for line in clause.lines]
    said = _lines((clause.test, *choices))
    if said:
        yield Line(clause.key, clause.label or clause.test or clause.key, said)
    elif clause.parts and clause.how != _("All of these"):
        names = (f"· {part.label or part.test or part.how}" for part in clause.parts)
        yield Line(clause.key, clause.label or clause.how, _lines((clause.how, *names)))
    for part in clause.parts:
        yield from _clauses(part)


def _items(told: Told) -> Iterator[Line]:
    for one in (*told.items, *told.bonus):
        yield Line(one.key, one.label, _item(one))


def _item(one: Item) -> str:
    most = _("Weight or most points: %(points)s") % {"points": one.most} if one.most else ""
    value = _("Value: %(value)s") % {"value": one.value} if one.value else ""
    formula = _("Points: %(formula)s") % {"formula": one.formula}
    benchmark = _("Benchmark: %(value)s") % {"value": one.benchmark} if one.benchmark else ""
    bands = (f"{band.when or _('otherwise')}: {band.points}" for band in one.bands)
    return _lines((most, value, formula, benchmark, *bands, *one.notes))


def _grades(told: Told) -> Iterator[Line]:
    if told.grades is None:
        return
    for band in told.grades.bands:
        yield Line(band.name, f"{band.name} {band.label}".strip(), band.who)
    yield Line("rules", _("Rules"), _lines(told.grades.rules))
    for one in told.grades.overrides:
        yield Line(one.when, one.label or one.when, f"{one.when}: {one.then}")


def _levels(told: Told) -> Iterator[Line]:
    for one in told.levels:
        yield Line(one.key, one.label, one.test)


def _benefits(told: Told) -> Iterator[Line]:
    for one in told.benefits:
        facts = (f"{name}: {value}" for name, value in one.facts)
        yield Line(one.key, one.label or _("Amount"), _lines((one.amount, one.when, *facts)))


def _measures(told: Told) -> Iterator[Line]:
    for grade in told.measures:
        for one in grade.measures:
            years = (f"{name} {amount}".strip() for name, amount in one.years)
            label = _("%(grade)s: %(measure)s") % {"grade": grade.grade, "measure": one.label}
            yield Line(f"{grade.grade} {one.label}", label, _lines((one.when, *years, one.ends, one.group)))
