"""A rulebook applied to enterprises: each by itself, but for what is taken over those that are judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gaodi.units import Unit
from rules.independent import criteria, grades, payments, questions, scoring, statistics
from rules.independent.enterprise import Enterprise
from rules.independent.files import expression, listed
from rules.independent.intervals import exactly
from rules.independent.moment import Moment
from rules.independent.parser import parse
from rules.independent.rows import Row
from rules.independent.tree import Tree

Result = dict[str, Any]
"""What comes out for one enterprise, by the names of the results: intervals, truths and words."""


class Population:
    """The enterprises that a rulebook is applied to together, on a day."""

    def __init__(self, book: dict[str, Any], rows: Iterable[Row], on: date) -> None:
        self.book = book
        self.on = on
        self.items = {item["id"]: item for item in _flat([*book.get("score", ()), *_bonuses(book)])}
        self.kept: dict[Any, Any] = {}
        self.enterprises = [Enterprise(self, row) for row in rows]

    @property
    def judged(self) -> list[Enterprise]:
        """Those that are judged."""
        return self._kept("judged", lambda: [one for one in self.enterprises if one.standing == "judged"])

    def let(self, name: str) -> Tree | None:
        """What a name of the rulebook stands for."""
        said = self.book.get("let", {}).get(name)
        return None if said is None else parse(expression(said))

    def members(
        self, group: statistics.Group | None, by: Sequence[str], everybody: bool = False, lag: int = 0
    ) -> Sequence[Enterprise] | None:
        """Those of a group that are judged, or were so many years before; None where the group is not known."""
        if group is None:
            return None
        return self._kept(("groups", tuple(by), everybody, lag), lambda: self._groups(by, everybody, lag)).get(
            group, []
        )

    def _groups(self, by: Sequence[str], everybody: bool, lag: int) -> dict[statistics.Group, list[Enterprise]]:
        found: dict[statistics.Group, list[Enterprise]] = {}
        for one in self.enterprises:
            key = statistics.group(one, by)
            if key is not None and (everybody or one.standing_before(lag) == "judged"):
                found.setdefault(key, []).append(one)
        return found

    def unit_of(self, tree: Tree, lag: int) -> Unit | None:
        """The unit of an expression."""
        return Moment(self.enterprises[0], lag).number(tree).unit

    def _kept(self, key: Any, make: Any) -> Any:
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]


def evaluate(book: dict[str, Any], rows: Iterable[Row], on: date) -> list[Result]:
    """The results of every row, in their order."""
    return [_result(one) for one in Population(book, rows, on).enterprises]


def _result(one: Enterprise) -> Result:
    book = one.population.book
    found: Result = {"standing": one.standing, **criteria.truths(one)}
    if "criteria" in book:
        found["qualified"] = criteria.met(one) if one.standing == "judged" else None
    found |= {f"score.{id_}": scoring.of(one, item) for id_, item in one.population.items.items()}
    if "bonus" in book:
        found["score.bonus"] = scoring.bonus(one)
    if found.keys() & {f"score.{id_}" for id_ in one.population.items}:
        found["score"] = scoring.score(one)
    if "questionnaire" in book:
        found |= {f"met.{level}": questions.met(one, level) for level in _asked(book)}
    return found | _names(one) | _grade(one) | _levels(one) | _payments(one)


def _names(one: Enterprise) -> Result:
    """What expressions and the values of items are, each a value with its unit."""
    book = one.population.book
    found: Result = {name: one.named(name, 0) for name in book.get("let", {})}
    valued = [id_ for id_, item in one.population.items.items() if "value" in item]
    return found | {f"value.{id_}": one.named(f"value.{id_}", 0) for id_ in valued}


def _grade(one: Enterprise) -> Result:
    book = one.population.book
    if "grade" not in book and not any("grade" in said for said in book.get("population", {}).get("exempt", ())):
        return {}
    found = grades.graded(one)
    return {"grade": found.grade, "grade@best": found.best, "grade@worst": found.worst}


def _levels(one: Enterprise) -> Result:
    levels = one.population.book.get("levels", ())
    if not levels:
        return {}
    low, high = criteria.level(one)
    names = ["", *(level["id"] for level in levels)]
    return {"level@low": low, "level@high": high, "level": names[low] if low == high else None}


def _payments(one: Enterprise) -> Result:
    book = one.population.book
    found: Result = {
        f"benefit.{said.get('id', 'benefit')}": payments.amount(one, said) for said in listed(book.get("benefit"))
    }
    found |= {f"paid.{id_}": exactly(value) for id_, value in payments.paid(one).items()}
    for grade, measures in book.get("measures", {}).items():
        for said in measures:
            found[f"measure.{grade}.{said['instrument']}"] = payments.measure(one, grade, said)
    return found


def _asked(book: dict[str, Any]) -> list[str]:
    """The levels that questions are about, each once."""
    sections = book["questionnaire"]["sections"]
    return list(dict.fromkeys(one["level"] for section in sections for one in section["questions"]))


def _bonuses(book: dict[str, Any]) -> list[scoring.Item]:
    return book.get("bonus", {}).get("items", [])


def _flat(items: Iterable[scoring.Item]) -> list[scoring.Item]:
    """Items and those within them."""
    return [found for item in items for found in (item, *_flat(item.get("items", ())))]
