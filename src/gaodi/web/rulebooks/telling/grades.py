"""Grades and levels in words: bands, places and ties, what changes a grade afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gaodi.rules import model
from gaodi.rules.program import GradePart
from gaodi.rules.saying import Speaker
from gaodi.rules.saying.quantities import plain
from gaodi.web.rulebooks.telling import methods

ROUNDING = {
    "cumulative_half_up": gettext_lazy("Places are counted from the top: the shares are added up and rounded half up."),
    "floor": gettext_lazy("The places of each grade are rounded down; what is left over falls to the last grade."),
    "ceil": gettext_lazy("The places of each grade are rounded up, from the best grade on."),
}


@dataclass(frozen=True, slots=True)
class Band:
    """A grade: its name, what it is called, and who gets it."""

    name: str
    label: str
    who: str


@dataclass(frozen=True, slots=True)
class Override:
    """What changes a grade afterwards."""

    label: str
    when: str
    then: str
    cite: str


@dataclass(frozen=True, slots=True)
class Grades:
    """How grades are given. rules: what holds for all bands."""

    by: str
    bands: tuple[Band, ...]
    rules: tuple[str, ...]
    overrides: tuple[Override, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level, which is reached with all those below."""

    key: str
    label: str
    test: str
    cite: str


def told(speaker: Speaker) -> Grades:
    """How the program gives grades."""
    part = speaker.program.grade
    assert part is not None  # noqa: S101 - asked for only where there are grades
    return Grades(
        _("by rank") if part.grade.by == "rank" else _("by score"),
        tuple(_bands(speaker, part)),
        tuple(_rules(speaker, part)),
        tuple(_override(speaker, one, step.name) for one, step in part.overrides),
    )


def _bands(speaker: Speaker, part: GradePart) -> Iterator[Band]:
    said = [_share(*ends) for ends in _ends(part.shares)] if part.shares else [_score(*one) for one in _falling(part)]
    labels = part.grade.labels
    for name, who in zip(part.names, said, strict=True):
        yield Band(name, labels[name].label(speaker.language) if name in labels else "", who)


def _ends(shares: tuple[Fraction, ...]) -> Iterator[tuple[Fraction, Fraction]]:
    """The share of each band, and up to which share it reaches."""
    return zip(shares, accumulate(shares), strict=True)


def _share(share: Fraction, until: Fraction) -> str:
    said = {"share": plain(share * 100), "until": plain(until * 100), "from": plain((until - share) * 100)}
    if until == share:
        return _("the first %(share)s %%") % said
    return _("the next %(share)s %% (from %(from)s %% to %(until)s %%)") % said


def _falling(part: GradePart) -> Iterator[tuple[Fraction | None, Fraction | None]]:
    """The least score of each band, and that of the band above."""
    return zip(part.least, (None, *part.least[:-1]), strict=True)


def _score(least: Fraction | None, above: Fraction | None) -> str:
    if least is None:
        return _("below %(points)s points") % {"points": plain(above)} if above is not None else _("all others")
    if above is None:
        return _("%(points)s points or more") % {"points": plain(least)}
    said = {"least": plain(least), "above": plain(above)}
    return _("%(least)s points or more, below %(above)s") % said


def _rules(speaker: Speaker, part: GradePart) -> Iterator[str]:
    grade = part.grade
    if grade.within:
        yield _("Grades are given within the same %(group)s.") % {"group": methods.grouped(speaker, grade.within)}
    if grade.by == "rank":
        yield str(ROUNDING[grade.rounding])
    if part.ties:
        names = _(", then ").join(_called(speaker, step.name) for step in part.ties)
        yield _("Between equal scores decides: %(what)s, the greater first.") % {"what": names}
    elif grade.by == "rank":
        yield _("Equal scores at a cut take the better grade and use up places below it.")


def _called(speaker: Speaker, name: str) -> str:
    return speaker.step(name) if name.startswith("tie.") else speaker.labels.step(name)


def _override(speaker: Speaker, one: model.Override, step: str) -> Override:
    if one.at_most:
        then = _("at most %(grade)s") % {"grade": one.at_most}
    elif one.at_least:
        then = _("at least %(grade)s") % {"grade": one.at_least}
    else:
        then = _("becomes %(grade)s") % {"grade": one.becomes}
    label = one.label.label(speaker.language) if one.label else ""
    return Override(label, speaker.step(step), then, one.cite)


def levels(speaker: Speaker) -> tuple[Level, ...]:
    """The levels, the lowest first."""
    return tuple(
        Level(part.level.id, part.level.label.label(speaker.language), speaker.step(part.step.name), part.level.cite)
        for part in speaker.program.levels
    )
