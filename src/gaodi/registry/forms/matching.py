"""Which column of a form a heading is: exactly, by another name, but for what writers vary, or perhaps.

Only the first three are acted upon. What is merely similar is suggested to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from gaodi.registry.forms.faults import letter
from gaodi.registry.forms.headings import heading, is_unit
from gaodi.registry.forms.model import Column, Form

SIMILAR = 60.0
_STEP = " / "
# Words that say nothing by themselves: the column is what stands above them.
_BARE = {
    "本期",
    "本年",
    "本月",
    "本期数",
    "本年数",
    "本年实际",
    "金额",
    "数值",
    "数量",
    "累计",
    "年末数",
    "期末数",
    "合计",
}


class How(StrEnum):
    """How a heading was recognised, the surest first."""

    REMEMBERED = "remembered"
    EXACT = "exact"
    ALIAS = "alias"
    NORMALISED = "normalised"
    SIMILAR = "similar"
    NONE = "none"

    @property
    def sure(self) -> bool:
        """Whether it is acted upon without asking anybody."""
        return self not in (How.SIMILAR, How.NONE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What one column of a sheet may be.

    index: from 0; key: of the form's column, or None; confidence: 0 to 1; unit: in which its figures are, as the
    heading says; others: keys that it may be too, the likeliest first.
    """

    index: int
    heading: str
    key: str | None
    how: How
    confidence: float
    unit: str = ""
    others: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The letters of the column."""
        return letter(self.index)


class Names:
    """Everything that the columns of a form are called."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._exact = {column.heading: column.key for column in form.columns}
        self._named: dict[str, str] = {}
        self._plain: dict[str, str] = {}
        for column in form.columns:
            for name in column.names:
                self._named.setdefault(name, column.key)
                self._plain.setdefault(heading(name).plain, column.key)
        self._similar = list(self._plain)
        self._sure = lru_cache(maxsize=None)(self._look_up)

    def score(self, headings: Sequence[str]) -> tuple[int, int, int]:
        """How many columns of the form are among the headings, less those that are there twice, and how many units."""
        keys = [key for text in headings if text and (key := self._sure(text)[0])]
        named = sum(1 for text in headings if _unit(text))
        return len(set(keys)), len(set(keys)) - len(keys), named

    def suggest(self, headings: Sequence[str]) -> tuple[Suggestion, ...]:
        """What each heading is. Of several that are the same column, the surest gets it."""
        found = [self._one(index, text) for index, text in enumerate(headings)]
        taken: dict[str, int] = {}
        for one in sorted(found, key=lambda one: (-one.confidence, one.index)):
            if one.key is not None and (one.how.sure or one.key not in taken):
                taken.setdefault(one.key, one.index)
        return tuple(one if _stays(one, taken) else _without(one) for one in found)

    def _one(self, index: int, text: str) -> Suggestion:
        if not text.strip():
            return Suggestion(index, text, None, How.NONE, 0.0)
        unit = _unit(text)
        key, how = self._sure(text)
        if key is not None:
            return Suggestion(index, text, key, how, _CONFIDENCE[how], unit)
        near = process.extract(heading(text).plain, self._similar, scorer=fuzz.ratio, limit=6, score_cutoff=SIMILAR)
        keys = tuple(dict.fromkeys(self._plain[name] for name, _, _ in near))[:3]
        if not keys:
            return Suggestion(index, text, None, How.NONE, 0.0, unit)
        return Suggestion(index, text, keys[0], How.SIMILAR, round(near[0][1] / 100 * 0.9, 3), unit, keys[1:])

    def _look_up(self, text: str) -> tuple[str | None, How]:
        stripped = text.strip()
        if key := self._exact.get(stripped):
            return key, How.EXACT
        if key := self._named.get(stripped):
            return key, How.ALIAS
        for words in _readings(stripped):
            if key := self._plain.get(words):
                return key, How.NORMALISED
        return None, How.NONE


_CONFIDENCE = {How.EXACT: 1.0, How.ALIAS: 0.98, How.NORMALISED: 0.95}


def _readings(text: str) -> list[str]:
    """What a heading may be called: all of it, its lines (one may be its English name), the lowest part of a header of
    several rows, or the one above where the lowest says nothing."""
    parts = text.split(_STEP)
    lowest = [part for part in parts if not is_unit(part) and heading(part).plain not in _BARE] or parts
    words = [text, "".join(parts), *text.splitlines()]
    if len(parts) > 1:
        words += [lowest[-1], *lowest[-1].splitlines()]
    return [heading(word).plain for word in words if word.strip()]


@lru_cache(maxsize=65_536)
def _unit(text: str) -> str:
    """The unit that a heading names, the lowest part of it first: in brackets, or in a row of its own."""
    parts = reversed(text.split(_STEP))
    return next((unit for part in parts if (unit := part if is_unit(part) else heading(part).unit)), "")


def _stays(one: Suggestion, taken: dict[str, int]) -> bool:
    return one.key is None or one.how.sure or taken.get(one.key) == one.index


def _without(one: Suggestion) -> Suggestion:
    others = tuple(filter(None, (one.key, *one.others)))
    return Suggestion(one.index, one.heading, None, How.NONE, 0.0, one.unit, others)


def unit_of(column: Column, suggested: str, sheet: str) -> str:
    """In which unit a column's figures are: as its heading says, or a cell of the sheet where that fits, else as the
    form has it. The unit of a sheet is meant for the money in it, so it counts only where it can be converted."""
    from gaodi import units

    if suggested:
        return suggested
    return sheet if sheet and column.unit and units.compatible(sheet, column.unit) else column.unit
