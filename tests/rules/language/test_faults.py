"""What is wrong in an expression: all of it at once, each with its place, what was expected and what to do."""

from __future__ import annotations

import pytest

from gaodi.errors import InputError
from gaodi.rules import language
from rules.language.names import Names, faults, places


def test_every_fault_of_an_expression_is_said_at_once() -> None:
    text = "revenue + land > foo and share >= 3 and not points"
    assert places(text) == ["revenue + land", "foo", "share >= 3", "points"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("foo + bar * baz", 3),
        ("foo if revenue else bar", 3),
        ("not revenue and not land", 2),
        ("count_true(revenue, land)", 2),
        ('level == "极高" and level == "极低"', 2),
        ('level in ["极高", "中", "极低"]', 2),
        ("1 < revenue < 3", 2),
        ("min(foo, revenue, land)", 2),
        ("nosuch(foo)", 2),
        ('rank(foo, by=[bar], order="up")', 3),
    ],
)
def test_one_fault_does_not_hide_another(text: str, number: int) -> None:
    assert len(set(faults(text))) == number


@pytest.mark.parametrize(
    "text", ["min(foo, revenue)", "clip(foo, 0 万元, 3 万元)", "abs(foo)", "growth(foo)", "foo + 1"]
)
def test_a_fault_is_said_once(text: str) -> None:
    assert len(faults(text)) == 1


def test_what_is_broken_causes_no_further_faults() -> None:
    assert places("(revenue + land) * 2 + staff >= 3") == ["revenue + land"]
    assert places("foo >= 60") == ["foo"]
    assert places("not foo") == ["foo"]
    assert places("foo if big else 3 万元") == ["foo"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("reveneu >= 3 万元", "revenue"),
        ("Revenue >= 3 万元", "revenue"),
        ('levl == "高"', "level"),
        ("营业收 >= 3 万元", "营业收入"),
        ("mena(revenue, years=2)", "mean"),
        ("counttrue(big)", "count_true"),
        ("min(revenue, yaers=2)", "years"),
        ('listed("litle-giants")', "little-giants"),
        ("revenue >= 3 万园", "万元"),
        ("big AND exporting", "and"),
    ],
)
def test_a_mistyped_word_is_answered_with_the_nearest(text: str, meant: str) -> None:
    (said,) = faults(text)
    question = said.partition("Did you mean")[2]
    assert meant in question
    assert question.endswith("?")


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("min(revenue，land)", 12, "Write ,"),
        ("（revenue）", 1, "Write ( and )"),
        ("revenue = 3 万元", 9, "Write =="),
        ("revenue => 3 万元", 9, "="),
        ("big && exporting", 5, "Write `and`"),
        ("big || exporting", 5, "Write `or`"),
        ("!big", 1, "Write `not`"),
        ("revenue^2", 8, "powers"),
        ("(revenue", 1, "bracket is not closed"),
        ("min(revenue, 3 万元", 4, "bracket is not closed"),
        ("revenue)", 8, "bracket is closed that was not opened"),
        ('level == "高', 10, "not closed"),
        ("revenue land", 9, "sign between"),
        ("revenue >= 3 万园", 14, "no unit '万园'"),
        ("revenue >=", None, "ends too early"),
        ("", 1, "empty"),
        ("   ", 1, "empty"),
        ("big and # 第三条", None, "ends too early"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place_and_the_remedy(text: str, place: int | None, remedy: str) -> None:
    (said,) = faults(text)
    assert remedy in said
    if place is not None:
        assert said.startswith(f"character {place}:")


def test_a_square_bracket_that_is_not_closed_is_called_so() -> None:
    (said,) = faults('industry in ["C35", "D44"')
    assert "bracket is not closed" in said


@pytest.mark.parametrize(
    "text",
    ["+revenue", ".5", "* 2", ")", "]", ",", ".", "%", ">= 3", "and big", "or", "in [1]", "if big else 3", "else"],
)
def test_an_expression_cannot_begin_with_what_is_no_value(text: str) -> None:
    (said,) = faults(text)
    assert said.startswith("character 1:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("big + 1", "number is needed"),
        ("-big", "number is needed"),
        ("big and revenue", "condition is needed"),
        ("revenue if 3 else land", "condition is needed"),
        ('revenue >= "高"', "cannot be compared"),
        ("big > exporting", "cannot be compared"),
        ("founded > 3 年", "cannot be compared"),
        ('level == "极高"', "低, 中, 高"),
        ("[1, 2]", "list stands only"),
        ("staff in []", "empty"),
        ("staff in [firms]", "stand in the text"),
        ("min()", "lacks `x`"),
        ("min(revenue)", "one value"),
        ("growth(revenue, land)", "too many"),
        ("min(revenue, land, x=land)", "twice"),
        ("listed(level)", "in quotes"),
        ('date("2022-02-30") < founded', "no day"),
        ("range(20 万元, 5 万元)", "greater"),
        ('listed("little-giants", within=3)', "3 years"),
        ("round(revenue, 20)", "digits"),
        ("revenue.real", "no 'revenue.real'"),
        ("revenue(3)", "no function 'revenue'"),
    ],
)
def test_what_has_no_meaning_is_said(text: str, said: str) -> None:
    assert any(said in fault for fault in faults(text))


def test_texts_of_a_scale_are_compared_by_its_order_and_other_texts_have_none() -> None:
    assert faults('level >= "中"') == []
    assert faults('town == "东镇"') == []
    assert len(faults('town >= "东镇"')) == 1


@pytest.mark.parametrize("part", ["not ", "-", "(", "[", "not (", "abs(", "min(1, ", "1 if big else ", "1 - ("])
@pytest.mark.parametrize("times", [61, 300, 5000])
def test_an_expression_that_is_nested_too_deeply_is_refused_with_the_remedy(part: str, times: int) -> None:
    text = part * times + "big" + ")" * (times * part.count("(")) + "]" * (times * part.count("["))
    with pytest.raises(InputError) as error:
        language.check(text, Names())
    assert "`let`" in str(error.value)


def test_brackets_within_the_limit_are_read() -> None:
    assert faults("(" * 50 + "revenue" + ")" * 50) == []


def test_an_expression_that_is_too_long_is_refused_with_the_limit() -> None:
    (said,) = faults("big and " * 1000 + "big")
    assert "8003 characters" in said
    assert "at most 4000" in said
    assert "`let`" in said


def test_a_long_table_of_codes_is_not_too_long() -> None:
    codes = ", ".join(f'"C{number}"' for number in range(1300, 1700))
    assert faults(f"industry in [{codes}]") == []
