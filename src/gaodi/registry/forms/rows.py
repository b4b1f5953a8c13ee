"""Which rows under the header are returns, and which are not: empty ones, totals, notes below the table, a header that
is printed again on every page, the line 甲 乙 1 2 3 that statistical forms have.

Nothing is left out in silence: how many rows of each kind there were, and where, is part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import polars as pl

from gaodi.registry.forms.cells.parsed import STRIPPED
from gaodi.registry.forms.headings import plain


class Kind(StrEnum):
    """What a row is."""

    DATA = "data"
    BLANK = "blank"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    AMONG = "among"
    NOTE = "note"
    HEADER = "header"


_TOTALS = r"(?:合计|总计|共计|总和|小计|累计)[:：]?$|^(?i:total|sum|subtotal)$"
_WORDY = r"[:：。，；]|^其中"
"""Signs that no code or name has: the row may be a note."""

_TOTAL = re.compile(_TOTALS)
_SUBTOTAL = re.compile(r"小计[:：]?$|^subtotal$", re.IGNORECASE)
_AMONG = re.compile(r"^其中[:：]?")
_NOTE = re.compile(
    r"^(?:注|备注|说明|填表说明|填报说明|单位负责人|负责人|统计负责人|填表人|填报人|制表人?|审核人?|复核|报出日期|填报日期"
    r"|联系电话|联系人|数据来源|资料来源|note)s?\d*[:：.、]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[，。；：:;]")
_INDEX = re.compile(r"[甲乙丙丁戊己庚辛]|\(?\d{1,3}\)?|[—-]+")
_LABELS = 4
"""So many first columns may hold the word for a total."""


def kinds(frame: pl.DataFrame, key: int, headings: Sequence[str]) -> pl.Series:
    """What each row of a block is. key: the column that says what a row is about; headings: of the columns."""
    cells = frame[str(key)].cast(pl.String).str.strip_chars(STRIPPED)
    doubtful = (
        cells.is_null()
        | (cells.str.len_chars() <= 3)
        | (cells == headings[key].strip())
        | cells.str.replace_all(r"\s", "").str.contains(rf"{_TOTALS}|{_WORDY}")
    ).fill_null(value=True)
    found = pl.Series([Kind.DATA.value]).new_from_index(0, frame.height)
    at = doubtful.arg_true()
    if not len(at):
        return found
    rows = frame[at].select(pl.all().cast(pl.String).str.strip_chars(STRIPPED).fill_null(""))
    plain_headings = [plain(heading.split(" / ")[-1]) for heading in headings]
    return found.scatter(at, [_kind(row, plain_headings).value for row in rows.iter_rows()])


def _kind(row: Sequence[str], headings: Sequence[str]) -> Kind:
    filled = [(number, cell) for number, cell in enumerate(row) if cell]
    if not filled:
        return Kind.BLANK
    labels = [cell for number, cell in filled if number < _LABELS]
    joined = [re.sub(r"\s", "", label) for label in labels]
    if any(_SUBTOTAL.search(label) for label in joined):
        return Kind.SUBTOTAL
    if any(_TOTAL.search(label) for label in joined):
        return Kind.TOTAL
    if any(_AMONG.match(label) for label in joined):
        return Kind.AMONG
    if _NOTE.match(filled[0][1]) or (len(filled) == 1 and _SENTENCE.search(filled[0][1])):
        return Kind.NOTE
    if _repeats(filled, headings):
        return Kind.HEADER
    return Kind.DATA


def _repeats(filled: Sequence[tuple[int, str]], headings: Sequence[str]) -> bool:
    """Whether the row is the header again, or the line that numbers its columns."""
    if len(filled) < 2:
        return False
    same = sum(1 for number, cell in filled if number < len(headings) and plain(cell) == headings[number])
    return same >= 0.8 * len(filled) or all(_INDEX.fullmatch(cell) for _, cell in filled)
