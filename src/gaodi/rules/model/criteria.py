"""Conditions that a subject has to meet: a tree of clauses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Expression, Id, Words


class Case(Definition):
    """A line of a `case`: exactly one applies, the first whose condition is true."""

    when: Expression | None = None
    otherwise: Literal[True] | None = None
    test: Expression
    label: Words | None = None


class AtLeast(Definition):
    """So many of the clauses."""

    count: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Clause, ...], Field(min_length=1)]


class Clause(Definition):
    """One clause: a test, a choice between tests, or clauses together. Exactly one of test, case, all, any, at_least
    and not says which."""

    id: Id | None = None
    label: Words | None = None
    cite: str = ""
    test: Expression | None = None
    case: tuple[Case, ...] = ()
    all: tuple[Clause, ...] = ()
    any: tuple[Clause, ...] = ()
    at_least: AtLeast | None = None
    not_: Annotated[Clause | None, Field(alias="not")] = None
