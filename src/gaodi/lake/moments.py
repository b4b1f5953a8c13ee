"""What `at=` may be: nothing (now), a batch number, a day or an instant, a pin; and which batch number that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

import polars as pl

from gaodi.errors import Fault, LakeError
from gaodi.lake.book import Book

CHINA = timezone(timedelta(hours=8), "UTC+08:00")


@dataclass(frozen=True, slots=True)
class Pin:
    """A state of the lake that is kept: its name, the batch number it stands at, the Delta versions that hold it.

    A pin keeps the very files that it reads, so that a run can be repeated on the same bytes by any engine.
    """

    name: str
    number: int
    versions: dict[str, int]
    user: str
    recorded: datetime


At = int | date | datetime | Pin | None


def number_at(book: Book, at: At) -> int:
    """The number of the last batch that a read at this moment sees; 0 before the first.

    A day means its end, and an instant without a zone its hour, in China (UTC+8). Raises LakeError for a number that
    has not been given yet.
    """
    if at is None:
        return book.last
    if isinstance(at, Pin):
        return at.number
    if isinstance(at, datetime | date):
        seen = book.frame.filter(pl.col("recorded") <= _instant(at))
        return Book(seen).last
    if isinstance(at, bool) or not isinstance(at, int):
        expected = "a batch number, a date, an instant or a pin"
        raise LakeError(Fault(f"{at!r} is not a moment of the lake", expected=expected))
    if not 0 <= at <= book.last:
        raise LakeError(Fault(f"There is no batch {at} yet", expected=f"a number from 0 to {book.last}"))
    return at


def _instant(at: date | datetime) -> datetime:
    if isinstance(at, datetime):
        return at if at.tzinfo else at.replace(tzinfo=CHINA)
    return datetime.combine(at, time.max, tzinfo=CHINA)
