"""Reads a period from its code (2023Q3) or as Chinese documents and headers write it (2023年前三季度, “十四五”时期).

The grammar is a list of patterns over folded text: full-width forms made plain, Chinese figures made digits, dashes and
至 made one dash, words that change nothing (当月, 期间, 底) taken off. 前三季度 and 1-9月 are both 2023C09: January to
September, cumulative. 到2023年 and 2023年底 are the year 2023.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from gaodi.errors import Fault, PeriodError
from gaodi.periods.making import cumulative, half, horizon, month, quarter, year
from gaodi.periods.model import Period

_DIGITS = str.maketrans("〇○零一二三四五六七八九两", "0001234567892")
_QUOTES = re.compile(r"[\s“”\"'‘’「」《》]")
_DASHES = re.compile(r"[—–−‐~～]+|--+|至|到(?=\d|第)")
_ENDS = re.compile(r"(?:期间|时期|以来|当月|当季|期末|年末|末|底|(?<=底)前|(?<=末)前|止)$")
_UNTIL = re.compile(r"^(?:截止到?|截至|到|至)")
_PLAN = re.compile(r"(十?[一二三四五六七八九十])五(?:规划)?(?:时期|期间|规划期)?(期?末|末年)?")
_TEN = re.compile(r"十([一二])?(?=月|个月|-|$)")

_Y = r"(\d{4})年?度?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (rf"{_Y}(?:全年)?", year),
        (rf"{_Y}(?:H|h)([12])", half),
        (rf"{_Y}(?:Q|q)([1-4])", quarter),
        (rf"{_Y}(?:C|c)(\d\d)", cumulative),
        (rf"{_Y}[-./](\d\d?)月?", month),
        (r"(\d{4})(\d\d)", month),
        (rf"{_Y}(\d\d?)月份?", month),
        (rf"{_Y}上半年", lambda y: half(y, 1)),
        (rf"{_Y}下半年", lambda y: half(y, 2)),
        (rf"{_Y}第?([1-4])季度?", quarter),
        (rf"{_Y}前([1-4])个?季度", lambda y, n: cumulative(y, 3 * n)),
        (rf"{_Y}第?1(?:季度)?-第?([2-4])季度", lambda y, n: cumulative(y, 3 * n)),
        (rf"{_Y}前(\d\d?)个?月", cumulative),
        (rf"{_Y}(?:截?至?到?)(\d\d?)月份?累计", cumulative),
        (rf"{_Y}0?1月?-(\d\d?)月份?(?:累计)?", cumulative),
        (rf"{_Y}0?4月?-0?6月份?", lambda y: quarter(y, 2)),
        (rf"{_Y}0?7月?-0?9月份?", lambda y: quarter(y, 3)),
        (rf"{_Y}10月?-12月份?", lambda y: quarter(y, 4)),
        (rf"{_Y}0?7月?-12月份?", lambda y: half(y, 2)),
        (r"(\d{4})年?(?:-|\.\.)(\d{4})年?度?", horizon),
    )
)
_WITHOUT_YEAR = re.compile(r"前?第?\d\d?(?:季|个|月|-)|[上下]半年|全年")


@lru_cache(maxsize=4096)
def parse(text: str, within: int | None = None) -> Period:
    """The period that the text names. within: the year for a text that has none (一季度, 1-2月).

    Raises PeriodError where it cannot be read, where a month or quarter does not exist, and where the year is missing.
    """
    plain = _folded(text)
    if plan := _PLAN.fullmatch(plain):
        return _five_years(plan)
    plain = _figures(plain)
    if _WITHOUT_YEAR.match(plain):
        if within is None:
            raise PeriodError(Fault(f"The period {text!r} does not say its year", expected=f"such as 2023年{text}"))
        plain = f"{within}年{plain}"
    for pattern, make in _PATTERNS:
        if found := pattern.fullmatch(plain):
            return make(*(int(number) for number in found.groups()))
    raise PeriodError(
        Fault(
            f"The period {text!r} cannot be read",
            expected="such as 2023, 2023H1, 2023Q3, 2023-06, 2023C06, 2021..2023, 2023年上半年 or 2023年1-6月",
        )
    )


def _folded(text: str) -> str:
    return _QUOTES.sub("", unicodedata.normalize("NFKC", text))


def _figures(plain: str) -> str:
    """The text with its Chinese figures as digits and without the words that change nothing."""
    plain = _TEN.sub(lambda m: "1" + (m[1] or "0"), plain).translate(_DIGITS)
    plain = _DASHES.sub("-", _UNTIL.sub("", plain))
    return _ENDS.sub("", _ENDS.sub("", plain))


def _five_years(found: re.Match[str]) -> Period:
    """The n-th five-year plan: the 14th is 2021-2025. The 3rd (1966-1970) is the first that keeps to the count."""
    tens = found[1]
    number = int(tens.replace("十", "1").translate(_DIGITS)) if len(tens) == 2 else _single(tens)
    first = 2021 + 5 * (number - 14)
    if number < 3:
        raise PeriodError(
            Fault(f"The plan {found[0]!r} does not keep to whole fives", expected="the 三五 plan or later")
        )
    return year(first + 4) if found[2] else horizon(first, first + 4)


def _single(figure: str) -> int:
    return 10 if figure == "十" else int(figure.translate(_DIGITS))
