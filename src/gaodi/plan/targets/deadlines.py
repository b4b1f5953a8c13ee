"""By when: which expression of time holds for a number, and whether what is said there is past.

The nearest rules: one before the number in its sentence; else the 到… that leads the section, or one above it; else
the end of the plan's period. “到2033年，产值达到90亿元。企业达到40家。” gives both 2033. A year before the plan's last
leads a section only where it is the first in it or begins a paragraph: “强化载体，到2032年，开工6个项目。” says
nothing of what comes next. 已 … makes past what follows
in the sentence, 截至2030年底 and 去年 what follows in the paragraph, until 力争 or a year to come.
“2030年产值60亿元，到2033年达到90亿元” has one target.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from gaodi.plan.targets.moments import Part, Time

_FUTURE = (Part.LEAD, Part.DATE, Part.TERM, Part.VALUE)
_TIMELESS = (Part.BASE, Part.TERM)
_OPENS = 8
"""A year this near to where a paragraph begins leads it: （一）到2032年."""
_SAID = 40
"""As many expressions of time as matter in a sentence."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A year or year-month, and where it is written; nowhere for the end of the plan's period."""

    value: str
    place: tuple[int, int] | None


@dataclass(slots=True)
class Deadlines:
    """Follows the text from clause to clause. end: the last year of the plan, where there is one."""

    times: Sequence[Time]
    end: int | None
    leads: dict[int, Deadline] = field(default_factory=dict)
    sentence: int = 0
    paragraph: int = 0
    semicolon: int = 0
    section: tuple[int, ...] = ()
    read: int = 0

    def enter(self, start: int, section: tuple[int, ...], *, first: bool, opens: bool, parts: bool) -> None:
        """A clause begins here, behind a semicolon if it parts; section: the places of the headings above it."""
        self.semicolon = start if parts else self.semicolon
        while self.read < len(self.times) and self.times[self.read].start < start:
            time = self.times[self.read]
            self.read += 1
            if time.part is Part.LEAD and time.value and not self._beyond(time):
                number = self.section[-1] if self.section else -1
                if number not in self.leads or not self._interim(time) or self._opens(time):
                    self.leads[number] = _made(time)
        self.section = section
        self.paragraph = start if opens else self.paragraph
        self.sentence = start if first else self.sentence

    def at(self, place: int) -> Deadline | None:
        """The deadline that holds at a place of the clause; None where there is none."""
        said = [t for t in self._said(place) if t.part in _FUTURE]
        if said:
            return _made(said[-1]) if said[-1].value else None
        far = [t for t in self._within(self.paragraph, place) if t.part is Part.LEAD]
        if far and (self._beyond(far[-1])):
            return _made(far[-1])
        for number in reversed((-1, *self.section)):
            if number in self.leads:
                return self.leads[number]
        return Deadline(str(self.end), None) if self.end else None

    def _beyond(self, time: Time) -> bool:
        """Whether a year lies beyond the plan's last: what is said of it ends with the paragraph."""
        return self.end is not None and time.value[:4] > str(self.end)

    def _opens(self, time: Time) -> bool:
        """Whether a time leads the first sentence of its paragraph."""
        return self.sentence == self.paragraph and time.start < self.paragraph + _OPENS

    def _interim(self, time: Time) -> bool:
        """Whether a year lies before the plan's last: within a section it is a step on the way."""
        return self.end is not None and time.value[:4] < str(self.end)

    def named(self, place: int) -> list[Deadline]:
        """The deadlines that the sentence names before a place, for 2032年、2033年分别."""
        return [_made(t) for t in self._said(place) if t.part in _FUTURE and t.value]

    def counted(self, place: int) -> int:
        """How many years the sentence names side by side before a place: 2031年、2032年."""
        named = [t for t in self._said(place) if t.part in _FUTURE and t.value]
        parted = (n for n in range(len(named) - 1, 0, -1) if named[n].start - named[n - 1].end > 1)
        return len(named) - next(parted, 0)

    def dated(self, start: int, place: int) -> bool:
        """Whether a year is named between two places."""
        return any(t.part in _FUTURE for t in self._within(start, place))

    def past(self, place: int) -> bool:
        """Whether what is said at the place has happened."""
        said = [t for t in self._said(place) if t.part not in _TIMELESS]
        if said:
            return said[-1].part in (Part.PAST, Part.DONE)
        before = [t for t in self._within(self.paragraph, self.sentence) if t.part not in (*_TIMELESS, Part.DONE)]
        return bool(before) and before[-1].part is Part.PAST

    def promised(self, place: int) -> bool:
        """Whether the sentence says before the place by when, or 力争."""
        return any(t.part in (*_FUTURE, Part.HOPE) for t in self._said(place))

    def meant(self, place: int) -> bool:
        """Whether the text says before the place by when, or that something is to come."""
        said = [t for t in self._said(place) if t.part is not Part.BASE]
        return bool(said) or any(number in self.leads for number in (-1, *self.section))

    def base(self, place: int) -> str | None:
        """The base year that the sentence names last before a place."""
        return next((t.value for t in reversed(self._said(place)) if t.part is Part.BASE and t.value), None)

    def _said(self, place: int) -> Sequence[Time]:
        said = [t for t in self._within(self.sentence, place) if t.until is None or place < t.until]
        return [t for t in said if t.part is not Part.VALUE or t.start >= self.semicolon]

    def _within(self, start: int, end: int) -> Sequence[Time]:
        low, high = (bisect_left(self.times, place, key=lambda t: t.start) for place in (start, end))
        return self.times[max(low, high - _SAID) : high]


def _made(time: Time) -> Deadline:
    return Deadline(time.value, (time.start, time.end))
