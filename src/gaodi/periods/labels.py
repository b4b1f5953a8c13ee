"""The names of periods, as a page or a report writes them."""

from __future__ import annotations

import calendar
from datetime import date

from gaodi.periods.kinds import Kind

_NUMBERS = "一二三四"
_HALVES = {1: ("上半年", "first half of"), 2: ("下半年", "second half of")}


def label(kind: Kind, start: date, end: date, language: str = "zh") -> str:
    """Chinese by default; any language that begins with `en` gives English."""
    return _english(kind, start, end) if language.startswith("en") else _chinese(kind, start, end)


def _chinese(kind: Kind, start: date, end: date) -> str:
    year, month = end.year, end.month
    match kind:
        case Kind.YEAR:
            return f"{year}年"
        case Kind.HALF:
            return f"{year}年{_HALVES[month // 6][0]}"
        case Kind.QUARTER:
            return f"{year}年{_NUMBERS[month // 3 - 1]}季度"
        case Kind.MONTH:
            return f"{year}年{month}月"
        case Kind.CUMULATIVE:
            return f"{year}年1—{month}月"
        case Kind.HORIZON:
            return f"{start.year}—{year}年"


def _english(kind: Kind, start: date, end: date) -> str:
    year, month = end.year, end.month
    match kind:
        case Kind.YEAR:
            return f"{year}"
        case Kind.HALF:
            return f"{_HALVES[month // 6][1]} {year}"
        case Kind.QUARTER:
            return f"Q{month // 3} {year}"
        case Kind.MONTH:
            return f"{calendar.month_name[month]} {year}"
        case Kind.CUMULATIVE:
            months = f"January–{calendar.month_name[month]} {year}"
            return months if month > 1 else f"January {year}, cumulative"
        case Kind.HORIZON:
            return f"{start.year}–{year}"
