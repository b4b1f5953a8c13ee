"""Reads a unit as people write it: 万元/亩, 元／kWh, 件每万人, 吨标煤/万元, 元/平方米·月.

    unit  = words (`/` words)*        everything behind a stroke, up to the next one, is divided by
    words = word (`·` word)*          word: a name of table.ATOMS, a number word (万, 亿 …) before one, or (unit)

Full-width forms and spaces do not matter; 每 is a stroke. `^2` behind a word is a power.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from gaodi.errors import Fault, UnitError
from gaodi.units.model import Term, Unit
from gaodi.units.table import ATOMS, NUMBERS, Atom

_SETS = re.compile(r"台[(/]套\)?|台套")
_SIGN = re.compile(r"[·/()]|[^·/()]+")
_POWER = re.compile(r"(.+?)\^(\d)")
_LONGEST = 100
_LONGEST_FIRST = sorted(NUMBERS, key=len, reverse=True)


@lru_cache(maxsize=4096)
def parse(text: str) -> Unit:
    """The unit that the text names. Raises UnitError for a word that is not a unit, with the nearest that is."""
    if len(text) > _LONGEST:
        raise UnitError(Fault(f"The unit {text[:20]!r}… has {len(text)} characters", expected=f"at most {_LONGEST}"))
    signs = _SIGN.findall(_folded(text))
    if not signs:
        raise UnitError(Fault("The unit is empty", expected="a unit such as 万元, 亩, % or 家"))
    terms, rest = _unit(signs, text)
    if rest:
        raise _unreadable(text, rest[0])
    return Unit.of(terms)


def _folded(text: str) -> str:
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    plain = re.sub("[×*⋅・•]", "·", plain).replace("kW·h", "kWh").replace("每", "/").replace("∕", "/")
    plain = plain.replace("10万", "十万")
    return _SETS.sub("台套", plain)


def _unit(signs: list[str], text: str) -> tuple[list[Term], list[str]]:
    """The terms up to a closing bracket or the end, and the signs behind them."""
    terms, signs = ([], signs) if signs[0] == "/" else _words(signs, text)
    while signs and signs[0] == "/":
        below, signs = _words(signs[1:], text)
        terms += [(atom, -power) for atom, power in below]
    return terms, signs


def _words(signs: list[str], text: str) -> tuple[list[Term], list[str]]:
    terms, signs = _word(signs, text)
    while signs and signs[0] == "·":
        more, signs = _word(signs[1:], text)
        terms += more
    return terms, signs


def _word(signs: list[str], text: str) -> tuple[list[Term], list[str]]:
    if not signs or signs[0] in "·/)":
        raise _unreadable(text, signs[0] if signs else "")
    if signs[0] != "(":
        return [_term(signs[0], text)], signs[1:]
    if len(signs) < 2:
        raise _unreadable(text, "(")
    terms, rest = _unit(signs[1:], text)
    if not rest:
        raise _unreadable(text, "(")
    return terms, rest[1:]


def _term(word: str, text: str) -> Term:
    power = _POWER.fullmatch(word)
    name = power[1] if power else word
    atom = _atom(name)
    if atom is None:
        raise _unknown(name, text)
    return atom, int(power[2]) if power else 1


def _atom(word: str) -> Atom | None:
    if word in ATOMS:
        return ATOMS[word]
    for number in _LONGEST_FIRST:
        rest = word.removeprefix(number)
        if rest == word or (rest and rest not in ATOMS):
            continue
        size, english = NUMBERS[number]
        atom = ATOMS[rest or "1"]
        symbol, english = number + (atom.symbol if rest else ""), f"{english} {atom.several}".strip()
        return Atom(symbol, atom.dimension, size * atom.factor, english, english)
    return None


def _unreadable(text: str, sign: str) -> UnitError:
    what = f"The unit {text!r} " + (f"cannot be read from {sign!r} on" if sign else "ends too early")
    return UnitError(Fault(what, expected="words joined by / or ·, such as 万元/亩"))


def _unknown(word: str, text: str) -> UnitError:
    within = "" if word == text else f" (in {text!r})"
    near = difflib.get_close_matches(word, known(), n=3, cutoff=0.5)
    do = f"Did you mean {' or '.join(near)}?" if near else "See docs/units.md for the units that there are"
    return UnitError(Fault(f"There is no unit {word!r}{within}", do=do))


@lru_cache(maxsize=1)
def known() -> tuple[str, ...]:
    """Every spelling of a unit of one word, and those with a number that tables use."""
    counted = [n + word for n in ("千", "万", "百万", "亿", "万亿") for word in ("元", "美元", "吨", "人", "平方米")]
    return (*(word for word in ATOMS if word != "1"), *counted)
