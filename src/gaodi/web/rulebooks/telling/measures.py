"""Measures in words: what is done with those of a grade, and how it grows from year to year."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gaodi import units
from gaodi.rules.language import nodes
from gaodi.rules.program import MeasurePart
from gaodi.rules.saying import Speaker, quantity


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. years: the amount of the first, second … consecutive year, each with its name; one where it stays."""

    label: str
    when: str
    years: tuple[tuple[str, str], ...]
    ends: str
    group: str
    cite: str


@dataclass(frozen=True, slots=True)
class OfGrade:
    """The measures for those of a grade."""

    grade: str
    label: str
    measures: tuple[Measure, ...]


def told(speaker: Speaker) -> tuple[OfGrade, ...]:
    """The measures of the program by grade."""
    found: dict[str, list[Measure]] = {}
    for part in speaker.program.measures:
        found.setdefault(part.grade, []).append(_measure(speaker, part))
    grade = speaker.program.rulebook.grade
    labels = grade.labels if grade else {}
    return tuple(
        OfGrade(name, labels[name].label(speaker.language) if name in labels else "", tuple(each))
        for name, each in found.items()
    )


def _measure(speaker: Speaker, part: MeasurePart) -> Measure:
    measure = part.measure
    return Measure(
        measure.label.label(speaker.language) if measure.label else measure.instrument,
        _when(speaker, part),
        _years(speaker, part),
        _ends(part),
        _group(part),
        measure.cite,
    )


def _when(speaker: Speaker, part: MeasurePart) -> str:
    """The condition of its own; the grade stands above."""
    if part.measure.when is None:
        return ""
    node = speaker.program.after[part.step.name]
    due = node.lines[0][0] if isinstance(node, nodes.Lines) else None
    return speaker.node(due.parts[-1]) if isinstance(due, nodes.Logic) else part.measure.when


def _years(speaker: Speaker, part: MeasurePart) -> tuple[tuple[str, str], ...]:
    unit = units.parse(part.unit)
    said = [quantity(amount, unit, speaker.language) for amount in part.amounts]
    if len(said) == 1:
        return (("", said[0]),)
    names = [ngettext("year %(n)s", "year %(n)s", n) % {"n": n} for n in range(1, len(said) + 1)]
    names[-1] = _("from year %(n)s on") % {"n": len(said)}
    return tuple(zip(names, said, strict=True))


def _ends(part: MeasurePart) -> str:
    escalates = part.measure.escalate
    if escalates is None:
        return ""
    if escalates.reset_when is None or escalates.reset_when.replace("'", '"') == f'grade != "{part.grade}"':
        return _("Counted over consecutive years; another grade starts the count anew.")
    return _("Counted over consecutive years, anew after a year with: %(when)s.") % {"when": escalates.reset_when}


def _group(part: MeasurePart) -> str:
    if not part.measure.group:
        return ""
    said = {"group": part.measure.group}
    if part.measure.rule == "highest":
        return _("Of several measures in the group “%(group)s” the highest is taken.") % said
    return _("Measures in the group “%(group)s” are added up.") % said
