"""Words that stand for something: text, yes or no, a choice, a code with a name, a period, a unit.

Columns of such words repeat themselves, so each word is looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import polars as pl

from gaodi import periods
from gaodi.errors import PeriodError
from gaodi.periods import Kind
from gaodi.registry.forms.cells.parsed import Parsed, Wrong, text, where
from gaodi.registry.forms.headings import is_unit, plain
from gaodi.registry.forms.lookups import Lookup
from gaodi.registry.forms.messages import near

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""

_YES = {plain(word) for word in ("是", "有", "√", "✓", "✔", "y", "yes", "true", "1", "1.0", "对")}
_NO = {plain(word) for word in ("否", "无", "没有", "×", "✗", "✘", "n", "no", "false", "0", "0.0")}
_SAID = 200
"""For so many wrong words it is looked what may be meant; nobody reads more."""

Read = Callable[[str], Any]


def parsed_text(cells: pl.Series, empty: Sequence[str]) -> Parsed:
    """The cells as text."""
    values = text(cells, empty)
    long = where(values.str.len_chars() > LONGEST)
    if not len(long):
        return Parsed(values)
    facts = [{"length": length, "most": LONGEST} for length in values.gather(long).str.len_chars()]
    return Parsed(values, (Wrong("too-long", long, facts),))


def yes_no(cells: pl.Series, empty: Sequence[str]) -> Parsed:
    """The cells as true and false. 无 is no here, although elsewhere it stands for an empty cell."""
    if cells.dtype == pl.Boolean:
        return Parsed(cells)
    written = text(cells, [word for word in empty if plain(word) not in _NO])
    return _each(written, lambda word: _said(plain(word)), pl.Boolean, lambda word: Wrong("not-yes-no", _NOWHERE))


def _said(word: str) -> bool | None:
    return True if word in _YES else False if word in _NO else None


_NOWHERE = pl.Series([], dtype=pl.UInt32)


def coded(cells: pl.Series, empty: Sequence[str], lookup: Lookup, wrong: Callable[[str], dict[str, Any]]) -> Parsed:
    """The cells as codes. wrong: the facts of a word that is not known, beside what is near it. A word that is a code
    (无 may be one) does not stand for an empty cell."""

    def said(word: str) -> Wrong:
        found = lookup.find(word)
        if len(found) > 1:
            codes = ", ".join(found[:8]) + (" …" if len(found) > 8 else "")
            return Wrong("several-codes", _NOWHERE, same={"codes": codes})
        facts = wrong(word)
        return Wrong(facts.pop("code"), _NOWHERE, same=facts | near(lookup.near(word)))

    nothing = [word for word in empty if not lookup.find(word)]
    return _each(text(cells, nothing), lambda word: _single(lookup.find(word)), pl.String, said)


def _single(found: tuple[str, ...]) -> str | None:
    return found[0] if len(found) == 1 else None


def periods_of(cells: pl.Series, empty: Sequence[str], kinds: Sequence[Kind]) -> Parsed:
    """The cells as codes of periods. kinds: those that the form is returned for."""
    expected_en = ", ".join(kind.value for kind in kinds)

    def read(word: str) -> str | None:
        try:
            found = periods.parse(word.removesuffix(".0"))
        except PeriodError:
            return None
        return found.code if not kinds or found.kind in kinds else None

    same = {"expected_en": f"a period by {expected_en}", "expected_zh": "、".join(map(_kind_zh, kinds))}
    return _each(text(cells, empty), read, pl.String, lambda word: Wrong("not-a-period", _NOWHERE, same=same))


_KINDS = {"year": "年", "half": "半年", "quarter": "季", "month": "月", "cumulative": "1 月起累计", "horizon": "规划期"}


def _kind_zh(kind: Kind) -> str:
    return _KINDS[kind.value]


def units_of(cells: pl.Series, empty: Sequence[str]) -> Parsed:
    """The cells as units."""
    return _each(
        text(cells, empty), lambda word: word if is_unit(word) else None, pl.String,
        lambda word: Wrong("not-a-unit", _NOWHERE),
    )  # fmt: skip


def _each(written: pl.Series, read: Read, kind: Any, said: Callable[[str], Wrong]) -> Parsed:
    """Every word read once. said: what is wrong with a word that gives nothing."""
    words = written.drop_nulls().unique(maintain_order=True)
    found = {word: read(word) for word in words}
    known = {word: value for word, value in found.items() if value is not None}
    values = written.replace_strict(list(known), list(known.values()), default=None, return_dtype=kind)
    lost = where(values.is_null() & written.is_not_null())
    if not len(lost):
        return Parsed(values)
    say = lru_cache(maxsize=None)(said)
    unread = [word for word, value in found.items() if value is None]
    wrong = [_placed(say(word), lost.filter(written.gather(lost) == word)) for word in unread[:_SAID]]
    if rest := unread[_SAID:]:
        wrong.append(_placed(say(rest[0]), lost.filter(written.gather(lost).is_in(rest))))
    return Parsed(values, tuple(wrong))


def _placed(wrong: Wrong, at: pl.Series) -> Wrong:
    return replace(wrong, at=at)
