"""What is odd or missing in the data about an enterprise, as sentences; without the figures that are confidential."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from gaodi.registry import metrics
from gaodi.registry.dossier import Note
from gaodi.registry.enterprises.reading import ATTRIBUTES
from gaodi.registry.metrics import SubjectKind
from gaodi.web.enterprises import words
from gaodi.web.site.templatetags.figures import figure

if TYPE_CHECKING:
    from gaodi.web.enterprises.labels import Labels
    from gaodi.workspace import Workspace

# What is the same of many metrics is said once.
TOGETHER = {"stale", "gap", "ended"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A note as it is read. about: the metrics that it is said of, where they are several."""

    text: str
    about: str = ""


def sentences(ws: Workspace, notes: tuple[Note, ...], labels: Labels, *, may: bool) -> Iterator[Sentence]:
    """The notes in order. may: whether confidential figures may be said."""
    known = metrics.load(ws)

    def name(key: str) -> str:
        if key in ATTRIBUTES:
            return words.heading(key)
        return words.named(known[key]) if key in known else key

    def open_to_all(key: str) -> bool:
        return key in known and not known[key].hides(SubjectKind.ENTERPRISE)

    for _key, group in groupby(sorted(notes, key=_alike), key=_alike):
        several = list(group)
        if several[0].kind in TOGETHER and len(several) > 1:
            text = _said(several[0], _("%(n)s series") % {"n": len(several)}, labels, may=True)
            yield Sentence(text, _(", ").join(name(note.about) for note in several))
            continue
        for note in several:
            yield Sentence(_said(note, name(note.about), labels, may=may or open_to_all(note.about)))


def _alike(note: Note) -> tuple[int, str]:
    """Notes that can be said together, in the order of the rules."""
    facts = sorted(f"{key}={value}" for key, value in note.facts.items())
    return list(_SAID).index(note.kind), " ".join(facts) if note.kind in TOGETHER else ""


def _said(note: Note, about: str, labels: Labels, *, may: bool) -> str:
    facts = {key: _plain(value) for key, value in note.facts.items()} | {"about": about}
    for key in ("source", "other"):
        if key in facts:
            facts[key] = labels["source"][str(note.facts[key])]
    sentence = _SAID[note.kind] if may or note.kind not in _MASKED else _MASKED[note.kind]
    return sentence() % facts


def _plain(value: Any) -> str:
    return figure(value) if isinstance(value, float) else str(value)


_SAID: dict[str, Callable[[], str]] = {
    "provisional": lambda: _("The unified social credit code is not known."),
    "code": lambda: _("The credit code breaks a rule: %(mark)s."),
    "unknown": lambda: _("%(about)s is not known."),
    "contradicted": lambda: _("Sources differ: %(about)s."),
    "ended": lambda: _("%(about)s: there are values after its end on %(ended)s, the last for %(last)s."),
    "differs": lambda: _("%(about)s %(period)s: %(source)s says %(value)s, %(other)s says %(against)s."),
    "gap": lambda: _("%(about)s: %(years)s is missing."),
    "stale": lambda: _("%(about)s: ends with %(last)s; other figures go on to %(newest)s."),
    "outlier": lambda: _("%(about)s %(period)s is %(value)s, far from the median of %(median)s."),
}
_MASKED: dict[str, Callable[[], str]] = {
    "differs": lambda: _("%(about)s %(period)s: %(source)s and %(other)s differ."),
    "outlier": lambda: _("%(about)s %(period)s is far from the other years."),
}
