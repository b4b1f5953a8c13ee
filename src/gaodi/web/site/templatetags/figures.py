"""How figures and units are written: thin spaces of thousand, as many decimals as the figure has worth showing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from django import template

from gaodi import units
from gaodi.errors import UnitError
from gaodi.web.site.languages import language

register = template.Library()

THIN = "\u2009"
NONE = "—"


@register.filter
def figure(value: Any, decimals: int | None = None) -> str:
    """`12345.6` → `12 345.6`. Without decimals given: whole numbers whole, others to three significant places."""
    if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
        return NONE
    number = float(value)
    places = _places(number) if decimals is None else int(decimals)
    text = f"{number:,.{places}f}".replace(",", THIN)
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def _places(number: float) -> int:
    if number == int(number):
        return 0
    return max(0, min(4, 2 - math.floor(math.log10(abs(number))))) if abs(number) < 1000 else 1


@register.filter
def grouped(text: str) -> str:
    """The figures in a sentence, written as others on the page: `1,500 家` → `1 500 家`."""
    return re.sub(r"(?<=\d),(?=\d{3})", THIN, text)


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
    """A unit in the language of the page: in English in words, `100 million yuan`, where `gaodi.units` knows it."""
    text = str(written or "")
    if not text or language() != "en":
        return text
    try:
        return grouped(units.label(text, "en"))
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
