"""Identifiers from before the unified social credit code (2015), which old records and files still carry.

    legacy.classify("MA4L0XXX-0").kind          # organisation code
    legacy.organisation("91430000MA4L0XXX0X")   # what joins a new record to an old one

Four kinds were in use: the business registration number (15 digits, before 2007 13), the organisation code (9
characters, GB 11714), the tax number (region and organisation code, 15; of a person 18 or 20), and the credit code
that replaced them, which has the organisation code within.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from gaodi.registry import check_digits, uscc
from gaodi.registry.check_digits import Bytes


class Kind(StrEnum):
    """What an identifier is."""

    USCC = "uscc"
    ORGANISATION = "organisation"
    REGISTRATION = "registration"
    OLD_REGISTRATION = "old-registration"
    TAX = "tax"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier and what it is. sure: its check digit fits, where its kind has one. region: the 6 digits in it.
    organisation: the organisation code in it. A person's is personal data, and is to be kept from view."""

    given: str
    text: str
    kind: Kind
    sure: bool = False
    region: str = ""
    organisation: str = ""


_ORGANISATION = re.compile(r"[0-9A-Z]{8}[0-9X]")
_TAX = re.compile(r"\d{6}[0-9A-Z]{8}[0-9X]")
_PERSON = re.compile(r"[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9X]")
_OLD_PERSON = re.compile(r"[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_OLD_REGISTRATION = re.compile(r"\d{13}|企[合独作股].{0,10}字第?\d{3,8}号?")


def classify(text: str) -> Identifier:
    """What the identifier in the text is. Where two kinds have one form, the one whose check digit fits is meant."""
    code = uscc.normalised(text)
    if len(code) == uscc.LENGTH:
        return _of_18(text, code)
    if len(code) == 20 and _PERSON.fullmatch(code[:18]):
        return Identifier(text, code, Kind.PERSON, person_fits(code[:18]), code[:6])
    if len(code) == 15:
        return _of_15(text, code)
    if _ORGANISATION.fullmatch(code):
        return Identifier(text, code, Kind.ORGANISATION, organisation_fits(code), organisation=code)
    if _OLD_REGISTRATION.fullmatch(code):
        return Identifier(text, code, Kind.OLD_REGISTRATION, region=code[:6] if code.isdecimal() else "")
    return Identifier(text, code, Kind.UNKNOWN)


def _of_18(text: str, code: str) -> Identifier:
    checked = uscc.check(code)
    person = _PERSON.fullmatch(code) is not None and person_fits(code)
    if person and checked.severity is not uscc.Severity.OK:
        return Identifier(text, code, Kind.PERSON, person, code[:6])
    if not checked.kept:
        return Identifier(text, code, Kind.PERSON if _PERSON.fullmatch(code) else Kind.UNKNOWN)
    sure = uscc.Finding.CHECK_DIGIT not in checked.findings
    return Identifier(text, code, Kind.USCC, sure, checked.region, checked.organisation)


def _of_15(text: str, code: str) -> Identifier:
    """A registration number and a tax number may both be 15 digits."""
    if _digits(code) and registration_fits(code):
        return Identifier(text, code, Kind.REGISTRATION, True, code[:6])
    if _TAX.fullmatch(code) and organisation_fits(code[6:]):
        return Identifier(text, code, Kind.TAX, True, code[:6], code[6:])
    if _OLD_PERSON.fullmatch(code):
        return Identifier(text, code, Kind.PERSON, region=code[:6])
    if _digits(code):
        return Identifier(text, code, Kind.REGISTRATION, region=code[:6])
    return Identifier(text, code, Kind.TAX if _TAX.fullmatch(code) else Kind.UNKNOWN, region=code[:6])


def organisation(text: str) -> str:
    """The organisation code that an identifier is or holds, empty where it holds none: the key by which a record with
    a credit code, one with an organisation code and one with a tax number are found to be about one enterprise."""
    return classify(text).organisation


def organisations(codes: pl.Series) -> pl.Series:
    """As `organisation` for a column; null where there is none. Sound credit codes and organisation codes are cut out
    at once, and only what is left is looked at one by one."""
    looked = uscc.checked(codes)
    code = pl.col("code")
    plain = looked.select(
        pl.when(pl.col("severity") == uscc.Severity.OK)
        .then("organisation")
        .when(code.str.contains(f"^{_ORGANISATION.pattern}$"))
        .then(code)
        .alias("found")
    )["found"]
    left = looked["code"].filter(plain.is_null()).unique().drop_nulls()
    found = pl.Series([organisation(one) or None for one in left], dtype=pl.String)
    return plain.fill_null(looked["code"].replace_strict(left, found, default=None, return_dtype=pl.String))


def organisation_fits(code: str) -> bool:
    """Whether the 9th character of an organisation code is the one that GB 11714 asks for."""
    characters = check_digits.matrix([code], 9)
    return _fits(check_digits.organisation(characters[:, :8]), characters)


def registration_fits(code: str) -> bool:
    """Whether the 15th digit of a business registration number is the one that ISO 7064 MOD 11,10 asks for."""
    characters = check_digits.matrix([code], 15)
    return _fits(check_digits.registration(characters[:, :14]), characters)


def person_fits(code: str) -> bool:
    """Whether the 18th character of a resident's identity number is the one that GB 11643 asks for."""
    characters = check_digits.matrix([code], 18)
    return _fits(check_digits.person(characters[:, :17]), characters)


def _fits(reckoned: Bytes, characters: Bytes) -> bool:
    return bool(reckoned[0] == characters[0, -1])


def _digits(code: str) -> bool:
    return code.isascii() and code.isdecimal()
