"""Clauses, by their ids or else by their places, and levels that stand one upon another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rules.independent.truths import Truth, agreed, at_least, every, opposite, some

if TYPE_CHECKING:
    from rules.independent.enterprise import Enterprise

Clause = dict[str, Any]


def truths(enterprise: Enterprise) -> dict[str, Truth]:
    """Of every clause whether it holds; `clause.all` is the root without an id."""
    found: dict[str, Truth] = {}
    root = enterprise.population.book.get("criteria")
    if root is not None:
        _truth(enterprise, root, "", found)
    return found


def met(enterprise: Enterprise) -> Truth:
    """Whether the criteria as a whole are met; where there are none, they are."""
    root = enterprise.population.book.get("criteria")
    return True if root is None else _truth(enterprise, root, "", {})


def _truth(enterprise: Enterprise, clause: Clause, place: str, found: dict[str, Truth]) -> Truth:
    truth = _decided(enterprise, clause, place, found)
    found[f"clause.{clause.get('id') or place or 'all'}"] = truth
    return truth


def _decided(enterprise: Enterprise, clause: Clause, place: str, found: dict[str, Truth]) -> Truth:
    if "test" in clause:
        return enterprise.truth(clause["test"])
    if "case" in clause:
        return _case(enterprise, clause["case"])
    parts = _parts(clause)
    inner = [
        _truth(enterprise, part, f"{place}.{number}".lstrip("."), found) for number, part in enumerate(parts, start=1)
    ]
    if "at_least" in clause:
        return at_least(clause["at_least"]["count"], inner)
    if "not" in clause:
        return opposite(inner[0])
    return every(inner) if "all" in clause else some(inner)


def _parts(clause: Clause) -> list[Clause]:
    if "at_least" in clause:
        return clause["at_least"]["of"]
    return [clause["not"]] if "not" in clause else clause.get("all") or clause["any"]


def _case(enterprise: Enterprise, lines: list[Clause]) -> Truth:
    """The test of the first line that applies; of several that may, what they agree in."""
    possible: list[Truth] = []
    for line in lines:
        applies = True if line.get("otherwise") else enterprise.truth(line["when"])
        if applies is not False:
            possible.append(enterprise.truth(line["test"]))
        if applies:
            return agreed(possible)
    return agreed([*possible, False])


def level(enterprise: Enterprise) -> tuple[int, int]:
    """How many levels are reached for certain, and at most: each requires all below."""
    tests = [enterprise.truth(one["test"]) for one in enterprise.population.book.get("levels", ())]
    return _run(tests, (True,)), _run(tests, (True, None))


def _run(tests: list[Truth], counted: tuple[Truth, ...]) -> int:
    return next((number for number, test in enumerate(tests) if test not in counted), len(tests))
