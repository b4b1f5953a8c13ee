"""The columns of a table of inputs in lines: what each is called, what stands in it and in which unit."""

from __future__ import annotations

from collections.abc import Iterator

from gaodi import units
from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.language.types import Kind
from gaodi.rules.saying.speaking import Speaker

_ANSWERS = ("问卷回答，0至1", "answers to the questionnaire, from 0 to 1")
_YES_NO = ("是/否", "yes or no")
_DAY = "2023-06-30"


def lines(say: Speaker) -> Iterator[str]:
    """Line by line; the answers to a questionnaire in one."""
    columns = {one.input.column: one for one in say.program.columns}
    answers = [name for name, one in columns.items() if one.input.origin is Origin.ANSWER]
    for name, one in columns.items():
        if name not in answers:
            yield f"{name}: {say.labels.input(one.input)}{_kind(one, say.english)}"
    if answers:
        yield f"{answers[0]} … {answers[-1]} ({len(answers)}): {_ANSWERS[say.english]}"


def _kind(one: Column, english: bool) -> str:
    """The unit of a number, what a word can be."""
    kind = one.type.kind
    if kind is Kind.NUMBER:
        unit = one.type.measure
        said = "" if unit.symbol == "1" else units.label(unit, "en") if english else unit.symbol
    elif kind is Kind.TRUTH:
        said = _YES_NO[english]
    else:
        said = "/".join(one.type.values) or (_DAY if kind is Kind.DATE else "")
    return f" [{said}]" if said else ""
