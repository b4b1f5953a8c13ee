"""How figures and units are written: thin spaces of thousand, at which no line is broken, and as many decimals as the
figure has worth showing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gaodi import units
from gaodi.errors import UnitError
from gaodi.web.site.languages import language

register = template.Library()

THIN = "\u202f"
MINUS = "\u2212"
_LATIN = re.compile(r"[A-Za-z]")
_FRACTION = re.compile(r"(.*?)((?:\.\d+)?)", re.DOTALL)
_MEASURED = re.compile(r"([≥≤]?-?[\d,]+(?:\.\d+)?)(?:([%‰])| (\D+))?")
NONE = "—"


@register.filter
def figure(value: Any, decimals: int | None = None) -> str:
    """`12345.6` → `12 345.6`. Without decimals given: whole numbers whole, others to three significant places."""
    if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
        return NONE
    number = float(value)
    places = _places(number) if decimals is None else int(decimals)
    text = f"{number:z,.{places}f}".replace(",", THIN)
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def _places(number: float) -> int:
    if number == int(number):
        return 0
    return max(0, min(4, 2 - math.floor(math.log10(abs(number))))) if abs(number) < 1000 else 1


@register.filter
def grouped(text: str) -> str:
    """The figures in a sentence, written as others on the page: `-1,500 家` → `−1 500 家`."""
    return re.sub(r"(?<![\w-])-(?=\d)", MINUS, re.sub(r"(?<=\d),(?=\d{3})", THIN, str(text)))


@register.filter
def lined(text: str) -> SafeString:
    """A figure in a column whose points stand below one another: what is behind the point has a place of its own, as
    wide as the longest within the `lined` element around. `20.5–30 / 30` is lined up by its first part."""
    first, stroke, rest = grouped(text).partition(" / ")
    whole, fraction = _FRACTION.fullmatch(first).groups()  # type: ignore[union-attr]
    points = '{}<span class="fraction f{}">{}</span><span class="figure-of">{}{}</span>'
    return format_html(points, whole, max(len(fraction) - 1, 0), fraction, stroke, rest)


@register.filter
def cells(text: str) -> SafeString:
    """A value in words as two cells of a table, the number and its unit; what is no single number has no unit."""
    found = _MEASURED.fullmatch(str(text))
    number, sign, measure = found.groups(default="") if found else ("", "", "")
    said, css = (lined(number), "") if found else (grouped(text), " in-words")
    return format_html('<td class="right number{}">{}</td><td class="measure">{}{}</td>', css, said, sign, measure)


def typed(text: str) -> str:
    """A figure as somebody typed or copied it, without what parts its thousands: `1 500` → `1500`."""
    return re.sub(r"(?<=\d)[,，\s](?=\d)", "", text.strip()).replace(MINUS, "-")


@register.filter
def percent(share: Any, decimals: int = 0) -> str:
    """`0.823` → `82 %`. What is neither nothing nor everything is not rounded to it: `0.001` → `<1 %`."""
    if share is None:
        return NONE
    value, step = float(share) * 100, 10.0**-decimals
    if 0 < value < step / 2:
        return f"<{figure(step, decimals)}{THIN}%"
    if 100 - step / 2 < value < 100:
        return f">{figure(100 - step, decimals)}{THIN}%"
    return f"{figure(value, decimals)}{THIN}%"


@register.filter
def odds(probability: Any) -> str:
    """A probability as a percentage that says 0 or 100 only where the outcome is certain: `0.001` → `<1 %`."""
    if probability is None or float(probability) in {0, 1} or 0.005 <= float(probability) <= 0.995:
        return percent(probability)
    return f"<1{THIN}%" if float(probability) < 0.5 else f">99{THIN}%"


@register.filter
def unit(written: Any) -> str:
    """A unit in the language of the page, where `gaodi.units` knows it: `100 million yuan` in English, 万元/吨标准煤
    for 万元/tce in Chinese."""
    text, say = str(written or ""), language()
    if not text or (say != "en" and not _LATIN.search(text)):
        return text
    try:
        return grouped(units.label(text, say))
    except UnitError:
        return text


@register.filter
def beside(written: Any) -> str:
    """The unit as it stands behind a figure: `× 100 million yuan` where it begins with a number of its own."""
    said = unit(written)
    return f"× {said}" if said[:1].isdigit() and said != str(written) else said


def decimals(values: Iterable[Any]) -> int:
    """How many decimals figures of one kind are written with: as many as the one that needs most."""
    return max((len(figure(value).partition(".")[2]) for value in values if value is not None), default=0)


def worth(low: Any, high: Any, middle: Any) -> int:
    """How many decimals a forecast and its interval are worth: none from a hundred on."""
    if all(value is None or float(value) == int(value) for value in (low, high, middle)) or abs(float(middle)) >= 100:
        return 0
    return _places(float(middle))


def span(low: Any, high: Any, places: int) -> str:
    """An interval: `1 290 – 1 328`."""
    return NONE if low is None or high is None else f"{figure(low, places)} – {figure(high, places)}"


def fraction(probability: Any) -> float | None:
    """A probability as data, to three decimals; 0 or 1 only where the outcome is certain."""
    if probability is None or float(probability) in {0, 1}:
        return probability
    return min(max(round(float(probability), 3), 0.001), 0.999)
