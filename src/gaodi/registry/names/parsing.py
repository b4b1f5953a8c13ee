"""Takes a name apart: brackets, then from the end branch and form, then the division, then trade and brand."""

from __future__ import annotations

import re

from gaodi.registry.names import former, places, words
from gaodi.registry.names.cleaning import clean
from gaodi.registry.names.model import Name
from gaodi.registry.names.places import NOWHERE, Place
from gaodi.registry.names.trades import split, with_brand

_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTNERS = re.compile(r"^(?:特殊)?(?:普通|有限)合伙$|独资|控股$")
_UNWRAPPED = ("集团", "控股", "股份")
_WHOLE = re.compile(
    r"(?P<whole>.+?(?:有限责任公司|股份公司|有限公司|合作社|总公司|公司|研究院|设计院|总厂|厂|医院|学校|银行|事务所)"
    r"(?:股份)?(?:有限(?:责任)?公司)?(?:\([^()]*\))?)"
    r"(?P<branch>.+)"
)
_GROUP = "集团"


def parse(text: str) -> Name:
    """The parts of a name, as people and files write it. Nothing is refused: what is no name is all brand."""
    present, formers = former.split_former(text)
    name = parsed(clean(present))
    return name._replace(former=tuple(clean(one) for one in formers)) if formers else name


def parsed(text: str) -> Name:
    """The parts of a clean name that says no former ones."""
    whole, branch = _branch(text) if words.branches().of(text) else (text, "")
    plain, bracketed, partners, rest = _brackets(whole) if "(" in whole else (whole, NOWHERE, "", "")
    form = words.forms().of(plain)
    core = plain[: len(plain) - len(form)]
    if not core:
        core, form = plain, ""
    place, core, form = _placed(core, form)
    place = _lower(place, bracketed)
    brand, trade = split(core) if place.short else with_brand(core)
    return Name(text, place.short, place.code, brand, trade, form + partners, branch, rest)


def _branch(text: str) -> tuple[str, str]:
    """What stands behind the form of the whole, if there is a form; else from the division before the branch on."""
    match = _WHOLE.fullmatch(text)
    if match and words.branches().of(match["branch"]):
        return match["whole"], match["branch"]
    start = len(text) - len(words.branches().of(text))
    if start < 2 or words.forms().of(text) == text[start:]:
        return text, ""
    place, before = places.at_end(text[:start])
    return (before, text[len(before) :]) if place.short else (text[:start], text[start:])


def _brackets(text: str) -> tuple[str, Place, str, str]:
    """The text without brackets; the division, the kind of partnership and whatever else stood in them."""
    place, partners, rest = NOWHERE, "", ""
    plain = ""
    end = 0
    for match in _BRACKETS.finditer(text):
        plain += text[end : match.start()]
        end = match.end()
        within = match[1]
        if within in _UNWRAPPED:
            plain += within
        elif _PARTNERS.search(within):
            partners = f"({within})"
        elif (found := places.named(within)).short:
            place = found
        else:
            rest += within
    return (plain + text[end:]).replace("(", "").replace(")", ""), place, partners, rest


def _placed(core: str, form: str) -> tuple[Place, str, str]:
    """The division, and core and form without it. 中国 at the head says little: a lower one is looked for."""
    place, rest = places.at_head(core)
    if place.code in ("", "100000") and len(rest) > 3:
        lower, without = places.before_trade(rest)
        if not lower.short and form:
            lower, without = places.at_end(rest)
        if lower.short:
            return lower, *_grouped((place.short if place.short else "") + without, form)
    return place, rest, form


def _grouped(core: str, form: str) -> tuple[str, str]:
    """中国移动通信集团(湖南)有限公司: the group belongs to the form."""
    return (core.removesuffix(_GROUP), _GROUP + form) if core.endswith(_GROUP) else (core, form)


def _lower(first: Place, second: Place) -> Place:
    """The lower one of two divisions."""
    return second if second.short and second.level.depth >= first.level.depth else first
