"""An explanation as a page shows it: the tree of findings with their words; figures taken out where they are masked.

Verdicts and points stay, as they do in the list of results; what there is of each (`found`) and the inputs are figures
of the enterprise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gaodi.rules.explaining import Explanation, Finding
from gaodi.rules.explaining.text import interval
from gaodi.web.evaluations import words
from gaodi.web.site.templatetags.figures import grouped

MARKS = {"met": "✓", "unmet": "✗", "open": "?", "": ""}
RESULTS = ("benefit", "measure")
"""Kinds of findings whose `found` is what was decided and no figure of the enterprise."""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words. mark, verdict: of what is decided. points: `20.5 / 30`; share: of the most, for the bar.
    needs: what would settle it."""

    kind: str
    label: str
    said: str
    found: str
    mark: str
    verdict: Any
    points: str
    most: float | None
    share: float | None
    cite: str
    needs: str
    parts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the findings under it."""

    key: str
    title: str
    findings: tuple[Told, ...]


def sections(told: Explanation, *, may: bool) -> list[Section]:
    """All that was found, in the order of the document."""
    labels = {one.column: one.label for one in told.given}
    parts = (
        ("population", _("Who is judged"), (told.population,)),
        ("items", _("Points"), told.items),
        ("criteria", _("Conditions"), (told.criteria,) if told.criteria else ()),
        ("levels", _("Levels"), told.levels),
        ("overrides", _("What changes the grade"), told.overrides),
        ("benefits", _("Support"), told.benefits),
        ("measures", _("Measures"), told.measures),
    )
    return [Section(key, head, tuple(_told(one, labels, may) for one in found)) for key, head, found in parts if found]


def _told(one: Finding, labels: Mapping[str, str], may: bool) -> Told:
    low = one.points.low if one.points is not None else None
    most = f" / {words.ends(one.most, one.most)}" if one.most is not None else ""
    return Told(
        one.kind,
        one.label,
        one.said if one.said != one.label else "",
        one.found if may or one.kind in RESULTS else "",
        MARKS[one.verdict],
        words.VERDICTS.get(one.verdict),
        "" if one.points is None else interval(one.points, words.language()) + most,
        one.most,
        min(max(low / one.most, 0.0), 1.0) if low is not None and one.most else None,
        one.cite,
        _(", ").join(labels.get(column, column) for column in one.needs),
        tuple(_told(part, labels, may) for part in one.parts),
    )


def grade(told: Explanation) -> str:
    """The grade, or the best and the worst that it could be."""
    return told.grade or "–".join(dict.fromkeys(one for one in told.grades if one))


def level(run: Any, key: str | None) -> str:
    """What a level is called."""
    return next((p.level.label.label(words.language()) for p in run.program.levels if p.level.id == key), key or "")


def score(told: Explanation) -> str:
    """The score as it is published; empty where none is given."""
    if told.score is None or told.standing not in ("judged", "to-check"):
        return ""
    return grouped(interval(told.score, words.language()))
