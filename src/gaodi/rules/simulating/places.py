"""The expressions of a rulebook in which thresholds and rates stand: by which id, under which label, at which path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gaodi.rules.model import Benefit, Clause, Item, Measure, Rulebook
from gaodi.rules.model.words import Words

_NAME = re.compile(r"[^\W\d]\w*")

Path = tuple[str | int, ...]


class Kind(StrEnum):
    """A number that something is compared with, or one of what is paid."""

    THRESHOLD = "threshold"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Place:
    """An expression: its id, its path in the model, its text, what it belongs to. bare: it is a constant and nothing is
    compared in it, as in the band of a grade."""

    id: str
    kind: Kind
    path: Path
    text: str
    label: Words | None
    cite: str = ""
    bare: bool = False


def places(rulebook: Rulebook) -> Iterator[Place]:
    """The expressions that may have thresholds and rates, in the order of the parts."""
    yield from _population(rulebook)
    paid = _paid(rulebook)
    for name, text in rulebook.let.items():
        kind = Kind.RATE if name in paid else Kind.THRESHOLD
        yield Place(f"let.{name}", kind, ("let", name), text, rulebook.labels.get(name))
    yield from _items(rulebook.score, ("score",))
    if rulebook.bonus:
        yield from _items(rulebook.bonus.items, ("bonus", "items"))
    if rulebook.criteria:
        yield from _clause(rulebook.criteria, ("criteria",), "", None)
    yield from _grades(rulebook)
    for number, level in enumerate(rulebook.levels):
        path = ("levels", number, "test")
        yield Place(f"levels.{level.id}", Kind.THRESHOLD, path, level.test, level.label, level.cite)
    for number, benefit in enumerate(rulebook.benefit):
        yield from _benefit(benefit, ("benefit", number))
    for grade, each in rulebook.measures.items():
        for number, measure in enumerate(each):
            yield from _measure(measure, f"measures.{grade}.{measure.instrument}", ("measures", grade, number))


def _paid(rulebook: Rulebook) -> set[str]:
    """The terms of which amounts are made."""
    found: set[str] = set()
    todo = [one.amount for one in rulebook.benefit]
    while todo:
        names = {name for name in _NAME.findall(todo.pop()) if name in rulebook.let} - found
        found |= names
        todo += [rulebook.let[name] for name in names]
    return found


def _population(rulebook: Rulebook) -> Iterator[Place]:
    one = rulebook.population
    label = one.label or Words(zh="评价范围", en="Who is judged")
    yield Place("population", Kind.THRESHOLD, ("population", "require"), one.require, label, one.cite)
    for number, exempt in enumerate(one.exempt):
        path = ("population", "exempt", number, "when")
        yield Place(f"exempt.{number + 1}", Kind.THRESHOLD, path, exempt.when, exempt.label, exempt.cite)


def _items(items: tuple[Item, ...], path: Path) -> Iterator[Place]:
    for number, item in enumerate(items):
        at, id_ = (*path, number), f"score.{item.id}"
        for key in ("benchmark", "base", "lead"):
            text = getattr(item, key)
            if isinstance(text, str):
                yield Place(f"{id_}.{key}", Kind.THRESHOLD, (*at, key), text, item.label, item.cite, bare=True)
        for place, band in enumerate(item.bands):
            if band.when:
                yield Place(id_, Kind.THRESHOLD, (*at, "bands", place, "when"), band.when, item.label, item.cite)
        if item.test:
            yield Place(id_, Kind.THRESHOLD, (*at, "test"), item.test, item.label, item.cite)
        yield from _items(item.items, (*at, "items"))


def _clause(clause: Clause, path: Path, number: str, above: Words | None) -> Iterator[Place]:
    """The tests of a clause, by its id or its number, as the columns of results name it."""
    id_, label = f"criteria.{clause.id or number or 'all'}", clause.label or above
    if clause.test:
        yield Place(id_, Kind.THRESHOLD, (*path, "test"), clause.test, label, clause.cite)
    for place, case in enumerate(clause.case):
        for key in ("when", "test"):
            if text := getattr(case, key):
                yield Place(id_, Kind.THRESHOLD, (*path, "case", place, key), text, label, clause.cite)
    for key, under in (("all", clause.all), ("any", clause.any)):
        for place, one in enumerate(under):
            yield from _clause(one, (*path, key, place), _number(number, place), label)
    for place, one in enumerate(clause.at_least.of if clause.at_least else ()):
        yield from _clause(one, (*path, "at_least", "of", place), _number(number, place), label)
    if clause.not_:
        yield from _clause(clause.not_, (*path, "not_"), _number(number, 0), label)


def _number(above: str, place: int) -> str:
    return f"{above}.{place + 1}".lstrip(".")


def _grades(rulebook: Rulebook) -> Iterator[Place]:
    if rulebook.grade is None:
        return
    for number, band in enumerate(rulebook.grade.bands):
        for name, text in band.items():
            label = rulebook.grade.labels.get(name) or Words(zh=f"等级{name}", en=f"Grade {name}")
            path = ("grade", "bands", number, name)
            if text != "rest":
                yield Place(f"grade.{name}", Kind.THRESHOLD, path, text, label, bare=True)
    for number, one in enumerate(rulebook.grade.overrides):
        path = ("grade", "overrides", number, "when")
        yield Place(f"grade.override.{number + 1}", Kind.THRESHOLD, path, one.when, one.label, one.cite)


def _benefit(one: Benefit, path: Path) -> Iterator[Place]:
    id_ = f"benefit.{one.id}"
    if one.when:
        yield Place(f"{id_}.when", Kind.THRESHOLD, (*path, "when"), one.when, one.label, one.cite)
    yield Place(id_, Kind.RATE, (*path, "amount"), one.amount, one.label, one.cite)
    if one.cap:
        yield Place(f"{id_}.cap", Kind.RATE, (*path, "cap", "amount"), one.cap.amount, one.label, one.cite)
    for number, payer in enumerate(one.payers):
        for name, text in payer.items():
            if text != "rest":
                yield Place(f"{id_}.{name}", Kind.RATE, (*path, "payers", number, name), text, one.label, one.cite)
    if one.budget:
        yield Place(f"{id_}.budget", Kind.RATE, (*path, "budget", "amount"), one.budget.amount, one.label, one.cite)


def _measure(one: Measure, id_: str, path: Path) -> Iterator[Place]:
    if one.when:
        yield Place(f"{id_}.when", Kind.THRESHOLD, (*path, "when"), one.when, one.label, one.cite)
    if one.amount:
        yield Place(id_, Kind.RATE, (*path, "amount"), one.amount, one.label, one.cite)
    for number, text in enumerate(one.escalate.steps if one.escalate else ()):
        yield Place(id_, Kind.RATE, (*path, "escalate", "steps", number), text, one.label, one.cite)
