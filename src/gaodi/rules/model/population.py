"""Whom a document judges, and whom it exempts."""

from __future__ import annotations

from gaodi.registry.definition import Definition
from gaodi.rules.model.words import Expression, Words


class Exemption(Definition):
    """Who is not scored. grade: what they get instead, such as T; cite: the clause of the document."""

    when: Expression
    label: Words
    grade: str = ""
    cite: str = ""


class Population(Definition):
    """require: who is judged; where that is unknown, the subject is to be checked. exempt: who is not, the first true
    one counts."""

    require: Expression = "true"
    label: Words | None = None
    cite: str = ""
    exempt: tuple[Exemption, ...] = ()
