"""What changes grades afterwards, and the grades in words."""

from __future__ import annotations

from typing import Any

import ibis

from gaodi.rules.program import GRADE, GradePart, Program
from gaodi.rules.program.naming import exempt_grades
from gaodi.rules.query.staging import Staging

BEST, WORST = "grade@best", "grade@worst"


def override(staging: Staging, program: Program, part: GradePart) -> None:
    """Overrides in their order, then the grade in words where it is settled."""
    table = staging.table
    every = _every(program, part)
    best, worst = table[BEST], table[WORST]
    for override, step in part.overrides:
        met: Any = staging.value(step.name)
        best, worst = _overridden(best, worst, met, override, every)
    standing = table["standing"]
    settled = ibis.ifelse((standing == "judged") & (best == worst), _words(best, every), ibis.null("string"))
    word = ibis.ifelse(standing == "exempt", _of_exempt(staging, program), settled)
    judged = standing.isin(["judged", "to-check"])
    table = table.mutate(
        **{
            GRADE: word,
            BEST: ibis.ifelse(judged, _words(best, every), word),
            WORST: ibis.ifelse(judged, _words(worst, every), word),
        }
    )
    staging.put(table)
    for name in (GRADE, BEST, WORST):
        staging.add(name, staging.table[name])
    staging.close()


def exempt(staging: Staging, program: Program) -> None:
    """The grades of those who are exempt, where the document gives no others."""
    standing = staging.table["standing"]
    word = ibis.ifelse(standing == "exempt", _of_exempt(staging, program), ibis.null("string"))
    for name in (GRADE, BEST, WORST):
        staging.add(name, word)
    staging.close()


def _of_exempt(staging: Staging, program: Program) -> Any:
    """The grade of the first exemption that is true."""
    lines: list[tuple[Any, Any]] = [
        (staging.value(one.step.name), one.exemption.grade or ibis.null("string")) for one in program.exempt
    ]
    return ibis.cases(*lines, else_=ibis.null("string")) if lines else ibis.null("string")


def _every(program: Program, part: GradePart) -> list[str]:
    becomes = [override.becomes for override, _ in part.overrides if override.becomes]
    return list(dict.fromkeys([*part.names, *becomes, *exempt_grades(program.rulebook)]))


def _words(index: Any, every: list[str]) -> Any:
    return ibis.cases(*((index == number, name) for number, name in enumerate(every)), else_=ibis.null("string"))


def _overridden(best: Any, worst: Any, met: Any, override: Any, every: list[str]) -> tuple[Any, Any]:
    surely, perhaps = met.fill_null(False), met.fill_null(True)
    at = ibis.literal(every.index(override.at_most or override.at_least or override.becomes), "int64")
    if override.at_most:
        return ibis.ifelse(surely, ibis.greatest(best, at), best), ibis.ifelse(perhaps, ibis.greatest(worst, at), worst)
    if override.at_least:
        return ibis.ifelse(perhaps, ibis.least(best, at), best), ibis.ifelse(surely, ibis.least(worst, at), worst)
    open_ = perhaps & ~surely
    return (
        ibis.cases((surely, at), (open_, ibis.least(best, at)), else_=best),
        ibis.cases((surely, at), (open_, ibis.greatest(worst, at)), else_=worst),
    )
