"""Looks at codes: the rules, for a matrix of characters and for one code."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gaodi.registry import check_digits, regions
from gaodi.registry.check_digits import Bytes
from gaodi.registry.uscc.model import Finding, Uscc
from gaodi.registry.uscc.offices import CATEGORIES, DEPARTMENTS

LENGTH = 18
BLANKS = r"[\s\-‐‑–—_'‘’`\"“”·\u200b-\u200f\ufeff]"
"""What people put between the characters, or a spreadsheet before them."""

NUMBER = r"^\d(?:\.\d+)?E\+?\d+$|^\d{15,}\.0$"

Mask = npt.NDArray[np.uint16]
BIT = {finding: np.uint16(1 << number) for number, finding in enumerate(Finding)}
_CONFUSED = str.maketrans("OISZV", "0152U")


def check(text: str) -> Uscc:
    """The code in the text, with all that is wrong with it. Nothing is put right but blanks, width and case."""
    code = normalised(text)
    findings = _findings(code)
    meant = code.translate(_CONFUSED)
    better = meant != code and not _findings(meant)
    return Uscc(text, code, findings, meant if better else "")


def normalised(text: str) -> str:
    """The text in half width and capitals, without blanks, hyphens and quotes."""
    return re.sub(BLANKS, "", unicodedata.normalize("NFKC", text)).upper()


def _findings(code: str) -> tuple[Finding, ...]:
    if re.match(NUMBER, code):
        return (Finding.NUMBER,)
    if len(code) != LENGTH:
        return (Finding.LENGTH,)
    if not code.isascii():
        return (Finding.CHARACTER,)
    return named(int(masks(check_digits.matrix([code], LENGTH))[0]))


def named(mask: int) -> tuple[Finding, ...]:
    """The findings of which a mask has the bits."""
    return tuple(finding for finding, bit in BIT.items() if mask & bit)


def masks(characters: Bytes) -> Mask:
    """The findings about codes of 18 ASCII characters, a code a row: a bit for each."""
    found = np.where(_unknown(characters, check_digits.USCC_ALPHABET), BIT[Finding.CHARACTER], np.uint16(0))
    found |= _form(characters)
    formed = found == 0
    found |= np.where(formed, _digits(characters) | _tables(characters), np.uint16(0))
    return found


def _unknown(characters: Bytes, alphabet: str) -> npt.NDArray[np.bool_]:
    known: npt.NDArray[np.bool_] = check_digits.values(alphabet) >= 0
    wrong = np.zeros(len(characters), dtype=bool)
    for place in range(characters.shape[1]):
        wrong |= ~known[characters[:, place]]
    return wrong


def _form(characters: Bytes) -> Mask:
    departments = _unknown(characters[:, :1], "".join(DEPARTMENTS))
    places = _unknown(characters[:, 2:8], "0123456789")
    found: Mask = np.where(departments, BIT[Finding.DEPARTMENT], np.uint16(0))
    found |= np.where(places, BIT[Finding.REGION_FORM], np.uint16(0))
    return found


def _digits(characters: Bytes) -> Mask:
    """Where both check characters fail the code is mistyped; one of them alone is broken by codes that are in use."""
    own = check_digits.uscc(characters[:, :17]) != characters[:, 17]
    organisation = check_digits.organisation(characters[:, 8:16]) != characters[:, 16]
    one = np.where(own, BIT[Finding.CHECK_DIGIT], np.uint16(0))
    one |= np.where(organisation, BIT[Finding.ORGANISATION], np.uint16(0))
    return np.where(own & organisation, BIT[Finding.MISPRINT], one)


def _tables(characters: Bytes) -> Mask:
    """Whether category and region are in the tables. Only for rows of the right form."""
    category = characters[:, 0].astype(np.int32) * 256 + characters[:, 1]
    place = np.zeros(len(characters), dtype=np.int32)
    for at in range(2, 8):
        place = place * 10 + (characters[:, at] - ord("0")) % 10
    found: Mask = np.where(np.isin(category, _categories()), np.uint16(0), BIT[Finding.CATEGORY])
    found |= np.where(_places()[place], np.uint16(0), BIT[Finding.REGION])
    return found


@lru_cache(maxsize=1)
def _categories() -> list[int]:
    return [ord(code[0]) * 256 + ord(code[1]) for code in CATEGORIES]


@lru_cache(maxsize=1)
def _places() -> npt.NDArray[np.bool_]:
    """For each number of 6 digits whether it is, or was, the code of a division."""
    known = np.zeros(1_000_000, dtype=bool)
    known[[int(code) for code in regions.load().codes if len(code) == 6]] = True
    return known
