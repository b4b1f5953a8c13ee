"""The opinion beside the compiled plan: where both say the same, where they differ, and what only one of them says.

Two readings are of the same target when they read the same number of the text: its place decides, not its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gaodi.plan.model import Plan, Span, Target
from gaodi.plan.opinion.model import Suggestion

FIELDS = ("indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope")
_WORDS = ("indicator", "scope")


class Verdict(StrEnum):
    """How the two readings of a target stand to each other."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ONLY_OPINION = "only_opinion"
    ONLY_COMPILER = "only_compiler"


@dataclass(frozen=True, slots=True)
class Compared:
    """One target as the opinion and as the compiler reads it (None: does not), and the fields that differ."""

    verdict: Verdict
    suggestion: Suggestion | None = None
    target: Target | None = None
    fields: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where in the source text it is read."""
        one = self.suggestion or self.target
        return one.span if one else (0, 0)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A place at which a target is stated: the target, and where its number stands."""

    target: Target
    number: Span


def compare(plan: Plan, suggestions: Iterable[Suggestion], text: str) -> list[Compared]:
    """Every suggestion with its target, and every target without a suggestion, in the order of the text.

    text: the source text, in which the spans of both count.
    """
    stated = [reading for target in plan.targets for reading in _readings(target, text)]
    pairs = [(said, _nearest(said, stated, text)) for said in suggestions]
    met = {target.id for _, target in pairs if target is not None}
    found = [_compared(said, target) for said, target in pairs]
    found += [Compared(Verdict.ONLY_COMPILER, target=target) for target in plan.targets if target.id not in met]
    return sorted(found, key=lambda one: one.span)


def _readings(target: Target, text: str) -> Iterator[_Reading]:
    """The target where it is stated, first and again."""
    for span in (target.span, *(repeat.span for repeat in target.repeats)):
        yield _Reading(target, _number(span, target.value, text))


def _number(span: Span, value: float, text: str) -> Span:
    """Where within a span its number stands; all of it where the number is not found as such."""
    from gaodi.plan.targets import quantities  # the compiler is read where a text is

    start, end = span
    places = [(start + q.start, start + q.close) for q in quantities.find(text[start:end]) if q.value == value]
    return places[0] if places else span


def _nearest(said: Suggestion, stated: Iterable[_Reading], text: str) -> Target | None:
    """The target whose number stands where that of the suggestion does: one with its value before any other."""
    place = _number(said.span, said.value, text)
    met = [r for r in stated if _overlap(place, r.number) > 0]
    best = max(met, key=lambda r: (r.target.value == said.value, _overlap(place, r.number)), default=None)
    return best.target if best else None


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _compared(said: Suggestion, target: Target | None) -> Compared:
    if target is None:
        return Compared(Verdict.ONLY_OPINION, said)
    fields = tuple(name for name in FIELDS if not _same(name, said, target))
    return Compared(Verdict.DIFFERS if fields else Verdict.AGREES, said, target, fields)


def _same(name: str, said: Target, target: Target) -> bool:
    """Numbers and kinds are the same or not; of words the longer may say more than the shorter (规上工业总产值)."""
    one, other = getattr(said, name), getattr(target, name)
    if name not in _WORDS:
        return bool(one == other)
    if one is None or other is None:
        return _within(one or other or "", target.indicator if other is None else said.indicator)
    return _within(*sorted((one, other), key=len))


def _within(short: str, long: str) -> bool:
    """A scope may stand in the indicator: 先进装备产业本地配套率."""
    return "".join(short.split()) in "".join(long.split())
