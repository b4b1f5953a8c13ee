"""The unified social credit code: what is ok, what is kept with a warning, what is none."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as oracle

from gaodi.errors import InputError
from gaodi.registry import uscc
from gaodi.registry.uscc import Finding, Severity

GOOD = "91310115591693856A"  # of a published test vector
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def findings(text: str) -> set[Finding]:
    return set(uscc.check(text).findings)


def test_the_published_vectors_are_judged_as_published(shared: Path) -> None:
    rows = list(csv.DictReader((shared / "data/verify/uscc_vectors.csv").read_text("utf-8").splitlines()))
    assert len(rows) >= 5
    for row in rows:
        found = findings(row["code"])
        assert (Finding.CHECK_DIGIT not in found) == (row["gb32100_check_digit_ok"] == "True"), row
        assert (Finding.ORGANISATION not in found) == (row["gb11714_org_check_ok"] == "True"), row
        assert uscc.check(row["code"]).kept


def test_a_code_says_who_registered_what_where() -> None:
    code = uscc.check(GOOD)
    assert (code.severity, code.department, code.category) == (Severity.OK, "工商", "企业")
    assert (code.region, code.organisation) == ("310115", "591693856")


@pytest.mark.parametrize(
    "written",
    [
        "９１３１０１１５５９１６９３８５６Ａ", " 91310115591693856a ", "9131-0115-5916-9385-6A", "91310115 591693856A",
        "'91310115591693856A",
        "91310115591693856A\u200b", "“91310115591693856A”",
    ],
)  # fmt: skip
def test_width_case_blanks_and_hyphens_do_not_matter(written: str) -> None:
    assert uscc.check(written).code == GOOD
    assert uscc.check(written).severity is Severity.OK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {Finding.LENGTH}),
        ("91310115591693856", {Finding.LENGTH}),
        ("91310115591693856AA", {Finding.LENGTH}),
        ("9.14301E+17", {Finding.NUMBER}),
        ("913101155916938560.0", {Finding.NUMBER}),
        ("9131011559169385长", {Finding.LENGTH}),
        ("91310115591693856长", {Finding.CHARACTER}),
        ("91310115I91693856A", {Finding.CHARACTER}),
        ("B1310115591693856A", {Finding.DEPARTMENT}),
        ("913A0115591693856A", {Finding.REGION_FORM}),
        ("91310115591693857A", {Finding.MISPRINT}),
    ],
)
def test_what_cannot_be_a_code_is_wrong(text: str, expected: set[Finding]) -> None:
    assert findings(text) == expected
    assert uscc.check(text).severity is Severity.WRONG
    assert not uscc.check(text).kept
    assert uscc.check(text).region == ""


def test_codes_that_break_one_rule_are_kept_and_marked() -> None:
    pilot = uscc.check("91350211M00013FA1N")
    assert (pilot.severity, pilot.findings) == (Severity.WARN, (Finding.CHECK_DIGIT,))
    assert uscc.check(uscc.compose("91", "999999", "MA4T0001")).findings == (Finding.REGION,)
    assert uscc.check(closed("91310115591693850")).findings == (Finding.ORGANISATION,)
    assert uscc.check(closed("97310115591693856")).findings == (Finding.CATEGORY,)
    assert uscc.check(uscc.compose("91", "430124", "MA4T0001")).severity is Severity.OK  # 宁乡县, which is no more


def closed(first: str) -> str:
    return first + oracle.calc_check_digit(first)


def test_letters_typed_for_digits_are_suggested_and_never_put_in_place() -> None:
    code = uscc.check("913lO115S91693856A".replace("l", "I"))
    assert code.suggestion == GOOD
    assert code.severity is Severity.WRONG
    (fault, *_) = code.faults("b.csv, line 3")
    assert str(fault).startswith("b.csv, line 3: ")
    assert f"Perhaps {GOOD} is meant" in str(fault)
    assert uscc.check("91310115591693857O").suggestion == ""


parts = st.tuples(
    st.sampled_from(sorted(uscc.CATEGORIES)),
    st.from_regex(r"[1-8][0-9]{5}", fullmatch=True),
    st.text(ALPHABET, min_size=8, max_size=8),
)


@given(parts)
def test_composed_codes_are_sound_by_every_reckoning(made: tuple[str, str, str]) -> None:
    code = uscc.compose(*made)
    assert slow_check(code[:17]) == code[17]
    assert slow_organisation(code[8:16]) == code[16]
    assert findings(code) <= {Finding.REGION}
    if code[0].isdecimal():  # the oracle takes digits only in the first eight places
        assert oracle.is_valid(code)


def slow_check(first: str) -> str:
    return ALPHABET[-sum(ALPHABET.index(c) * 3**n for n, c in enumerate(first)) % 31]


def slow_organisation(first: str) -> str:
    digit = 11 - sum(int(c, 36) * weight for c, weight in zip(first, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return {10: "X", 11: "0"}.get(digit, str(digit))


@given(parts, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_every_single_misprint_is_noticed(made: tuple[str, str, str], place: int, typed: str) -> None:
    code = uscc.compose(*made)
    wrong = code[:place] + typed + code[place + 1 :]
    assert wrong == code or set(findings(wrong)) - {Finding.REGION, Finding.CATEGORY}


def test_a_column_is_judged_as_its_codes_are_one_by_one() -> None:
    given = [
        GOOD, "９１３１０１１５５９１６９３８５６Ａ", "91350211M00013FA1N", "9.14301E+17", "91310115591693857A",
        "9131O115591693856A", "长", "91310115591693856长",
        closed("97310115591693856"), uscc.compose("91", "999999", "MA4T0001"),
    ]  # fmt: skip
    frame = uscc.checked(pl.Series("code", [*given, None, "", " "]))
    for text, row in zip(given, frame.iter_rows(named=True), strict=False):
        code = uscc.check(text)
        assert row["code"] == code.code
        assert (row["severity"], row["findings"]) == (code.severity, ",".join(code.findings))
        assert (row["region"], row["organisation"]) == (code.region or None, code.organisation or None)
    assert {value for row in frame.rows()[len(given) :] for value in row} == {None}


def test_a_column_without_rows_has_all_its_columns() -> None:
    empty = uscc.checked(pl.Series([], dtype=pl.String))
    assert empty.is_empty()
    assert empty.schema == uscc.checked(pl.Series([None, "91310115591693856A"])).schema


def test_a_hundred_thousand_codes_take_a_moment() -> None:
    import time

    numbers = pl.Series([f"{n:08d}" for n in range(100_000)])
    codes = uscc.composed("91", pl.Series(["430102"]).new_from_index(0, len(numbers)), numbers)
    began = time.process_time()
    assert set(uscc.checked(codes)["severity"]) == {"ok"}
    assert time.process_time() - began < 2
    assert codes.n_unique() == len(codes)


def test_what_cannot_be_composed_is_said_all_at_once() -> None:
    with pytest.raises(InputError) as error:
        uscc.compose("99", "4301", "MA4TIIII")
    assert len(error.value.faults) == 3
