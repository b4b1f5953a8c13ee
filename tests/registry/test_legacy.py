"""Identifiers from before 2015: told apart, and joined to the code that replaced them."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.iso7064 import mod_11_10

from gaodi.registry import legacy, uscc
from gaodi.registry.legacy import Kind

digits = st.text("0123456789", min_size=14, max_size=14)


@pytest.mark.parametrize(
    ("text", "kind", "sure", "region", "organisation"),
    [
        ("91310115591693856A", Kind.USCC, True, "310115", "591693856"),
        ("91350211M00013FA1N", Kind.USCC, False, "350211", "M00013FA1"),
        ("D2143569-X", Kind.ORGANISATION, True, "", "D2143569X"),
        ("d2143569x", Kind.ORGANISATION, True, "", "D2143569X"),
        ("D21435691", Kind.ORGANISATION, False, "", "D21435691"),
        ("430100D2143569X", Kind.TAX, True, "430100", "D2143569X"),
        ("110108000000016", Kind.REGISTRATION, True, "110108", ""),
        ("110108000000017", Kind.REGISTRATION, False, "110108", ""),
        ("4301001000123", Kind.OLD_REGISTRATION, False, "430100", ""),
        ("企合湘长总字第001234号", Kind.OLD_REGISTRATION, False, "", ""),
        ("11010519491231002X", Kind.PERSON, True, "110105", ""),
        ("11010519491231002X01", Kind.PERSON, True, "110105", ""),
        ("湖南云岭", Kind.UNKNOWN, False, "", ""),
        ("", Kind.UNKNOWN, False, "", ""),
    ],
)
def test_an_identifier_is_what_its_form_and_check_digit_say(
    text: str, kind: Kind, sure: bool, region: str, organisation: str
) -> None:
    found = legacy.classify(text)
    assert (found.kind, found.sure, found.region, found.organisation) == (kind, sure, region, organisation)


@given(digits)
def test_the_check_digit_of_a_registration_number_is_that_of_the_standard(first: str) -> None:
    right = mod_11_10.calc_check_digit(first)
    fitting = [last for last in "0123456789" if legacy.registration_fits(first + last)]
    assert fitting == [right]


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_digit_of_a_person_is_that_of_the_standard(first: str) -> None:
    fitting = [last for last in "0123456789X" if legacy.person_fits(first + last)]
    assert fitting == [ric.calc_check_digit(first + "0")]


def test_old_and_new_records_of_one_enterprise_meet_in_the_organisation_code() -> None:
    code = uscc.compose("91", "430102", "MA4T0001")
    organisation = code[8:17]
    written = [
        code,
        code.lower(),
        organisation,
        f"{organisation[:8]}-{organisation[8]}",
        f"430102{organisation}",
        None,
        "x",
    ]
    assert legacy.organisations(pl.Series(written)).to_list() == [*[organisation] * 5, None, None]
